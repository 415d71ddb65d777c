"""The customer answers by the signed link: one yes makes one event, whoever presses how often."""

from contextlib import suppress
from datetime import timedelta
from html import unescape

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from tests.web.sales.conftest import EVIL, FIRST, NOW, TODAY
from tests.web.test_database import at_once

from trivet.vocabulary import EventState
from trivet.web.events.models import Event
from trivet.web.people.models import User
from trivet.web.post.models import Message
from trivet.web.sales.actions import accept_quote, add_terms, decline_quote, new_edition, send_quote
from trivet.web.sales.details import Acceptance, SalesError
from trivet.web.sales.links import link_word
from trivet.web.sales.models import Quote
from trivet.web.training.models import Course

YES = Acceptance("Siân Ŵyn", "Head of service", "PO-77", FIRST)


def page(answer) -> str:
    return unescape(answer.content.decode())


def address(quote: Quote) -> str:
    return reverse("sales:quote-link", args=[link_word(quote)])


def said(**changes: object) -> dict[str, object]:
    return {
        "name": "Siân Ŵyn", "role": "Head of service", "po_number": "PO-77", "wanted": f"{FIRST}", "agreed": "on"
    } | changes  # fmt: skip


def test_the_link_shows_the_plan_the_price_and_the_terms(sent: Quote):
    answer = Client().get(address(sent))
    for words in (
        "£686.00",
        "Pro-social modelling",
        "A named substitute costs nothing.",
        "nothing is due",
        "Stands until",
    ):
        assert words in page(answer)
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert Client().get(f"{address(sent)}quote.pdf").content == bytes(Quote.objects.get().pdf)


def test_accepting_makes_a_tentative_event_on_the_day_they_like(sent: Quote):
    answer = Client().post(address(sent), said())
    assert answer["Location"] == address(sent)
    quote, event = Quote.objects.get(), Event.objects.get()
    assert (quote.state, quote.event, quote.po_number, quote.answered_role) == (
        "accepted",
        event,
        "PO-77",
        "Head of service",
    )
    assert (event.kind, event.state, event.date, event.nation, event.course) == (
        "in-house", EventState.TENTATIVE, FIRST, "england", quote.course
    )  # fmt: skip
    assert (event.capacity, event.terms, event.trainer) == (16, quote.terms, quote.trainer)
    assert (Course.objects.get(pk=quote.course_id).status, quote.enquiry.state) == ("agreed", "won")
    assert quote.frozen["gross"] == 68600 and quote.pdf_hash
    assert "Accepted." in page(Client().get(address(sent)))


def test_both_sides_get_one_letter(sent: Quote):
    for _ in range(2):
        Client().post(address(sent), said())
    letters = Message.objects.filter(key__startswith=f"quote-{sent.pk}-accepted")
    assert sorted(letters.values_list("to", flat=True)) == ["desk@fellside.example.org", "sian@example.org"]


def test_an_agreed_day_makes_a_confirmed_event(draft: Quote, carol: User):
    Course.objects.filter(pk=draft.course_id).update(date=FIRST)
    sent = send_quote(Quote.objects.get(), by=carol, now=NOW)
    shown = page(Client().get(address(sent)))
    assert "Which day?" not in shown
    Client().post(address(sent), said(wanted=""))
    assert (Event.objects.get().state, Event.objects.get().date, Quote.objects.get().wanted_date) == (
        EventState.CONFIRMED, FIRST, None
    )  # fmt: skip


def test_a_yes_said_twice_is_one_event(sent: Quote):
    first = accept_quote(sent, YES, now=NOW)
    again = accept_quote(sent, Acceptance("Somebody else", "Nobody"), now=NOW + timedelta(1))
    assert (again.event_id, again.answered_name, Event.objects.count()) == (first.event_id, "Siân Ŵyn", 1)


@pytest.mark.django_db(transaction=True)
def test_six_who_accept_at_once_make_one_event(sent: Quote):
    assert at_once(6, lambda number: accept_quote(sent, YES, now=NOW)) == []
    assert (Event.objects.count(), Quote.objects.get().state) == (1, "accepted")


@pytest.mark.django_db(transaction=True)
def test_a_new_version_and_a_yes_at_once_never_both_stand(sent: Quote, carol: User):
    again = new_edition(sent, by=carol, today=TODAY)

    def answer(number: int) -> None:
        with suppress(SalesError):
            accept_quote(sent, YES, now=NOW) if number else send_quote(again, by=carol, now=NOW)

    assert at_once(2, answer) == []
    states = set(Quote.objects.values_list("state", flat=True))
    assert states in ({"accepted", "draft"}, {"superseded", "sent"})


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"name": ""}, "required"),
        ({"role": ""}, "required"),
        ({"agreed": ""}, "Tick this to accept"),
        ({"wanted": ""}, "Choose a day, so that we can keep it"),
        ({"wanted": "2020-01-01"}, "2020-01-01"),
        ({"wanted": "", "other_day": "2020-01-01"}, "lies ahead"),
        ({"po_number": "x" * 61}, "at most 60"),
        ({"name": "x" * 300}, "at most 200"),
    ],
)
def test_what_is_wrong_in_an_answer_is_said_and_makes_nothing(changes: dict[str, object], because: str, sent: Quote):
    answer = Client().post(address(sent), said(**changes))
    assert answer.status_code == 200
    assert because in page(answer)
    assert not Event.objects.exists()


