"""The table of prices on quotes and invoices: lines, sums, VAT or the reason why there is none."""

from collections.abc import Iterator

from trivet.content.schema.sales import PriceWords
from trivet.events.money import Line, Tax, TaxKind, Totals, pounds, totals
from trivet.press.document import Block, Emphasis, Inlines, LineBreak, Paragraph, Table, Text
from trivet.press.papers import plain, strong

MINUS = "\N{MINUS SIGN}"
_WIDTHS = (6.4, 1.5, 2.0, 2.1)


def price_table(lines: tuple[Line, ...], words: PriceWords, total: str) -> Iterator[Block]:
    """Every line, then what they come to. `total` is the word for the last row."""
    sums = totals(lines)
    mixed = len(sums.by_tax) > 1
    headers = tuple(plain(word) for word in (words.description, words.quantity, words.unit, words.amount))
    rows = (*(_row(line, mixed=mixed) for line in lines), *_sums(sums, words, total))
    yield Table(headers, rows, widths=_WIDTHS, figures=3)
    if not mixed:
        yield from (Paragraph((Text(f"{one.tax.label}."),)) for one in sums.by_tax if not _is_taxed(one.tax))


def signed_pounds(pence: int) -> str:
    """As printed: a real minus sign, and no line broken after it."""
    return pounds(pence).replace("-", MINUS)


def _is_taxed(tax: Tax) -> bool:
    return tax.kind is TaxKind.STANDARD


def _row(line: Line, *, mixed: bool) -> tuple[Inlines, ...]:
    """Where only some lines carry VAT, each of the others says why it does not."""
    why: Inlines = (LineBreak(), Emphasis((Text(line.tax.label),))) if mixed and not _is_taxed(line.tax) else ()
    figures = (str(line.quantity).replace("-", MINUS), signed_pounds(line.unit), signed_pounds(line.net))
    return ((*plain(line.words), *why), *(plain(figure) for figure in figures))


def _sums(sums: Totals, words: PriceWords, total: str) -> Iterator[tuple[Inlines, ...]]:
    if sums.vat:
        yield (plain(words.net), (), (), plain(signed_pounds(sums.net)))
    for one in sums.by_tax:
        if _is_taxed(one.tax):
            yield (plain(one.tax.label), (), (), plain(signed_pounds(one.vat)))
    yield (strong(total), (), (), strong(signed_pounds(sums.gross)))
