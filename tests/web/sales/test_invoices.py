"""Invoices: numbers without gaps, payments that are only added to, credit notes, and what the accountant gets."""

import csv
import io
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction
from tests.web.sales.conftest import EVIL, FIRST, NOW, TODAY
from tests.web.test_database import at_once

from trivet.web.events.models import Booking, BookingGroup, Event, Participant
from trivet.web.people.models import User
from trivet.web.post.models import Message
from trivet.web.sales.actions import (
    accept_quote,
    credit,
    delete_draft,
    draft_for_event,
    draft_for_quote,
    issue,
    mail_invoice,
    pay,
)
from trivet.web.sales.details import Acceptance, Paid, SalesError
from trivet.web.sales.ledger import to_csv
from trivet.web.sales.models import Invoice, Payment, Quote
from trivet.web.sales.queries import issued_between, owed


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def accepted(sent: Quote) -> Quote:
    return accept_quote(sent, Acceptance("Siân Ŵyn", "Head", "PO-77", FIRST), now=NOW)


@pytest.fixture
def invoice(accepted: Quote, carol: User) -> Invoice:
    return draft_for_quote(accepted, by=carol)


@pytest.fixture
def issued(invoice: Invoice, carol: User) -> Invoice:
    return issue(invoice, by=carol, today=TODAY)


def paid(amount: int) -> Paid:
    return Paid(amount, TODAY, "BACS")


def test_an_accepted_quote_is_invoiced_once(accepted: Quote, invoice: Invoice, carol: User):
    assert draft_for_quote(accepted, by=carol) == invoice
    assert (invoice.buyer_name, invoice.po_number, invoice.net, invoice.vat, invoice.gross, invoice.supplied_on) == (
        "Ribblemere Recovery", "PO-77", 68600, 0, 68600, FIRST
    )  # fmt: skip
    assert (invoice.state, invoice.number, invoice.label) == ("draft", None, "Draft")


@pytest.mark.django_db(transaction=True)
def test_six_who_draft_at_once_make_one_invoice(accepted: Quote, carol: User):
    assert at_once(6, lambda number: draft_for_quote(accepted, by=carol)) == []
    assert Invoice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_payment_sent_six_times_at_once_is_one(issued: Invoice, carol: User):
    number = uuid.uuid4()
    assert at_once(6, lambda at: pay(issued, paid(100), submission=number, by=carol)) == []
    assert (Payment.objects.count(), Invoice.objects.get().paid) == (1, 100)


def test_a_quote_that_nobody_accepted_is_not_invoiced(sent: Quote, carol: User):
    with pytest.raises(SalesError, match="Only an accepted quote"):
        draft_for_quote(sent, by=carol)


def test_a_number_is_given_at_issue_and_kept(invoice: Invoice, carol: User, business):
    made = issue(invoice, by=carol, today=TODAY)
    assert (made.label, made.state, made.issued_on, made.due_on) == ("INV-0001", "issued", TODAY, TODAY + timedelta(30))
    assert made.seller["bank"].startswith("Sort code")
    assert issue(invoice, by=carol, today=TODAY + timedelta(9)).number == 1


def test_a_draft_thrown_away_leaves_no_gap(invoice: Invoice, accepted: Quote, carol: User):
    delete_draft(invoice, by=carol)
    assert issue(draft_for_quote(accepted, by=carol), by=carol, today=TODAY).label == "INV-0001"


def test_a_late_cancellation_of_an_in_house_day_is_invoiced_by_the_ladder(accepted: Quote, carol: User):
    late = NOW + timedelta((FIRST - TODAY).days - 1)
    Event.objects.update(state="cancelled", cancelled_at=late, date=FIRST)
    made = draft_for_quote(accepted, by=carol)
    assert (made.gross, "100% of £686.00" in made.lines[0]["words"]) == (68600, True)


