"""The public dates: a list that can be searched, a date with its booking form, and what becomes of a booking."""

import uuid
from datetime import date
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from trivet.vocabulary import EventState
from trivet.web.events.models import Booking, Business, Event, Participant, Terms
from trivet.web.events.needs import needs_of
from trivet.web.people.flood import TRAP

LADDER = [{"working_days": 10, "percent": 0}, {"working_days": 5, "percent": 50}, {"working_days": 0, "percent": 100}]


def page(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def sent(name: str = "Ann Ash", **changes: object) -> dict[str, object]:
    email = f"{''.join(sign for sign in name.lower() if sign.isascii() and sign.isalnum())}@example.org"
    return {
        "name": name, "email": email, "organisation": "", "job_role": "", "sector": "", "regulator": "general",
        "language": "en", "access_needs": "", "dietary_needs": "", "po_number": "", "submission": str(uuid.uuid4()),
        "website_address": "",
    } | changes  # fmt: skip


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def online(event: Event) -> Event:
    return Event.objects.create(
        course=event.course, kind="open", state=EventState.TENTATIVE, date=date(2038, 5, 6), nation="wales",
        delivery="online", taught_in="cy", capacity=10, minimum=6, is_published=True, submission=uuid.uuid4(),
    )  # fmt: skip


@pytest.fixture
def address(event: Event) -> str:
    return f"/dates/{event.slug}/"


def test_the_list_says_what_there_is_in_words(browser: Client, event: Event, online: Event):
    shown = page(browser.get("/dates/"))
    for words in ("2 dates, the next one first", "Thursday 4 March 2038", "3 places", "North West", "Taught in", "Online",
                  "goes ahead with 6; 0 so far", "£195.00 a place (no VAT is charged)"):  # fmt: skip
        assert words in shown
    assert shown.index("Canal Mill") < shown.index("6 May 2038")


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("nation=wales", ["online"]),
        ("nation=england", ["event"]),
        ("region=North+West", ["event"]),
        ("month=2038-05", ["online"]),
        ("how=online", ["online"]),
        ("how=in-person&nation=wales", []),
        ("language=cy", ["online"]),
        ("language=en", ["event"]),
        ("nation=atlantis&month=2038-13&how=x&region=", ["event", "online"]),
        ("month=%00&nation=%00", ["event", "online"]),
    ],
)
def test_the_filters_find_what_they_say(browser: Client, event: Event, online: Event, search: str, found: list[str]):
    shown = page(browser.get(f"/dates/?{search}"))
    known = {"event": event.slug, "online": online.slug}
    assert {name for name, slug in known.items() if slug in shown} == set(found)


def test_what_is_not_public_is_not_listed(browser: Client, event: Event):
    for change in ({"is_published": False}, {"state": "cancelled"}, {"kind": "in-house"}, {"date": date(2020, 1, 1)}):
        Event.objects.update(is_published=True, state="confirmed", kind="open", date=date(2038, 3, 4))
        Event.objects.update(**change)
        assert "No open date is planned" in page(browser.get("/dates/"))
    Event.objects.update(is_published=False)
    assert browser.get(f"/dates/{event.slug}/").status_code == 404


def test_a_long_list_asks_the_database_as_often_as_a_short_one(
    browser: Client, event: Event, django_assert_max_num_queries
):
    def queries() -> int:
        with django_assert_max_num_queries(15) as seen:
            browser.get("/dates/")
        return len(seen)

    queries()
    one = queries()
    for day in (5, 6):
        Event.objects.create(
            course=event.course, kind="open", state="confirmed", date=date(2038, 3, day), nation="england",
            venue=event.venue, is_published=True, submission=uuid.uuid4(),
        )  # fmt: skip
    assert queries() == one


