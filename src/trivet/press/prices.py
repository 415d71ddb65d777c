"""The table of prices on quotes and invoices: lines, sums, VAT or the reason why there is none."""

from collections.abc import Iterator

from trivet.content.schema.sales import PriceWords
from trivet.events.money import Line, TaxKind, Totals, pounds, totals
from trivet.press.document import Block, Inlines, Paragraph, Table, Text
from trivet.press.papers import plain, strong

_WIDTHS = (6.4, 1.5, 2.0, 2.1)


def price_table(lines: tuple[Line, ...], words: PriceWords, total: str) -> Iterator[Block]:
    """Every line, then what they come to. `total` is the word for the last row."""
    sums = totals(lines)
    headers = tuple(plain(word) for word in (words.description, words.quantity, words.unit, words.amount))
    rows = (*(_row(line) for line in lines), *_sums(sums, words, total))
    yield Table(headers, rows, widths=_WIDTHS, figures=3)
    reasons = tuple(dict.fromkeys(one.tax.label for one in sums.by_tax if one.tax.kind is not TaxKind.STANDARD))
    if reasons:
        yield Paragraph((Text(f"{'; '.join(reasons)}."),))


def signed_pounds(pence: int) -> str:
    """As printed: a real minus sign, and no line broken after it."""
    return pounds(pence).replace("-", "\N{MINUS SIGN}")


def _row(line: Line) -> tuple[Inlines, ...]:
    figures = (str(line.quantity), signed_pounds(line.unit), signed_pounds(line.net))
    return (plain(line.words), *(plain(figure) for figure in figures))


def _sums(sums: Totals, words: PriceWords, total: str) -> Iterator[tuple[Inlines, ...]]:
    if sums.vat:
        yield (plain(words.net), (), (), plain(signed_pounds(sums.net)))
    for one in sums.by_tax:
        if one.tax.kind is TaxKind.STANDARD:
            yield (plain(one.tax.label), (), (), plain(signed_pounds(one.vat)))
    yield (strong(total), (), (), strong(signed_pounds(sums.gross)))
