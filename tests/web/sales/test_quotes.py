"""From an enquiry to a quote that was sent: one click, one customer, one course, one quote."""

import uuid
from datetime import date, timedelta
from html import unescape

import pytest
from tests.web.sales.conftest import NOW, TODAY, asked
from tests.web.test_database import at_once

from trivet.web.people.models import User
from trivet.web.people.versions import ChangedMeanwhileError
from trivet.web.post.models import Message
from trivet.web.sales.actions import ask, new_edition, quote_enquiry, reprice, save_quote, send_quote, set_enquiry_state
from trivet.web.sales.details import QuoteDetails, SalesError
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Enquiry, Quote
from trivet.web.training.models import Course, Customer


def page(answer) -> str:
    return unescape(answer.content.decode())


def details(quote: Quote, **changes: object) -> QuoteDetails:
    known = {
        "to_name": quote.to_name, "to_email": quote.to_email, "to_address": "", "lines": lines_of(quote.lines),
        "valid_until": quote.valid_until,
    }  # fmt: skip
    return QuoteDetails(**(known | changes))


def test_one_click_makes_customer_course_and_priced_quote(draft: Quote):
    assert (draft.customer.name, draft.customer.nation, draft.course.options, draft.course.group_size) == (
        "Ribblemere Recovery", "england", ["pro-social-modelling"], 12
    )  # fmt: skip
    assert [(line.words, line.quantity, line.unit) for line in lines_of(draft.lines)] == [
        ("One day of training for up to 16 people", 1, 65000),
        ("Travel, miles there and back at £0.45, the first 20 each way free", 80, 45),
    ]
    assert (draft.terms.number, draft.valid_until, draft.to_email) == (1, TODAY + timedelta(30), "sian@example.org")


def test_a_second_click_finds_the_same_quote(enquiry: Enquiry, draft: Quote, carol: User):
    assert quote_enquiry(enquiry, miles=0, by=carol, today=TODAY) == draft
    assert (Quote.objects.count(), Customer.objects.count(), Course.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_six_who_click_at_once_make_one_quote(enquiry: Enquiry, terms, carol: User):
    assert at_once(6, lambda number: quote_enquiry(enquiry, miles=0, by=carol, today=TODAY)) == []
    assert (Quote.objects.count(), Customer.objects.count(), Course.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_quote_sent_by_four_at_once_is_one_letter(draft: Quote, carol: User):
    assert at_once(4, lambda number: send_quote(draft, by=carol, now=NOW)) == []
    assert Message.objects.filter(template="quote").count() == 1


def test_a_customer_of_that_name_sector_and_nation_is_found_again(enquiry: Enquiry, draft: Quote, carol: User):
    again = ask(asked(organisation=" ribblemere recovery "), submission=uuid.uuid4())
    other = ask(asked(nation="wales"), submission=uuid.uuid4())
    assert quote_enquiry(again, miles=0, by=carol, today=TODAY).customer == draft.customer
    assert quote_enquiry(other, miles=0, by=carol, today=TODAY).customer != draft.customer


def test_a_second_half_day_more_people_and_a_far_away_night_are_priced(business, terms, carol: User):
    row = ask(asked(half_day=True, group_size=18), submission=uuid.uuid4())
    made = quote_enquiry(row, miles=120, by=carol, today=TODAY)
    assert [(line.quantity, line.unit) for line in lines_of(made.lines)] == [
        (1, 65000), (1, 40000), (2, 2000), (400, 45), (2, 9500)
    ]  # fmt: skip


def test_an_online_day_has_no_journey(business, terms, carol: User):
    row = ask(asked(delivery="online", postcode="", venue_nation=""), submission=uuid.uuid4())
    assert len(quote_enquiry(row, miles=300, by=carol, today=TODAY).lines) == 1


def test_a_registered_provider_charges_vat(business, enquiry: Enquiry, carol: User):
    business.vat_registered, business.vat_number = True, "GB000000000"
    business.save()
    lines = lines_of(quote_enquiry(enquiry, miles=0, by=carol, today=TODAY).lines)
    assert [(line.net, line.vat) for line in lines] == [(65000, 13000)]


def test_a_draft_is_edited_and_its_day_goes_to_the_course(draft: Quote, carol: User, alice: User):
    changed = save_quote(draft, details(draft, date=date(2038, 3, 4), trainer=alice), seen=1, by=carol)
    assert (changed.course.date, changed.trainer, changed.version) == (date(2038, 3, 4), alice, 2)
    with pytest.raises(ChangedMeanwhileError):
        save_quote(draft, details(draft), seen=1, by=alice)


def test_pricing_again_takes_the_prices_of_today(draft: Quote, carol: User, business):
    business.day_rate = 70000
    business.save()
    assert [line.unit for line in lines_of(reprice(draft, miles=10, by=carol).lines)] == [70000]


def test_sending_freezes_the_paper_and_writes_one_letter(sent: Quote, carol: User):
    sent.refresh_from_db()
    assert (sent.state, bytes(sent.pdf)[:5], len(sent.pdf_hash)) == ("sent", b"%PDF-", 64)
    assert (sent.frozen["gross"], sent.frozen["terms"], sent.frozen["course"]["group_size"]) == (68600, 1, 12)
    assert sent.enquiry.state == "quoted"
    send_quote(sent, by=carol, now=NOW)
    letter = Message.objects.get(template="quote")
    assert (letter.to, letter.enclosures.count()) == ("sian@example.org", 1)
    assert "£686.00" in letter.text and "/quote/" in letter.text


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"lines": []}, "comes to nothing"),
        ({"to_email": ""}, "e-mail"),
        ({"valid_until": TODAY - timedelta(1)}, "run out"),
    ],
)
def test_what_cannot_be_sent_says_why(changes: dict[str, object], because: str, draft: Quote, carol: User):
    Quote.objects.filter(pk=draft.pk).update(**changes)
    draft.refresh_from_db()
    with pytest.raises(SalesError, match=because):
        send_quote(draft, by=carol, now=NOW)
    assert not Message.objects.filter(template="quote").exists()