def test_the_dates_are_a_calendar(browser: Client, event: Event, online: Event):
    answer = browser.get("/dates/feed.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.content.count(b"BEGIN:VEVENT") == 2


def test_a_date_says_what_when_where_and_what_it_costs(browser: Client, event: Event, address: str):
    Terms.objects.create(number=3, text="Bring yourself.", ladder=LADDER)
    Business.objects.create(id=1, vat_registered=True)
    shown = page(browser.get(address))
    for words in ("09:30 to 16:30", "Canal Mill", "LA1 1AA", "£195.00 a place, plus VAT at 20%", "Alice Ashworth",
                  "10 working days or more before", "nothing is due", "5 to 9 working days before",
                  "50% of the price is due", "fewer than 5 working days before", "The terms, version 3",
                  "deleted 30 days after the event"):  # fmt: skip
        assert words.lower() in shown.lower()


def test_somebody_books_on_one_page_and_sees_what_became_of_it(browser: Client, event: Event, address: str):
    terms = Terms.objects.create(number=1, text="Bring yourself.", ladder=LADDER)
    answer = browser.post(address, sent(
        "Siân Ŵyn 🦊", organisation="Ribblemere", job_role="Key worker", sector="probation", regulator="sssc",
        access_needs="A ramp", dietary_needs="No nuts", po_number="PO-1", accept="on", prior_wants="therapy",
    ))  # fmt: skip
    row = Booking.objects.get()
    assert answer["Location"] == f"/dates/{event.slug}/booked/{row.token}/"
    assert (row.printed_name, row.state, row.terms, row.po_number, row.price) == (
        "Siân Ŵyn 🦊", "booked", terms, "PO-1", 19500,
    )  # fmt: skip
    assert (needs_of(row).access, "ramp" in row.access_needs) == ("A ramp", False)
    person = row.participant
    assert (person.organisation.name, person.job_role, person.sector, person.regulator) == (
        "Ribblemere", "Key worker", "probation", "sssc",
    )  # fmt: skip
    shown = page(browser.get(answer["Location"]))
    assert "You have a place" in shown
    assert "This day does not teach a therapy" in shown


def test_the_terms_must_be_accepted(browser: Client, event: Event, address: str):
    Terms.objects.create(number=1, text="Bring yourself.")
    assert "we can only take a booking under our terms" in page(browser.post(address, sent()))
    assert not Booking.objects.exists()


def test_the_language_that_was_chosen_is_kept(browser: Client, address: str):
    answer = browser.post(address, sent(language="cy"))
    assert (Booking.objects.get().language, Participant.objects.get().language) == ("cy", "cy")
    assert answer.cookies["language"].value == "cy"
    assert 'lang="cy"' in page(browser.get(answer["Location"]))


def test_a_form_sent_twice_leads_to_the_same_booking(browser: Client, address: str):
    form = sent()
    places = {browser.post(address, form)["Location"] for _ in range(2)}
    assert (len(places), Booking.objects.count()) == (1, 1)


def test_who_books_again_is_told_and_nothing_is_doubled(browser: Client, address: str):
    browser.post(address, sent())
    shown = page(browser.post(address, sent()))
    assert "There is a booking for Ann Ash with this e-mail address already" in shown
    assert Booking.objects.count() == 1


def test_the_fourth_of_three_waits_and_sees_where(browser: Client, event: Event, address: str):
    for name in ("Ann", "Ben", "Cai"):
        browser.post(address, sent(name))
    assert "Join the waiting list" in page(browser.get(address))
    for name, words in (("Dot", "You are the next one."), ("Eve", "You are number 2 in the line.")):
        assert words in page(browser.post(address, sent(name), follow=True))
    assert "Full: 2 people wait" in page(browser.get("/dates/"))


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "   "}, "This field is required"),
        ({"name": "x" * 301}, "at most 300"),
        ({"name": "A\x01B"}, "cannot be printed"),
        ({"email": "nobody"}, "valid e"),
        ({"email": "a@b.example\nBcc: all@example.org"}, "valid e"),
        ({"language": "xx"}, "xx"),
        ({"sector": "prisons"}, "prisons"),
        ({"prior_wants": "gold"}, "gold"),
        ({"access_needs": "x" * 4001}, "at most 4000"),
        ({TRAP: "http://spam.example"}, "Leave this empty"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    browser: Client, address: str, changes: dict[str, object], because: str
):
    answer = browser.post(address, sent(organisation="Kept as typed", **changes))
    assert (answer.status_code, because in page(answer), Booking.objects.exists()) == (200, True, False)
    assert 'value="Kept as typed"' in page(answer)


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "<script>alert(1)</script>", "' OR 1=1 --", "x" * 300, "Łukasz Ŵŷ 🦊"]
)
def test_any_name_is_stored_as_it_was_typed(browser: Client, address: str, name: str):
    answer = browser.post(address, sent(name, email="any@example.org"), follow=True)
    assert Booking.objects.get().printed_name == name
    assert "<script>alert" not in answer.content.decode()


