"""Many people at one event at once: the last places go to exactly as many, and the rest stand in line."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.db import connections
from django.test.client import ClientHandler, RequestFactory

from trivet.web.events.actions import BookingError, accept_offer, book, cancel_booking, lapse_offers
from trivet.web.events.details import BookingDetails, PersonDetails
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import AuditEntry

PEOPLE, PLACES, WINDOWS = 60, 20, 12


def at_once(work: Callable[[int], object], count: int, windows: int = WINDOWS) -> list[object]:
    """work(number) for each number, so many at a time, each thread with a connection of its own."""

    def run(number: int) -> object:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(windows) as pool:
        return list(pool.map(run, range(count)))


def filled(event: Event, capacity: int) -> None:
    Event.objects.filter(pk=event.pk).update(capacity=capacity)


def test_of_sixty_who_want_the_last_twenty_places_twenty_get_them(transactional_db: None, event: Event):
    filled(event, PLACES)
    server, ask = ClientHandler(enforce_csrf_checks=False), RequestFactory()
    server.load_middleware()

    def send(number: int) -> int:
        form = {
            "name": f"Person {number}", "email": f"p{number}@example.org", "regulator": "general", "language": "en",
            "submission": str(uuid.UUID(int=1000 + number)),
        }  # fmt: skip
        asked = ask.post(f"/dates/{event.slug}/", form, REMOTE_ADDR=f"10.0.0.{number}")
        asked._dont_enforce_csrf_checks = True
        return server.get_response(asked).status_code

    assert set(at_once(send, PEOPLE)) == {302}
    states = list(Booking.objects.order_by("id").values_list("state", flat=True))
    assert states == ["booked"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    waiting = Booking.objects.filter(state="waiting")
    assert list(waiting.order_by("queued_at", "id")) == list(waiting.order_by("id"))


def test_one_form_sent_eight_times_at_once_makes_one_booking(transactional_db: None, event: Event):
    number, now = uuid.uuid4(), datetime(2038, 1, 1, tzinfo=UTC)
    details = BookingDetails(PersonDetails("Ann", "ann@example.org"))
    made = at_once(lambda _: book(event, details, submission=number, now=now).pk, 8)
    assert (len(set(made)), Booking.objects.count()) == (1, 1)


def test_one_person_who_sends_eight_forms_has_one_booking(transactional_db: None, event: Event):
    now = datetime(2038, 1, 1, tzinfo=UTC)

    def send(number: int) -> str:
        try:
            return book(
                event, BookingDetails(PersonDetails("Ann", "a@example.org")), submission=uuid.uuid4(), now=now
            ).state
        except BookingError as error:
            return error.why

    assert sorted(at_once(send, 8)) == ["already"] * 7 + ["booked"]


def test_a_freed_place_is_offered_once_while_everybody_presses(transactional_db: None, event: Event):
    filled(event, 2)
    now = datetime(2038, 1, 1, tzinfo=UTC)
    rows = [
        book(
            event,
            BookingDetails(PersonDetails(f"P{number}", f"p{number}@example.org")),
            submission=uuid.uuid4(),
            now=now,
        )
        for number in range(8)
    ]
    at_once(lambda _: cancel_booking(rows[0], now=now).pk, 6)
    assert AuditEntry.objects.filter(verb="offered").count() == 1
    at_once(lambda _: accept_offer(rows[2], now=now).state, 6)
    assert Booking.objects.filter(state="booked").count() == 2
    cancel_booking(rows[1], now=now)
    late = datetime(2038, 1, 9, tzinfo=UTC)
    assert sum(at_once(lambda _: lapse_offers(late), 6)) == 1  # type: ignore[call-overload]
    assert Booking.objects.filter(state__in=("booked", "offered")).count() == 2
