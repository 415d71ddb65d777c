"""Bookings at the desk: added by hand, corrected, moved, cancelled and taken back; who may read the needs."""

import uuid
from datetime import date
from html import unescape

import pytest
from django.test import Client

from trivet.web.events.details import Needs
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.events.needs import needs_of, seal_needs
from trivet.web.people.models import AuditEntry, Role, User


def page(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def sent(name: str = "Ann Ash", **changes: object) -> dict[str, object]:
    return {
        "name": name, "email": "", "organisation": "", "job_role": "", "sector": "", "regulator": "general",
        "language": "en", "access_needs": "", "dietary_needs": "", "po_number": "", "submission": str(uuid.uuid4()),
    } | changes  # fmt: skip


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


def edited(**changes: object) -> dict[str, object]:
    return {"printed_name": "Siân Ŵyn", "language": "en", "po_number": ""} | changes


def test_somebody_is_added_by_hand_once(browser: Client, event: Event):
    url, form = f"/desk/events/{event.pk}/bookings/new/", sent(access_needs="A ramp")
    for _ in range(2):
        assert browser.post(url, form)["Location"] == f"/desk/events/{event.pk}/bookings/"
    row = Booking.objects.get()
    assert (row.source, row.state, needs_of(row).access) == ("desk", "booked", "A ramp")


def test_who_is_added_to_a_full_event_waits_unless_they_are_in_the_room(browser: Client, event: Event):
    Event.objects.update(capacity=1)
    url = f"/desk/events/{event.pk}/bookings/new/"
    browser.post(url, sent("Ann"))
    browser.post(url, sent("Ben"))
    browser.post(url, sent("Cai", walk_in="1"))
    assert [row.state for row in Booking.objects.order_by("id")] == ["booked", "waiting", "booked"]
    shown = page(browser.get(f"/desk/events/{event.pk}/bookings/"))
    for words in ("2 booked of 1 places, 1 waits", "Waiting list", "3 bookings, by name."):
        assert words in shown


def test_a_name_is_corrected_and_the_look_at_needs_is_noted(browser: Client, booking: Booking, bob: User):
    seal_needs(booking, Needs("A ramp", ""))
    booking.save()
    assert "A ramp" in page(browser.get(f"/desk/bookings/{booking.pk}/"))
    assert AuditEntry.objects.get(verb="saw").actor == bob
    browser.post(
        f"/desk/bookings/{booking.pk}/", edited(printed_name="Siân Wyn", access_needs="", dietary_needs="Vegan")
    )
    booking.refresh_from_db()
    assert (booking.printed_name, needs_of(booking), booking.version) == ("Siân Wyn", Needs("", "Vegan"), 2)


def test_a_coordinator_corrects_a_name_and_does_not_read_the_needs(booking: Booking, sign_in):
    carys = User.objects.create_user("carys@example.org", None, name="Carys", role=Role.COORDINATOR)
    seal_needs(booking, Needs("A ramp", ""))
    booking.save()
    browser = sign_in(carys)
    shown = page(browser.get(f"/desk/bookings/{booking.pk}/"))
    assert "A ramp" not in shown
    assert "The trainer of the day reads them" in shown
    browser.post(f"/desk/bookings/{booking.pk}/", edited(printed_name="S. Wyn"))
    booking.refresh_from_db()
    assert (booking.printed_name, needs_of(booking).access) == ("S. Wyn", "A ramp")


def test_a_booking_is_cancelled_and_taken_back(browser: Client, booking: Booking):
    do = f"/desk/bookings/{booking.pk}/do"
    shown = page(browser.post(f"{do}/cancel/", follow=True))
    assert "Take the cancellation back" in shown
    browser.post(f"{do}/undo/")
    booking.refresh_from_db()
    assert (booking.state, booking.fee, booking.cancelled_at) == ("booked", None, None)


def test_a_booking_is_moved_to_another_event(browser: Client, booking: Booking, event: Event):
    other = Event.objects.create(
        course=event.course, kind="open", state="confirmed", date=date(2038, 4, 8), nation="wales",
        submission=uuid.uuid4(),
    )  # fmt: skip
    assert "8 Apr 2038" in page(browser.get(f"/desk/bookings/{booking.pk}/"))
    browser.post(f"/desk/bookings/{booking.pk}/do/move/", {"event": other.pk})
    booking.refresh_from_db()
    assert (booking.state, other.bookings.get().previous_id) == ("transferred", booking.pk)
    for wrong in ("", "x", "987654", "9" * 40):
        assert browser.post(f"/desk/bookings/{booking.pk}/do/move/", {"event": wrong}).status_code == 404


def test_the_desk_answers_an_offer_for_somebody_who_rang(browser: Client, event: Event):
    rows = [
        Booking.objects.create(
            event=event, participant=Participant.objects.create(name=name), printed_name=name, state="waiting",
            queued_at=f"2038-01-0{number}T00:00Z", submission=uuid.uuid4(),
        )
        for number, name in enumerate(("Ann", "Ben"), 1)
    ]  # fmt: skip
    Event.objects.update(capacity=1)
    browser.post(f"/desk/events/{event.pk}/bookings/offer/")
    browser.post(f"/desk/bookings/{rows[0].pk}/do/decline/")
    browser.post(f"/desk/bookings/{rows[1].pk}/do/accept/")
    assert [row.state for row in Booking.objects.order_by("id")] == ["cancelled", "booked"]


def test_what_cannot_be_done_says_so(browser: Client, booking: Booking):
    for verb in ("accept", "decline", "leave", "undo"):
        answer = browser.post(f"/desk/bookings/{booking.pk}/do/{verb}/", follow=True)
        assert answer.status_code == 200
    assert browser.get(f"/desk/bookings/{booking.pk}/do/cancel/").status_code == 302
    assert browser.post(f"/desk/bookings/{booking.pk}/do/explode/").status_code == 404
    booking.refresh_from_db()
    assert booking.state == "booked"


def test_the_list_of_bookings_asks_the_database_as_often_for_three_as_for_one(
    browser: Client, event: Event, booking: Booking, django_assert_max_num_queries
):
    def queries() -> int:
        with django_assert_max_num_queries(30) as seen:
            browser.get(f"/desk/events/{event.pk}/bookings/")
        return len(seen)

    queries()
    one = queries()
    for name in ("Ann", "Ben"):
        Booking.objects.create(
            event=event, participant=Participant.objects.create(name=name), printed_name=name, submission=uuid.uuid4()
        )
    assert queries() == one
