"""What the accountant gets: one row for each way of being taxed on each invoice and credit note of a period."""

import csv
import io
from collections.abc import Iterable, Iterator

from trivet.events.money import plain_pounds, totals
from trivet.web.people.spreadsheet import safe
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Invoice

HEAD = (
    "Date", "Due", "Number", "Kind", "Customer", "Order number", "For", "VAT category", "VAT rate %", "Reason without VAT",
    "Net", "VAT", "Gross", "Currency", "State", "Paid",
)  # fmt: skip


def to_csv(rows: Iterable[Invoice]) -> str:
    """CSV with sums as plain numbers and no text that a spreadsheet runs."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in rows:
        writer.writerows(_rows(row))
    return out.getvalue()


def _rows(row: Invoice) -> Iterator[tuple[str, ...]]:
    head = (f"{row.issued_on}", f"{row.due_on or ''}", row.label, row.get_kind_display())
    texts = (safe(row.buyer_name), safe(row.po_number), safe(row.title))
    for at, one in enumerate(totals(lines_of(row.lines)).by_tax):
        tax = (one.tax.kind.value, f"{one.tax.rate / 100:g}", safe(one.tax.why))
        sums = (plain_pounds(one.net), plain_pounds(one.vat), plain_pounds(one.net + one.vat))
        # What was paid belongs to the whole paper, so it stands once.
        yield (
            *head,
            *texts,
            *tax,
            *sums,
            row.currency,
            row.get_state_display(),
            plain_pounds(row.paid) if at == 0 else "",
        )