def test_an_early_cancellation_costs_nothing(accepted: Quote, carol: User):
    Event.objects.update(state="cancelled", cancelled_at=NOW)
    with pytest.raises(SalesError, match="nothing is due"):
        draft_for_quote(accepted, by=carol)
    assert not Invoice.objects.exists()


def drafts(count: int, **changes: object) -> list[Invoice]:
    line = {"words": "A day", "quantity": 1, "unit": 100, "category": "O", "rate": 0, "why": ""}
    known = {"buyer_name": "Somebody", "lines": [line], "net": 100, "gross": 100} | changes
    return [Invoice.objects.create(**known) for _ in range(count)]


@pytest.mark.django_db(transaction=True)
def test_twelve_invoices_issued_at_once_are_numbered_without_a_gap(carol: User):
    rows = drafts(12)
    assert at_once(12, lambda number: issue(rows[number], by=carol, today=TODAY)) == []
    assert sorted(Invoice.objects.values_list("number", flat=True)) == list(range(1, 13))


@pytest.mark.django_db(transaction=True)
def test_one_invoice_issued_six_times_at_once_has_one_number(carol: User):
    row = drafts(1)[0]
    assert at_once(6, lambda number: issue(row, by=carol, today=TODAY)) == []
    assert issue(drafts(1)[0], by=carol, today=TODAY).number == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_of_a_transaction_that_failed_is_given_again(carol: User):
    first, second = drafts(2)
    with transaction.atomic():
        issue(first, by=carol, today=TODAY)
        transaction.set_rollback(True)
    assert issue(second, by=carol, today=TODAY).number == 1


def test_an_issued_invoice_is_not_edited(issued: Invoice, carol: User, sign_in):
    with pytest.raises(SalesError, match="credit note"):
        delete_draft(issued, by=carol)
    browser = sign_in(carol)
    browser.post(f"/desk/invoices/{issued.pk}/", {"version": "2", "buyer_name": "Thief", "lines": "0"})
    assert Invoice.objects.get().buyer_name == "Ribblemere Recovery"


def test_an_invoice_over_nothing_is_not_issued(db: None, carol: User):
    with pytest.raises(SalesError, match="above nought"):
        issue(drafts(1, lines=[], gross=0)[0], by=carol, today=TODAY)


def test_paying_in_parts_and_putting_a_slip_right(issued: Invoice, carol: User):
    pay(issued, paid(60000), submission=uuid.uuid4(), by=carol)
    issued.refresh_from_db()
    assert (issued.state, issued.open_sum) == ("part-paid", 8600)
    pay(issued, paid(-60000), submission=uuid.uuid4(), by=carol)
    issued.refresh_from_db()
    assert (issued.state, issued.open_sum) == ("issued", 68600)
    pay(issued, paid(68600), submission=uuid.uuid4(), by=carol)
    issued.refresh_from_db()
    assert (issued.state, issued.open_sum, Payment.objects.count()) == ("paid", 0, 3)


def test_one_payment_pressed_twice_is_one_payment(issued: Invoice, carol: User):
    number = uuid.uuid4()
    for _ in range(2):
        pay(issued, paid(100), submission=number, by=carol)
    issued.refresh_from_db()
    assert (Payment.objects.count(), issued.paid) == (1, 100)


@pytest.mark.parametrize(
    ("amount", "because"), [(68601, "Only £686.00 is owed"), (-1, "less than nothing"), (0, "less than")]
)
def test_a_sum_that_cannot_be_is_refused(amount: int, because: str, issued: Invoice, carol: User):
    with pytest.raises(SalesError, match=because):
        pay(issued, paid(amount), submission=uuid.uuid4(), by=carol)
    assert not Payment.objects.exists()