def test_a_date_that_is_over_cancelled_or_shut_says_so(browser: Client, event: Event, address: str):
    Event.objects.update(state="cancelled", cancelled_why="The boiler burst.")
    assert "This date is cancelled. The boiler burst." in page(browser.get(address))
    assert "is cancelled, so it takes no bookings" in page(browser.post(address, sent()))
    Event.objects.update(state="confirmed", takes_bookings=False)
    assert "Booking for this date is closed" in page(browser.get(address))
    assert not Booking.objects.exists()


def test_a_flood_from_one_address_is_slowed_down(browser: Client, address: str):
    answers = [browser.post(address, sent(name="")).status_code for _ in range(62)]
    assert (answers[0], answers[-1]) == (200, 429)
    assert not Booking.objects.exists()
    cache.clear()


def test_several_people_are_booked_at_once(browser: Client, event: Event, address: str):
    people = {"name_0": "Ann", "email_0": "ann@example.org", "name_1": "Ben", "email_1": "ben@example.org",
              "name_2": "Cai", "email_2": "cai@example.org", "name_3": "Dot", "email_3": "dot@example.org"}  # fmt: skip
    form = sent("Boss", rows="4", book="1") | people
    answer = browser.post(f"{address}group/", form)
    shown = page(browser.get(answer["Location"]))
    assert [row.state for row in Booking.objects.order_by("id")] == ["booked"] * 3 + ["waiting"]
    assert {row.source for row in Booking.objects.all()} == {"group"}
    for words in ("4 people", "Ann", "has a place", "waits"):
        assert words in shown
    assert browser.post(f"{address}group/", form)["Location"] == answer["Location"]


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({}, "Give at least one name"),
        ({"name_0": "Ann"}, "so we need an address"),
        ({"email_0": "ann@example.org"}, "Say whose address this is"),
        (
            {"name_0": "Ann", "email_0": "a@example.org", "name_1": " ann", "email_1": "A@example.org"},
            "stands here twice",
        ),
        ({"name_0": "Ann", "email_0": "x"}, "valid e"),
    ],
)
def test_what_is_wrong_with_a_group_is_said(browser: Client, address: str, changes: dict[str, str], because: str):
    answer = browser.post(f"{address}group/", sent("Boss", rows="3", **changes))
    assert (answer.status_code, because in page(answer), Booking.objects.exists()) == (200, True, False)


def test_more_rows_keep_what_was_typed(browser: Client, address: str):
    for rows, wanted in (("3", "name_5"), ("999", "name_29"), ("x", "name_5")):
        answer = browser.post(f"{address}group/", sent("Boss", rows=rows, add_people="1", name_0="Ann"))
        assert f'name="{wanted}"' in page(answer)
        assert 'value="Ann"' in page(answer)


def test_the_confirmation_is_nobody_elses(browser: Client, event: Event):
    assert browser.get(f"/dates/{event.slug}/booked/not-a-token/").status_code == 404
