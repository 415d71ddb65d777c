"""Money: whole pence, lines, VAT line by line, totals. No float ever holds a sum."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: More than anybody pays for training: a slip of the finger is refused before it is printed.
MOST = 100_000_000_00
_TYPED = re.compile(r"(-?)£?(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d{1,2}))?", re.ASCII)


class MoneyError(ValueError):
    """What was typed is no sum of money."""


class TaxKind(StrEnum):
    """Why a line carries VAT, or none. The values are the category codes of EN 16931 (UNCL 5305)."""

    STANDARD = "S"
    EXEMPT = "E"
    OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Tax:
    """How a line is taxed. `rate` is in hundredths of a per cent (2000 is 20 %); `why` says why there is none."""

    kind: TaxKind
    rate: int = 0
    why: str = ""

    def __post_init__(self) -> None:
        if (self.kind is TaxKind.STANDARD) != (self.rate > 0):
            raise MoneyError("A line with VAT has a rate above nought; one without VAT has none.")
        if self.rate > 10000:
            raise MoneyError("A rate of VAT is at most 100 %.")

    @property
    def label(self) -> str:
        """ "VAT 20 %", or why there is none."""
        if self.kind is TaxKind.STANDARD:
            return f"VAT {per_cent(self.rate)}"
        return self.why or ("Exempt from VAT" if self.kind is TaxKind.EXEMPT else "Outside the scope of VAT")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a quote or an invoice: so many of something, at so many pence before VAT. A credit is negative."""

    words: str
    quantity: int
    unit: int
    tax: Tax

    @property
    def net(self) -> int:
        return self.quantity * self.unit

    @property
    def vat(self) -> int:
        return vat_of(self.net, self.tax.rate)

    @property
    def gross(self) -> int:
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """All lines that are taxed alike."""

    tax: Tax
    net: int
    vat: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums in pence; `by_tax` has one entry for each way of being taxed, in the order of the lines."""

    net: int
    vat: int
    gross: int
    by_tax: tuple[TaxTotal, ...]


def vat_of(net: int, rate: int) -> int:
    """VAT on a line, in pence: rounded line by line to the nearest penny, a half away from nought.

    So a credit note takes back exactly what its invoice asked for, and the lines add up to the total as printed.
    """
    size = (abs(net) * rate * 2 + 10000) // 20000
    return size if net >= 0 else -size


def totals(lines: Iterable[Line]) -> Totals:
    """The sums of some lines: the total is what the printed lines add up to."""
    rows = tuple(lines)
    kinds = tuple(dict.fromkeys(line.tax for line in rows))
    by_tax = tuple(_tax_total(tax, [line for line in rows if line.tax == tax]) for tax in kinds)
    net, vat = sum(line.net for line in rows), sum(line.vat for line in rows)
    return Totals(net, vat, net + vat, by_tax)


def reversed_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of a credit note: the same things, taken back."""
    return tuple(Line(line.words, -line.quantity, line.unit, line.tax) for line in lines)


def pounds(pence: int) -> str:
    """125000 -> "£1,250.00"; a minus stands before the pound sign."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{whole:,}.{rest:02}"


def plain_pounds(pence: int) -> str:
    """125000 -> "1250.00", as spreadsheets and form fields want it."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{whole}.{rest:02}"


def pence(typed: str) -> int:
    """ "£1,250", "1250.5" or "1250.50" -> 125000 and so on. Raises MoneyError."""
    found = _TYPED.fullmatch(typed.replace(" ", ""))
    if found is None:
        raise MoneyError("Write a sum in pounds, such as 650 or 1,250.50.")
    sign, whole, rest = found.groups()
    sum_of = int(whole.replace(",", "")) * 100 + int((rest or "0").ljust(2, "0"))
    if sum_of > MOST:
        raise MoneyError("That is more than a hundred million pounds. Look at the noughts again.")
    return -sum_of if sign else sum_of


def per_cent(rate: int) -> str:
    """2000 -> "20%", 1750 -> "17.5%"."""
    whole, rest = divmod(rate, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


def _tax_total(tax: Tax, lines: list[Line]) -> TaxTotal:
    return TaxTotal(tax, sum(line.net for line in lines), sum(line.vat for line in lines))