def test_what_was_sent_is_not_edited(sent: Quote, carol: User):
    with pytest.raises(SalesError, match="no longer changes"):
        save_quote(sent, details(sent), seen=sent.version, by=carol)


def test_a_new_version_stands_beside_the_old_one_until_it_is_sent(sent: Quote, carol: User):
    again = new_edition(sent, by=carol, today=TODAY)
    assert new_edition(sent, by=carol, today=TODAY) == again
    sent.refresh_from_db()
    assert (again.label, again.state, sent.state) == (f"{sent.label}/2", "draft", "sent")
    send_quote(again, by=carol, now=NOW)
    sent.refresh_from_db()
    assert sent.state == "superseded"


def test_somebody_elses_change_stops_the_sending(draft: Quote, carol: User, alice: User):
    save_quote(Quote.objects.get(pk=draft.pk), details(draft, notes="New words"), seen=1, by=alice)
    with pytest.raises(SalesError, match="Somebody changed this quote"):
        send_quote(draft, by=carol, now=NOW)


def test_the_desk_walks_from_the_enquiry_to_the_letter(enquiry: Enquiry, terms, carol: User, alice: User, sign_in):
    browser = sign_in(carol)
    assert "Ribblemere Recovery" in page(browser.get("/desk/enquiries/"))
    assert "Make a quote of it" in page(browser.get(f"/desk/enquiries/{enquiry.pk}/"))
    made = browser.post(f"/desk/enquiries/{enquiry.pk}/quote/", {"miles": "60"})
    shown = page(browser.get(made["Location"]))
    assert "Send it to sian@example.org" in shown and "£686.00" in shown
    quote = Quote.objects.get()
    answer = browser.post(
        f"/desk/quotes/{quote.pk}/",
        {"version": "1", "to_name": "Siân", "to_email": "sian@example.org", "valid_until": "2099-01-01", "lines": "2",
         "line_0_words": "The day", "line_0_quantity": "1", "line_0_unit": "700", "line_0_tax": "E", "date": "2099-03-04",
         "trainer": str(alice.pk), "line_1_words": "", "line_1_unit": ""},
    )  # fmt: skip
    assert answer.status_code == 302, page(answer)
    assert "£700.00" in page(browser.get(f"/desk/quotes/{quote.pk}/"))
    assert browser.get(f"/desk/quotes/{quote.pk}/quote.pdf").content[:5] == b"%PDF-"
    assert "in the mail queue" in page(browser.post(f"/desk/quotes/{quote.pk}/send/", follow=True))
    assert "quoted" in page(browser.get("/desk/enquiries/")).lower()


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"line_0_unit": "a lot"}, "Write a sum in pounds"),
        ({"line_0_unit": ""}, "Say what one of them costs"),
        ({"line_1_unit": "5"}, "Say what this sum is for"),
        ({"line_0_quantity": "1.5"}, "whole number"),
        ({"second_date": "2099-01-01"}, "comes after the first day"),
        ({"trainer": "999"}, "999"),
        ({"version": "1", "to_email": "nobody"}, "valid email"),
    ],
)
def test_what_is_wrong_in_a_quote_is_said_and_nothing_is_lost(
    changes, because: str, draft: Quote, carol: User, sign_in
):
    form = {
        "version": "1",
        "valid_until": "2099-01-01",
        "lines": "2",
        "line_0_words": "Typed with care",
        "line_0_unit": "5",
    }
    answer = sign_in(carol).post(f"/desk/quotes/{draft.pk}/", form | changes)
    assert because in page(answer)
    assert "Typed with care" in page(answer)


def test_another_line_is_another_row_and_stores_nothing(draft: Quote, carol: User, sign_in):
    answer = sign_in(carol).post(f"/desk/quotes/{draft.pk}/", {"version": "1", "lines": "3", "add_line": "1"})
    assert 'name="line_3_words"' in page(answer)
    assert Quote.objects.get().version == 1


def test_a_double_booked_trainer_is_shown_on_the_quote(draft: Quote, event, alice: User, carol: User, sign_in):
    save_quote(draft, details(draft, date=event.date, trainer=alice), seen=1, by=carol)
    assert "Alice Ashworth teaches “A day of rehearsal” on" in page(sign_in(carol).get(f"/desk/quotes/{draft.pk}/"))


def test_an_enquiry_is_lost_and_opened_again(enquiry: Enquiry, carol: User, sign_in):
    browser = sign_in(carol)
    browser.post(f"/desk/enquiries/{enquiry.pk}/state/", {"state": "lost", "why": "Too dear"})
    assert "Too dear" in page(browser.get(f"/desk/enquiries/{enquiry.pk}/"))
    assert "Ribblemere" not in page(browser.get("/desk/enquiries/"))
    assert "Ribblemere" in page(browser.get("/desk/enquiries/?tab=lost&q=ribble"))
    set_enquiry_state(enquiry, "new", by=carol)
    assert Enquiry.objects.get().state == "new"


@pytest.mark.parametrize("miles", ["-1", "2001", "many", "9" * 40])
def test_silly_miles_make_nothing(miles: str, enquiry: Enquiry, carol: User, sign_in):
    sign_in(carol).post(f"/desk/enquiries/{enquiry.pk}/quote/", {"miles": miles})
    assert not Quote.objects.exists()