def test_another_day_than_those_named_may_be_chosen(sent: Quote):
    other = TODAY + timedelta(90)
    Client().post(address(sent), said(wanted="", other_day=f"{other}"))
    assert Event.objects.get().date == other


def test_an_evil_name_is_text(sent: Quote, alice: User, sign_in):
    Client().post(address(sent), said(name=EVIL, role=EVIL, po_number="=1+1"))
    for answer in (Client().get(address(sent)), sign_in(alice).get(f"/desk/quotes/{sent.pk}/")):
        assert EVIL in page(answer)
        assert b"<b> " not in answer.content


def test_a_link_that_was_tampered_with_leads_nowhere(sent: Quote):
    word = link_word(sent)
    other = Signer(salt="something else", sep=".").sign(sent.nonce)
    for wrong in (word[:-1], word.swapcase(), sent.nonce, f"{sent.nonce}.", other, "x" * 3000, "💷", "..%2f.."):
        assert Client().get(f"/quote/{wrong}/").status_code == 404
        assert Client().post(f"/quote/{wrong}/", said()).status_code == 404
    assert not Event.objects.exists()


def test_a_draft_has_no_link(draft: Quote):
    assert Client().get(address(draft)).status_code == 404


def test_a_quote_that_ran_out_says_so_and_makes_nothing(sent: Quote):
    Quote.objects.update(valid_until=TODAY - timedelta(1))
    assert "This quote stood until" in page(Client().get(address(sent)))
    answer = Client().post(address(sent), said())
    assert "has run out" in page(answer)
    assert not Event.objects.exists()


def test_a_replaced_quote_says_where_the_newer_one_is(sent: Quote, carol: User):
    send_quote(new_edition(sent, by=carol, today=TODAY), by=carol, now=NOW)
    assert "replaced by a newer one" in page(Client().get(address(sent)))
    assert "replaced by a newer one" in page(Client().post(address(sent), said()))
    assert not Event.objects.exists()


def test_a_quote_is_declined_with_a_word(sent: Quote):
    answer = Client().post(f"{address(sent)}decline/", {"why": "Not this year"})
    assert answer["Location"] == address(sent)
    quote = Quote.objects.get()
    assert (quote.state, quote.declined_why, quote.enquiry.state) == ("declined", "Not this year", "lost")
    assert Message.objects.filter(template="desk-news", text__contains="declined").exists()
    assert "You declined this quote" in page(Client().get(address(sent)))
    with pytest.raises(SalesError, match="was declined"):
        accept_quote(quote, YES, now=NOW)


def test_what_was_accepted_is_not_declined(sent: Quote):
    accept_quote(sent, YES, now=NOW)
    with pytest.raises(SalesError, match="accepted already"):
        decline_quote(sent, "", now=NOW)
    assert "accepted already" in page(Client().post(f"{address(sent)}decline/", {"why": ""}))


def test_a_far_away_day_keeps_the_day_before_for_travel(sent: Quote):
    Quote.objects.update(miles=150)
    accept_quote(sent, YES, now=NOW)
    assert (Event.objects.get().travel_before, Event.objects.get().travel_after) == (1, 0)


def test_prices_that_change_later_change_no_quote(sent: Quote, business):
    business.day_rate = 1
    business.save()
    assert "£686.00" in page(Client().get(address(sent)))


def test_what_the_desk_changes_after_sending_changes_no_offer(sent: Quote, carol: User, sign_in):
    Course.objects.filter(pk=sent.course_id).update(group_size=30, start="08:00", options=["compliance"])
    shown = page(Client().get(address(sent)))
    assert "Pro-social modelling" in shown and "12 people" in shown and "Compliance" not in shown
    assert "was changed after this quote was sent" in page(sign_in(carol).get(f"/desk/quotes/{sent.pk}/"))
    accept_quote(sent, YES, now=NOW)
    assert Event.objects.get().start == "09:30"


def test_the_event_is_under_the_terms_that_were_accepted(sent: Quote, alice: User):
    add_terms("Newer words.", "", (), by=alice)
    accept_quote(sent, YES, now=NOW)
    assert Event.objects.get().terms.number == 1


def test_a_reader_of_welsh_is_refused_in_welsh_once_it_is_translated(sent: Quote):
    Quote.objects.update(valid_until=TODAY - timedelta(1))
    assert Client().post(f"{address(sent)}?lang=cy", said()).status_code == 200
