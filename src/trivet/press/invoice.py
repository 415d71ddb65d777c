"""An invoice, or the credit note that takes one back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trivet.content.schema.sales import InvoiceStatus, InvoiceWords, SalesWords
from trivet.events.money import Line
from trivet.press.document import Block, Brand, Callout, Columns, Cover, Document, Heading, Keep, Paragraph
from trivet.press.papers import Party, address_of, facts, paragraph, paragraphs, plain, strong
from trivet.press.prices import price_table
from trivet.press.timetable import long_date

__all__ = ["InvoiceSheet", "InvoiceStatus", "invoice"]


@dataclass(frozen=True, slots=True)
class InvoiceSheet:
    """One invoice, finished. A credit note has negative lines and `credits`, the number that it takes back."""

    number: str
    issued_on: date
    due_on: date
    title: str
    provider: Party
    customer: Party
    lines: tuple[Line, ...]
    status: InvoiceStatus = InvoiceStatus.ISSUED
    supplied: str = ""
    po_number: str = ""
    quote_number: str = ""
    vat_number: str = ""
    bank: tuple[tuple[str, str], ...] = ()
    paid_on: date | None = None
    credits: str = ""
    terms: str = ""

    @property
    def is_credit(self) -> bool:
        return bool(self.credits)


def invoice(sheet: InvoiceSheet, words: SalesWords, brand: Brand) -> Document:
    """The invoice as a document of one page or two."""
    own = words.invoice
    kind = own.credit_title if sheet.is_credit else own.title
    stamp = own.statuses[sheet.status]
    return Document(
        title=f"{kind} {sheet.number}",
        subtitle=sheet.title,
        blocks=(*_head(sheet, own), *_state(sheet, own), *_prices(sheet, own), *_payment(sheet, own)),
        provider=brand,
        layout="plain",
        cover=Cover(stamp),
        author=sheet.provider.name,
        dated=sheet.issued_on,
        footer=f"{kind} {sheet.number}",
        watermark=stamp if sheet.status is InvoiceStatus.DRAFT else "",
    )


def _head(sheet: InvoiceSheet, words: InvoiceWords) -> Iterator[Block]:
    yield Columns(
        (
            (Paragraph(strong(words.to)), Paragraph(address_of(sheet.customer))),
            (Paragraph(strong(words.by)), Paragraph(address_of(sheet.provider))),
        )
    )
    yield from facts(
        (
            (words.number, plain(sheet.number)),
            (words.dated, plain(long_date(sheet.issued_on))),
            (words.due, () if sheet.is_credit else plain(long_date(sheet.due_on))),
            (words.supplied, plain(sheet.supplied)),
            (words.po, plain(sheet.po_number)),
            (words.quote, plain(sheet.quote_number)),
            (words.credits, plain(sheet.credits)),
            (words.vat_number, plain(sheet.vat_number)),
        )
    )


def _state(sheet: InvoiceSheet, words: InvoiceWords) -> Iterator[Block]:
    """The stamp in words: whoever finds this paper must not pay twice."""
    if sheet.status is InvoiceStatus.PAID and sheet.paid_on:
        told = words.paid.format(date=long_date(sheet.paid_on))
    elif sheet.status is InvoiceStatus.CREDITED:
        told = words.was_credited
    else:
        return
    yield Callout("note", words.statuses[sheet.status], (paragraph(told),))


def _prices(sheet: InvoiceSheet, words: InvoiceWords) -> Iterator[Block]:
    yield from price_table(sheet.lines, words, words.credited if sheet.is_credit else words.total)


def _payment(sheet: InvoiceSheet, words: InvoiceWords) -> Iterator[Block]:
    if sheet.is_credit:
        yield paragraph(words.note_told)
    elif sheet.status in (InvoiceStatus.ISSUED, InvoiceStatus.DRAFT):
        bank = facts((name, plain(value)) for name, value in sheet.bank)
        yield Keep((Heading(2, plain(words.pay)), paragraph(words.pay_told), *(bank or (paragraph(words.no_bank),))))
    yield from paragraphs(sheet.terms)
