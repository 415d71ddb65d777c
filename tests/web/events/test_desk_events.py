"""The desk's events: one page to publish, warnings that do not forbid, cancelling that can be undone."""

import uuid
from datetime import date
from html import unescape

import pytest
from django.test import Client

from trivet.web.events.models import Booking, Business, Closure, Event, Venue
from trivet.web.people.models import AuditEntry, Role, User
from trivet.web.training.models import Course, Customer

HTMX = {"HX-Request": "true"}


def page(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def sent(**changes: object) -> dict[str, object]:
    return {
        "sector": "probation", "nation": "england", "date": "2038-03-04", "second_date": "", "start": "09:30",
        "end": "16:30", "variant": "standard", "delivery": "in-person", "venue": "", "venue_name": "",
        "venue_postcode": "", "venue_address": "", "room": "", "online_link": "", "trainer": "", "co_trainer": "",
        "travel_before": "0", "travel_after": "0", "capacity": "16", "minimum": "6", "decide_by": "", "price": "195",
        "taught_in": "en", "takes_bookings": "on", "threshold": "90", "opens_before": "45", "closes_after": "30",
        "title": "", "submission": str(uuid.uuid4()), "version": "", "is_public": "on",
    } | changes  # fmt: skip


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


@pytest.fixture
def carys(db: None) -> User:
    return User.objects.create_user("carys@example.org", None, name="Carys Cole", role=Role.COORDINATOR)


def test_an_open_event_is_published_with_one_page(browser: Client, bob: User):
    form = sent(venue_name="Canal Mill", venue_postcode="la11aa", trainer=str(bob.pk), options=["compliance"])
    answer = browser.post("/desk/events/new/", form)
    event = Event.objects.get()
    assert answer["Location"] == f"/desk/events/{event.pk}/"
    assert (event.state, event.is_published, event.kind, event.price, event.trainer) == (
        "tentative", True, "open", 19500, bob,
    )  # fmt: skip
    assert (event.venue.name, event.venue.postcode, event.course.options) == ("Canal Mill", "LA1 1AA", ["compliance"])
    assert (event.course.customer.is_house, event.course.customer.sector) == (True, "probation")
    assert event.slug in page(Client().get("/dates/"))
    assert browser.post("/desk/events/new/", form)["Location"] == answer["Location"]
    assert (Event.objects.count(), Course.objects.count(), Venue.objects.count()) == (1, 1, 1)


def test_the_form_opens_with_how_we_do_business(browser: Client, bob: User):
    Business.objects.create(id=1, most_people=12, fewest_people=5, place_price=17550)
    shown = page(browser.get("/desk/events/new/"))
    for words in ('value="12"', 'value="5"', 'value="175.50"', "09:30–09:50", "Lunch", "Bob Birtwistle"):
        assert words in shown


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"date": ""}, "This field is required"),
        ({"date": "2038-02-30"}, "valid date"),
        ({"second_date": "2038-03-04"}, "comes after the first"),
        ({"end": "11:00"}, "This day does not fit"),
        ({"start": "17:00"}, "ends before it starts"),
        ({"capacity": "0"}, "greater than or equal to 1"),
        ({"capacity": "5", "minimum": "6"}, "cannot need more people"),
        ({"decide_by": "2038-03-05"}, "Decide before the event"),
        ({"price": "a lot"}, "Price a place"),
        ({"price": "-5"}, "Price a place"),
        ({"venue_name": "X", "venue_postcode": "EH1 1AA"}, "lies in Scotland"),
        ({"venue_name": "X", "venue_postcode": "nowhere"}, "not a whole UK postcode"),
        ({"venue": "987654"}, "Select a valid choice"),
        ({"sector": "prisons"}, "prisons"),
        ({"nation": "atlantis"}, "atlantis"),
        ({"options": ["astrology"]}, "astrology"),
        ({"date": "2020-01-01"}, "is over"),
        ({"threshold": "101"}, "less than or equal to 100"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(browser: Client, changes: dict[str, object], because: str):
    answer = browser.post("/desk/events/new/", sent(room="Kept as typed", **changes))
    assert (answer.status_code, because in page(answer)) == (200, True)
    assert 'value="Kept as typed"' in page(answer)
    assert not (Event.objects.exists() or Course.objects.exists() or Venue.objects.exists())


def test_a_postcode_on_the_border_is_asked_about_and_the_answer_counts(browser: Client):
    for nation in ("england", "wales"):
        browser.post("/desk/events/new/", sent(nation=nation, venue_name=f"In {nation}", venue_postcode="SY10 7AB"))
    assert set(Event.objects.values_list("nation", flat=True)) == {"england", "wales"}


def test_an_impossible_day_is_refused_with_offers_that_can_be_taken(browser: Client):
    three = ["pro-social-modelling", "risk-need-responsivity", "compliance"]
    refused = browser.post("/desk/events/new/", sent(options=three))
    assert "What would fit" in page(refused)
    half = next(one for one in refused.context["form"].planned.offers if one.course.half_day)
    taken = browser.post("/desk/events/new/", sent(options=three, take=str(half.number)))
    assert taken.context["form"]["half_day"].value()
    assert not Event.objects.exists()


def test_the_timetable_follows_each_tick_and_stores_nothing(browser: Client):
    shown = page(browser.get("/desk/events/new/day/", sent(options=["compliance"]), headers=HTMX))
    assert "What it cost to fit" in shown
    assert "<html" not in shown
    assert "<html" in page(browser.get("/desk/events/new/day/"))
    assert not Event.objects.exists()


def test_what_stands_in_the_way_is_said_and_stops_nobody(browser: Client, bob: User, venue: Venue):
    Closure.objects.create(first=date(2026, 12, 25), last=date(2026, 12, 25), why="Leave", trainer=bob)
    for _ in range(2):
        answer = browser.post(
            "/desk/events/new/", sent(date="2026-12-25", trainer=str(bob.pk), venue=str(venue.pk)), follow=True
        )
    shown = page(answer)
    assert Event.objects.count() == 2
    for words in ("Christmas Day", "Bob Birtwistle is away", "The venue is taken", "Bob Birtwistle teaches"):
        assert words in shown


def test_an_event_in_house_of_a_course_that_there_is(browser: Client, course: Course):
    url = f"/desk/courses/{course.pk}/event/"
    assert "Room 1" in page(browser.get(url))
    answer = browser.post(url, sent(venue_name="Room 1", minimum="1", price=""))
    event = Event.objects.get()
    assert answer["Location"] == f"/desk/events/{event.pk}/"
    assert (event.kind, event.state, event.is_published, event.venue.name) == ("in-house", "draft", False, "Room 1")


def test_hours_that_the_course_does_not_fit_are_refused(browser: Client, course: Course, event: Event):
    for url in (f"/desk/courses/{course.pk}/event/", f"/desk/events/{event.pk}/edit/"):
        shown = page(browser.post(url, sent(end="11:00", version=event.version)))
        assert "What would fit:" in shown
    event.refresh_from_db()
    assert event.end == "16:30"


def test_an_event_is_changed_and_more_places_are_offered(browser: Client, event: Event, booking: Booking):
    waiting = Booking.objects.create(
        event=event, participant=booking.participant.__class__.objects.create(name="W", email="w@example.org"),
        printed_name="W", state="waiting", queued_at="2038-01-01T00:00Z", submission=uuid.uuid4(),
    )  # fmt: skip
    form = sent(capacity="5", minimum="1", venue=str(event.venue_id), version=str(event.version), notes="Key at desk")
    assert browser.post(f"/desk/events/{event.pk}/edit/", form).status_code == 302
    event.refresh_from_db()
    waiting.refresh_from_db()
    assert (event.capacity, event.version, waiting.state) == (5, 2, "offered")
    entry = AuditEntry.objects.get(verb="changed", object=f"event:{event.pk}")
    assert entry.detail["capacity"] == ["3", "5"]
    assert entry.detail["notes"] == []


def test_an_event_cannot_have_fewer_places_than_are_taken(browser: Client, event: Event, booking: Booking):
    Event.objects.update(capacity=2)
    for number in range(1):
        Booking.objects.create(
            event=event, participant=booking.participant.__class__.objects.create(name=f"P{number}"),
            printed_name="P", submission=uuid.uuid4(),
        )  # fmt: skip
    shown = page(browser.post(f"/desk/events/{event.pk}/edit/", sent(capacity="1", minimum="1", version="1")))
    assert "2 places are taken" in shown


def test_two_people_edit_one_event(browser: Client, event: Event, alice: User, sign_in):
    url, venue = f"/desk/events/{event.pk}/edit/", str(event.venue_id)
    sign_in(alice).post(url, sent(minimum="1", venue=venue, room="Alice’s", version="1"))
    late = browser.post(url, sent(minimum="1", venue=venue, room="Bob’s", version="1"))
    assert "Alice Ashworth saved this at" in page(late)
    event.refresh_from_db()
    assert event.room == "Alice’s"
    browser.post(url, sent(minimum="1", venue=venue, room="Bob’s", version=late.context["form"]["version"].value()))
    event.refresh_from_db()
    assert event.room == "Bob’s"


def do(browser: Client, event: Event, verb: str) -> str:
    answer = browser.post(f"/desk/events/{event.pk}/do/{verb}/", follow=True)
    event.refresh_from_db()
    return page(answer)


def test_an_event_goes_through_its_life_and_back(browser: Client, event: Event):
    Event.objects.update(state="draft", is_published=False, minimum=6)
    do(browser, event, "publish")
    assert (event.state, event.is_published) == ("tentative", True)
    do(browser, event, "unpublish")
    assert (event.state, event.is_published) == ("tentative", False)
    do(browser, event, "confirm")
    assert event.state == "confirmed"
    assert "Mark it as held on that day or after it" in do(browser, event, "run")
    Event.objects.update(date=date(2026, 1, 5))
    for verb, state in (("run", "run"), ("close", "closed"), ("reopen", "run"), ("reopen", "confirmed")):
        do(browser, event, verb)
        assert event.state == state
    assert "neither closed nor held" in do(browser, event, "reopen")
    assert "not cancelled, so there is nothing to undo" in do(browser, event, "undo")
    assert browser.post(f"/desk/events/{event.pk}/do/explode/").status_code == 404
    assert browser.get(f"/desk/events/{event.pk}/do/publish/").status_code == 405


def test_calling_an_event_off_asks_once_tells_everybody_and_can_be_undone(
    browser: Client, event: Event, booking: Booking
):
    url = f"/desk/events/{event.pk}/cancel/"
    assert "1 person has booked or waits" in page(browser.get(url))
    browser.post(url, {"why": "The boiler burst."})
    event.refresh_from_db()
    booking.refresh_from_db()
    assert (event.state, event.cancelled_why, booking.state) == ("cancelled", "The boiler burst.", "booked")
    do(browser, event, "undo")
    assert (event.state, event.cancelled_at, event.cancelled_why) == ("confirmed", None, "")


def test_the_list_finds_what_is_asked_for_and_says_what_is_missing(browser: Client, event: Event, booking: Booking):
    Event.objects.update(state="tentative", minimum=4, decide_by=date(2026, 1, 1))
    shown = page(browser.get("/desk/events/"))
    for words in ("1 event, the next one first.", "1 of 3", "It still needs 3 more people", "Canal Mill", "Tentative"):
        assert words in shown
    for search, found in (("kind=open", True), ("kind=in-house", False), ("state=tentative&nation=england", True),
                          ("q=canal", True), ("q=nothing", False), ("past", False), ("state=x&kind=y", True)):  # fmt: skip
        assert ("Canal Mill" in page(browser.get(f"/desk/events/?{search}"))) is found


def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    browser: Client, event: Event, django_assert_max_num_queries
):
    def queries() -> int:
        with django_assert_max_num_queries(30) as seen:
            browser.get("/desk/events/")
        return len(seen)

    queries()
    one = queries()
    for day in (5, 6):
        Event.objects.create(
            course=event.course, kind="open", state="confirmed", date=date(2038, 3, day), nation="england",
            venue=event.venue, submission=uuid.uuid4(),
        )  # fmt: skip
    assert queries() == one