def test_a_credit_note_takes_back_all_of_it_once(issued: Invoice, accepted: Quote, carol: User):
    note = credit(issued, why="Wrong customer", by=carol, today=TODAY)
    assert credit(issued, why="Again", by=carol, today=TODAY) == note
    issued.refresh_from_db()
    assert (note.label, note.gross, note.credits, issued.state, issued.open_sum) == (
        "CN-0001",
        -68600,
        issued,
        "credited",
        0,
    )
    assert draft_for_quote(accepted, by=carol).pk not in {issued.pk, note.pk}


def test_what_was_paid_is_paid_back_before_it_is_taken_back(issued: Invoice, carol: User):
    pay(issued, paid(100), submission=uuid.uuid4(), by=carol)
    with pytest.raises(SalesError, match=r"£1\.00 was paid"):
        credit(issued, why="x", by=carol, today=TODAY)


def test_overdue_is_reckoned_and_not_stored(issued: Invoice):
    assert not issued.is_overdue(issued.due_on)
    assert issued.is_overdue(issued.due_on + timedelta(1))
    late = owed(issued.due_on + timedelta(1))
    assert (late.count, late.sum, late.late_count, late.late_sum) == (1, 68600, 1, 68600)
    assert owed(TODAY).late_count == 0


def test_mailing_sends_one_letter_with_the_paper(issued: Invoice, carol: User):
    for _ in range(2):
        mail_invoice(issued, by=carol, now=NOW)
    letter = Message.objects.get(template="invoice")
    assert (letter.to, letter.enclosures.get().name) == ("sian@example.org", "INV-0001.pdf")
    assert "£686.00" in letter.text


def test_a_draft_is_not_mailed(invoice: Invoice, carol: User):
    with pytest.raises(SalesError, match="Issue the invoice first"):
        mail_invoice(invoice, by=carol, now=NOW)


@pytest.fixture
def crowded(event: Event, booking: Booking, business) -> Event:
    """Siân of Ribblemere with an order, a colleague with another, a group of two, and somebody who cancelled late."""
    Booking.objects.filter(pk=booking.pk).update(price=19500, po_number="A1")
    others = [
        Participant.objects.create(name=f"P{number}", email=f"p{number}@example.org", organisation=organisation)
        for number, organisation in enumerate([booking.participant.organisation, None, None, None])
    ]
    group = BookingGroup.objects.create(event=event, name="Gwen", email="gwen@example.org", po_number="G7")
    own = {"event": event, "price": 19500}
    Booking.objects.create(**own, participant=others[0], printed_name="P0", po_number="B2")
    Booking.objects.create(**own, participant=others[1], printed_name="P1", group=group)
    Booking.objects.create(**own, participant=others[2], printed_name=EVIL, group=group)
    Booking.objects.create(**own, participant=others[3], printed_name="P3", state="cancelled", fee=9750)
    return event


def test_an_open_event_is_invoiced_by_organisation_order_and_group(crowded: Event, carol: User):
    made = draft_for_event(crowded, by=carol)
    found = sorted((row.buyer_name, row.po_number, row.gross) for row in made)
    assert found == [
        ("Gwen", "G7", 39000),
        ("P3", "", 9750),
        ("Ribblemere Recovery", "A1", 19500),
        ("Ribblemere Recovery", "B2", 19500),
    ]
    assert "Cancellation fee: P3" in {line["words"] for row in made for line in row.lines}


def test_nobody_is_invoiced_twice(crowded: Event, carol: User):
    assert len(draft_for_event(crowded, by=carol)) == 4
    assert draft_for_event(crowded, by=carol) == []


@pytest.mark.django_db(transaction=True)
def test_two_people_who_draft_at_once_invoice_nobody_twice(crowded: Event, carol: User):
    assert at_once(4, lambda number: draft_for_event(crowded, by=carol)) == []
    assert Invoice.objects.count() == 4


def test_after_a_draft_is_thrown_away_or_credited_the_booking_can_be_invoiced_again(crowded: Event, carol: User):
    made = draft_for_event(crowded, by=carol)
    delete_draft(made[0], by=carol)
    credit(issue(made[1], by=carol, today=TODAY), why="x", by=carol, today=TODAY)
    assert len(draft_for_event(crowded, by=carol)) == 2


