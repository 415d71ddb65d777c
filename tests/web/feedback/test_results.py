"""What the trainer sees, what nobody else does, and what comes in from paper."""

import csv
import io
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.web.feedback.days import held

from trivet.content.schema.forms import FormKind
from trivet.web.events.models import Booking, Event
from trivet.web.feedback.export import answers_csv, safe_cell
from trivet.web.feedback.models import FormAnswer
from trivet.web.feedback.queries import check_passed, opened, response_rates, sent_form
from trivet.web.feedback.results import results_of
from trivet.web.people.models import AuditEntry, Role, User

BEFORE, AFTER = FormKind.BEFORE, FormKind.AFTER
DESK = ["forms", "words", "export", "entry", "paper"]


def url(name: str, event: Event, kind: str = "after") -> str:
    return reverse(f"feedback:{name}", args=[event.pk, kind] if name in ("entry", "paper") else [event.pk])


@pytest.mark.parametrize("name", DESK)
def test_the_trainer_may_and_the_coordinator_the_contact_and_charlie_may_not(
    name: str, event: Event, booking: Booking, bob: User, coordinator: User, charlie: User, sign_in
):
    contact = User.objects.create_user("con@example.org", "kettle on a hob", name="Con", role=Role.CONTACT)
    codes = [sign_in(who).get(url(name, event)).status_code for who in (bob, coordinator, contact, charlie)]
    assert codes == [200, 403, 403, 403]
    assert Client().get(url(name, event)).status_code == 302


def test_numbers_come_with_their_denominators_and_claim_nothing(
    event: Event, people: list[Booking], alice: User, sign_in, send
):
    for booking in people[:5]:
        send(booking, BEFORE, {"conf-1": 4})
        send(booking, AFTER, {"conf-1": 6, "conf-2": 3, "ev-relevance": "4"})
    rates = [(one.kind, one.rate.returned, one.rate.of, one.rate.percent) for one in response_rates(event)]
    assert rates == [("before", 5, 6, 83), ("after", 5, 6, 83), ("six-weeks", 0, 6, 0)]
    found = results_of(event)
    assert (found.confidence[0].pairs, found.confidence[0].up, found.confidence[0].before) == (5, 5, 4.0)
    assert (found.confidence[1].pairs, found.confidence[1].is_shown) == (0, False)
    page = sign_in(alice).get(url("forms", event)).content.decode()
    assert "Answered by 5 of 5 forms." in page
    assert "shows no effect of the day" in page
    assert page.index("How many") < page.index("After the day")


def test_four_answers_are_not_shown(event: Event, people: list[Booking], alice: User, sign_in, send):
    for booking in people[:4]:
        send(booking, AFTER, {"ev-relevance": "1"})
    page = sign_in(alice).get(url("forms", event)).content.decode()
    assert "Answered by 4 of 4 forms. Too few to show how." in page
    assert "Hardly any of it" not in page


def test_words_are_read_without_names_and_the_reading_is_noted(
    event: Event, people: list[Booking], alice: User, sign_in, send
):
    scene = "vb-hostile" if people[0].pk % 2 else "va-hostile"
    send(people[0], AFTER, {}, {"ev-week": "Say why. <b>", scene: "I put that word. Sorry."})
    scene = "vb-hostile" if people[1].pk % 2 else "va-hostile"
    send(people[1], AFTER, {"scenes-private": True}, {scene: "Not for you."})
    send(people[2], AFTER, {"ev-contact": True}, {"ev-change": "The room."})
    page = sign_in(alice).get(url("words", event)).content.decode()
    assert "Say why. &lt;b&gt;" in page
    assert "I put that word. Sorry." in page
    assert "Not for you." not in page
    assert [name in page for name in ("Person 0", "Person 1", "Person 2")] == [False, False, True]
    assert AuditEntry.objects.filter(actor=alice, verb="saw", object=f"event:{event.pk}").exists()


def test_the_table_names_nobody_and_runs_nothing(event: Event, people: list[Booking], send, alice: User, sign_in):
    send(people[0], BEFORE, {"conf-1": 4})
    send(
        people[0], AFTER, {"ev-barriers": ["fit", "other"]}, {"ev-week": '=HYPERLINK("http://x")', "ev-change": "-1+1"}
    )
    scene = "vb-hostile" if people[1].pk % 2 else "va-hostile"
    send(people[1], AFTER, {"scenes-private": True}, {scene: "Not for you."})
    rows = list(csv.DictReader(io.StringIO(answers_csv(event, Random(1)))))
    one = next(row for row in rows if row["ev-week"])
    assert (one["ev-week"], one["ev-change"], one["ev-barriers"]) == ('\'=HYPERLINK("http://x")', "'-1+1", "fit other")
    assert len({row["person"] for row in rows}) == 2
    before = next(row for row in rows if row["form"] == "before")
    assert (before["person"], before["conf-1"]) == (one["person"], "4")
    text = sign_in(alice).get(url("export", event)).content.decode()
    assert not any(secret in text for secret in ("Person 0", "p0@example.org", people[0].token, "Not for you."))


