"""Quotes and invoices: what is to be paid and why, to the penny; on which terms; and never twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from courses import blocks_of, known
from samples import BRAND, HOSTILE, INVOICE, LINES, PAPERS, QUOTE, assert_sound, told

from trivet.events.money import reversed_lines
from trivet.press.document import Brand, Document, Facts, Heading, Table, Timeline
from trivet.press.html import to_html
from trivet.press.invoice import InvoiceSheet, InvoiceStatus, invoice
from trivet.press.markdown import inline_text
from trivet.press.papers import Party
from trivet.press.quote import QuoteSheet, quote
from trivet.press.word import to_docx

pytestmark = pytest.mark.press

CREDIT = replace(INVOICE, number="CN-2027-002", credits=INVOICE.number, lines=reversed_lines(LINES))


def quoted(sheet: QuoteSheet = QUOTE) -> Document:
    return quote(sheet, PAPERS.sales, BRAND)


def billed(sheet: InvoiceSheet = INVOICE) -> Document:
    return invoice(sheet, PAPERS.sales, BRAND)


def rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(inline_text(cell) for cell in row) for row in table.rows]


def facts(document: Document) -> dict[str, str]:
    return {name: inline_text(value) for block in blocks_of(document, Facts) for name, value in block.pairs}


def headings(document: Document) -> list[str]:
    return [inline_text(heading.children) for heading in blocks_of(document, Heading)]


def test_the_sums_are_right_to_the_penny() -> None:
    expected = [
        ("One day for up to 16 people", "1", "£1,250.00", "£1,250.00"),
        ("Travel: miles by car", "148", "£0.45", "£66.60"),
        ("One night away\nExempt from VAT: an invented reason", "1", "£80.00", "£80.00"),
        ("Total before VAT", "", "", "£1,396.60"),
        ("VAT 20%", "", "", "£263.32"),
        ("Total", "", "", "£1,659.92"),
    ]
    assert rows(blocks_of(quoted(), Table)[0]) == expected
    assert rows(blocks_of(billed(), Table)[0]) == [*expected[:-1], ("To pay", "", "", "£1,659.92")]


def test_lines_without_vat_say_why_and_ask_for_none() -> None:
    document = quoted(replace(QUOTE, lines=LINES[2:]))
    assert rows(blocks_of(document, Table)[0]) == [
        ("One night away", "1", "£80.00", "£80.00"),
        ("Total", "", "", "£80.00"),
    ]
    assert "Exempt from VAT: an invented reason." in told(document)


def test_the_ladder_reads_from_free_to_the_whole_price() -> None:
    assert rows(blocks_of(quoted(), Table)[1]) == [
        ("10 working days or more before", "Nothing"),
        ("5 to 9 working days before", "50% of the price"),
        ("Fewer than 5 working days before, or on the day", "100% of the price"),
    ]


def test_a_quote_says_what_for_whom_until_when_and_on_which_terms() -> None:
    assert facts(quoted()) == {
        "Date": "Monday 11 January 2027",
        "Valid until": "Thursday 11 February 2027",
        "What you get": QUOTE.title,
        "When": "Thursday 4 March 2027, 09:30 to 16:30",
        "Where": "Wrexham",
        "For how many": "Up to 16",
    }
    said = told(quoted())
    assert "Version 3. Accepting this quote accepts these terms." in said
    assert "https://training.example.org/q/abc/" in said


def test_no_standard_is_printed_unless_some_passed_the_gate() -> None:
    assert "has been checked by a named person, so we name none." in told(quoted())
    named = told(quoted(replace(QUOTE, standards=tuple(f"NOS {number}" for number in range(7)))))
    assert "Training content mapped to:" in named
    assert "NOS 4" in named
    assert "NOS 5" not in named


def test_the_tailored_days_stand_in_the_quote() -> None:
    plan = known("a day and a half").plan
    document = quoted(replace(QUOTE, plan=plan))
    assert [len(one.rows) for one in blocks_of(document, Timeline)] == [len(day.slots) for day in plan.days]
    assert [title for title in headings(document) if "day" in title] == ["Your day", "Your second day"]
    assert "Your day" not in headings(quoted())


def test_an_invoice_says_how_to_pay_until_it_is_paid() -> None:
    assert facts(billed())["Sort code"] == "00-00-00"
    paid = billed(replace(INVOICE, status=InvoiceStatus.PAID, paid_on=date(2027, 3, 20)))
    assert "Paid on Saturday 20 March 2027. Nothing is due." in told(paid)
    assert "How to pay" not in headings(paid)
    assert "Sort code" not in facts(paid)


def test_an_invoice_without_an_account_says_so() -> None:
    assert "Ask us for the account to pay into." in told(billed(replace(INVOICE, bank=())))


def test_a_draft_is_marked_and_a_credited_invoice_says_that_nothing_is_due() -> None:
    assert billed(replace(INVOICE, status=InvoiceStatus.DRAFT)).watermark == "Draft"
    assert billed().watermark == ""
    credited = billed(replace(INVOICE, status=InvoiceStatus.CREDITED))
    assert "This invoice was credited. Nothing is due." in told(credited)
    assert "How to pay" not in headings(credited)


def test_a_credit_note_names_its_invoice_and_takes_back_every_penny() -> None:
    document = billed(CREDIT)
    assert document.title == "Credit note CN-2027-002"
    assert facts(document)["Credits invoice"] == "INV-2027-031"
    assert "Due" not in facts(document)
    assert rows(blocks_of(document, Table)[0])[-1] == ("Credited to you", "", "", "−£1,659.92")


HOSTILE_PARTY = Party(HOSTILE, (HOSTILE,), "a@example.org", HOSTILE)
DOCUMENTS = {
    "quote": quoted(replace(QUOTE, plan=known("core").plan)),
    "quote with marks": quoted(replace(QUOTE, customer=HOSTILE_PARTY, title=HOSTILE, notes=HOSTILE, terms=(HOSTILE,))),
    "quote to sign on paper": quoted(replace(QUOTE, accept_at="", ladder=(), terms=())),
    "invoice": billed(),
    "invoice with marks": billed(replace(INVOICE, customer=HOSTILE_PARTY, title=HOSTILE, terms=HOSTILE)),
    "paid": billed(replace(INVOICE, status=InvoiceStatus.PAID, paid_on=date(2027, 3, 20))),
    "credit": billed(CREDIT),
    "customer's look": quote(QUOTE, PAPERS.sales, BRAND, customer_brand=Brand("Invented Office", "#5b2e6b")),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_paper_is_printed_alike_twice_and_clean(name: str, tmp_path: Path) -> None:
    assert_sound(DOCUMENTS[name], tmp_path)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_paper_can_be_had_as_a_page_and_in_word(name: str) -> None:
    assert DOCUMENTS[name].blocks
    assert "<table" in to_html(DOCUMENTS[name])
    assert to_docx(DOCUMENTS[name]).startswith(b"PK")