def test_the_accountants_csv_is_safe_and_adds_up(crowded: Event, issued: Invoice, carol: User):
    Invoice.objects.filter(pk=issued.pk).update(buyer_name="=HYPERLINK(1)", po_number="@SUM", title="+1")
    credit(issue(draft_for_event(crowded, by=carol)[0], by=carol, today=TODAY), why="x", by=carol, today=TODAY)
    rows = list(csv.DictReader(io.StringIO(to_csv(issued_between(TODAY, TODAY)))))
    assert [row["Number"] for row in rows] == ["CN-0001", "INV-0001", "INV-0002"]
    assert (rows[1]["Customer"], rows[1]["Order number"], rows[1]["For"]) == ("'=HYPERLINK(1)", "'@SUM", "'+1")
    assert rows[0]["Net"].startswith("-") and float(rows[0]["Gross"]) == -float(rows[2]["Gross"])
    assert rows[1]["VAT category"] == "O" and rows[1]["Gross"] == "686.00"


def test_the_desk_walks_from_the_quote_to_the_paid_invoice(accepted: Quote, carol: User, sign_in):
    browser = sign_in(carol)
    made = browser.post(f"/desk/quotes/{accepted.pk}/invoice/")["Location"]
    assert "It gets its number when you issue it" in page(browser.get(made))
    changed = browser.post(
        made, {"version": "1", "buyer_name": "Ribblemere", "buyer_email": "pay@example.org", "lines": "1",
               "line_0_words": "The day", "line_0_unit": "700", "po_number": "PO-78"},
    )  # fmt: skip
    assert changed.status_code == 302, page(changed)
    assert browser.get(f"{made}invoice.pdf").content[:5] == b"%PDF-"
    assert "Issued as INV-0001" in page(browser.post(f"{made}issue/", follow=True))
    assert "in the mail queue" in page(browser.post(f"{made}mail/", follow=True))
    money = {"amount": "700", "on": f"{TODAY}", "submission": str(uuid.uuid4())}
    assert "£700.00 on 1 invoice" in page(browser.get("/desk/invoices/"))
    assert "Written down" in page(browser.post(f"{made}pay/", money, follow=True))
    assert Invoice.objects.get().state == "paid"
    answer = browser.get(f"/desk/invoices/accountant.csv?first={TODAY}&last={TODAY}")
    assert "INV-0001" in answer.content.decode() and answer["Content-Type"].startswith("text/csv")
    assert "Nobody owes you anything" in page(browser.get("/desk/invoices/?tab=all"))
    assert browser.get(f"{made}invoice.pdf").content[:5] == b"%PDF-"


@pytest.mark.parametrize("changes", [{"amount": "lots"}, {"amount": "9999"}, {"on": "2999-01-01"}, {"submission": "x"}])
def test_a_payment_that_cannot_be_is_said_and_not_stored(
    changes: dict[str, str], issued: Invoice, carol: User, sign_in
):
    form = {"amount": "1", "on": f"{TODAY}", "submission": str(uuid.uuid4())} | changes
    assert "written down" in page(sign_in(carol).post(f"/desk/invoices/{issued.pk}/pay/", form, follow=True))
    assert not Payment.objects.exists()


def test_an_evil_name_is_text_on_an_invoice_and_its_paper(crowded: Event, carol: User, sign_in):
    browser = sign_in(carol)
    browser.post(f"/desk/invoices/for-event/{crowded.pk}/")
    assert "Gwen" in page(browser.get("/desk/invoices/?tab=drafts"))
    for row in Invoice.objects.all():
        answer = browser.get(f"/desk/invoices/{row.pk}/")
        assert answer.status_code == 200 and b"<b> " not in answer.content
        assert browser.get(f"/desk/invoices/{row.pk}/invoice.pdf").content[:5] == b"%PDF-"