@given(st.text())
def test_no_cell_starts_a_formula(text: str):
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_words_whose_key_is_gone_are_left_out_and_nothing_breaks(
    event: Event, people: list[Booking], send, alice, sign_in
):
    row = send(people[0], AFTER, {}, {"ev-week": "Lost."})
    other = send(people[1], AFTER, {}, {"ev-week": "Moved."})
    FormAnswer.objects.filter(pk=row.pk).update(words=other.words)
    row.refresh_from_db()
    assert opened(row) == {}
    page = sign_in(alice).get(url("words", event)).content.decode()
    assert (page.count("Moved."), "Lost." in page) == (1, False)


def test_paper_goes_in_by_signs_person_after_person(event: Event, people: list[Booking], bob: User, sign_in):
    browser, address = sign_in(bob), url("entry", event)
    page = browser.get(address).content.decode()
    assert "<h1>Person 0</h1>" in page
    sheet = {"booking": people[0].pk, "conf-1": "10", "ev-relevance": "1", "ev-barriers": "1, 3", "ev-contact": "x",
             "ev-week": "Ask first."}  # fmt: skip
    answer = browser.post(address, sheet, follow=True)
    assert "Entered for Person 0." in answer.content.decode()
    assert "<h1>Person 1</h1>" in answer.content.decode()
    row = sent_form(people[0], AFTER)
    assert row is not None
    assert (row.source, row.entered_by) == ("paper", bob)
    assert row.answers == {
        "conf-1": 10,
        "ev-relevance": "4",
        "ev-barriers": ["caseload", "support"],
        "ev-contact": True,
    }
    assert opened(row) == {"ev-week": "Ask first."}
    assert AuditEntry.objects.filter(actor=bob, verb="entered", object=f"formanswer:{row.pk}").exists()


def test_a_slip_of_the_finger_is_told_and_nothing_is_lost(event: Event, people: list[Booking], bob: User, sign_in):
    sheet = {"booking": people[0].pk, "conf-1": "11", "ev-relevance": "9", "ev-barriers": "1 99", "conf-2": "7"}
    answer = sign_in(bob).post(url("entry", event), sheet)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Type a number from 0 to 10." in page
    assert "Type one of 1, 2, 3, 4, 5, 6, 7, several with a space between." in page
    assert 'value="7"' in page
    assert not FormAnswer.objects.exists()


def test_letters_of_the_check_go_in_from_paper(event: Event, people: list[Booking], bob: User, sign_in, library):
    event.requires_check = True
    event.save()
    chosen = library.forms.file.check
    items = {item.id: item for module in library.modules.values() for item in module.check.items}
    sheet = {name: items[name].answer.id.upper() for name in (*chosen.items, *chosen.evidence)}
    assert sign_in(bob).post(url("entry", event), {"booking": people[0].pk, **sheet}).status_code == 302
    assert check_passed(people[0]) is True


@pytest.mark.parametrize("wanted", ["0", "x", "-1", "9" * 40, "987654"])
def test_a_person_of_another_day_is_not_found(event: Event, bob: User, sign_in, wanted: str):
    assert sign_in(bob).get(url("entry", event), {"booking": wanted}).status_code == 404


def test_sheets_to_print_hold_ones_own_scenes(event: Event, people: list[Booking], bob: User, sign_in):
    held(event, BEFORE)
    page = sign_in(bob).get(url("paper", event, "before")).content.decode()
    assert page.count('class="paper-sheet"') == 6
    assert page.count("Tyler:") == page.count("Bethan:") == 3


def test_an_event_without_people_or_forms_has_its_pages(event: Event, alice: User, sign_in):
    browser = sign_in(alice)
    pages = [browser.get(url(name, event)).content.decode() for name in ("forms", "words", "entry", "paper")]
    for page, said in zip(
        pages,
        ("No form has come back yet", "Nobody has written", "Every sheet is in", "Everybody who is booked"),
        strict=True,
    ):
        assert said in page