def test_venues_have_a_checklist(browser: Client):
    form = {"name": "Tŷ Gobaith", "nation": "wales", "postcode": "ll571aa", "features": ["step-free", "hearing-loop"],
            "address": "", "region": "Gwynedd", "seats": "20", "travel": "", "access": "Ramp at the side", "contact": "",
            "notes": "", "version": "", "submission": str(uuid.uuid4())}  # fmt: skip
    for _ in range(2):
        browser.post("/desk/venues/new/", form)
    venue = Venue.objects.get()
    assert (venue.postcode, venue.features, venue.nation) == ("LL57 1AA", ["step-free", "hearing-loop"], "wales")
    shown = page(browser.get("/desk/venues/"))
    assert "Hearing loop that works" in shown
    browser.post(f"/desk/venues/{venue.pk}/", form | {"seats": "24", "version": "1"})
    late = browser.post(f"/desk/venues/{venue.pk}/", form | {"seats": "30", "version": "1"})
    assert "saved this at" in page(late)
    venue.refresh_from_db()
    assert (venue.seats, venue.version) == (24, 2)
    assert "lies in Wales" in page(browser.post("/desk/venues/new/", form | {"nation": "scotland"}))


@pytest.mark.parametrize(
    "url",
    ["/desk/events/", "/desk/events/new/", "/desk/events/new/day/", "/desk/venues/", "/desk/venues/new/",
     "/desk/events/{event}/edit/", "/desk/events/{event}/cancel/", "/desk/events/{event}/bookings/",
     "/desk/events/{event}/bookings/new/", "/desk/bookings/{booking}/", "/desk/venues/{venue}/"],
)  # fmt: skip
def test_charlie_sees_nothing_and_a_coordinator_all_of_it(
    url: str, event: Event, booking: Booking, charlie: User, carys: User, sign_in
):
    address = url.format(event=event.pk, booking=booking.pk, venue=event.venue_id)
    assert sign_in(charlie).get(address).status_code == 403
    assert sign_in(charlie).post(address).status_code == 403
    assert Client().get(address)["Location"].startswith("/accounts/login/")
    assert sign_in(carys).get(address).status_code == 200


def test_a_house_customer_is_made_once(browser: Client):
    for _ in range(2):
        browser.post("/desk/events/new/", sent())
    assert Customer.objects.filter(is_house=True).count() == 1
