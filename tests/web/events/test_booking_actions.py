"""Booking: who gets a place, who waits, who is offered the next one."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from trivet.vocabulary import BookingState, EventState
from trivet.web.events.actions import (
    BookingError,
    accept_offer,
    add_walk_in,
    book,
    book_group,
    cancel_booking,
    change_booking,
    decline_offer,
    fill_places,
    lapse_offers,
    leave_waiting_list,
    needs_of,
    substitute,
    transfer,
    undo_cancel_booking,
)
from trivet.web.events.details import BookingDetails, ChangedDetails, GroupDetails, Needs, PersonDetails
from trivet.web.events.models import Booking, Event, Organisation, Participant, Terms
from trivet.web.events.queries import places_of, position_of
from trivet.web.people.models import AuditEntry, User

NOW = datetime(2038, 2, 1, 12, tzinfo=UTC)
LADDER = [{"working_days": 10, "percent": 0}, {"working_days": 5, "percent": 50}, {"working_days": 0, "percent": 100}]


def asked(name: str = "Ann", **more: object) -> BookingDetails:
    person = PersonDetails(name, f"{name.lower()}@example.org", organisation=more.pop("organisation", ""))
    return BookingDetails(person, **more)


def booked(event: Event, name: str = "Ann", **more: object) -> Booking:
    return book(event, asked(name, **more), submission=uuid.uuid4(), now=NOW)


def states(event: Event) -> list[str]:
    return [row.state for row in event.bookings.order_by("id")]


@pytest.fixture
def terms(db: None) -> Terms:
    return Terms.objects.create(number=1, text="These are the terms.", ladder=LADDER)


@pytest.fixture
def other(event: Event) -> Event:
    return Event.objects.create(
        course=event.course, kind="open", state="confirmed", date=date(2038, 4, 8), nation="wales", capacity=1,
        price=21000, is_published=True, submission=uuid.uuid4(),
    )  # fmt: skip


def test_places_go_in_order_and_then_the_waiting_list_does(event: Event):
    made = [booked(event, name) for name in ("Ann", "Ben", "Cai", "Dot", "Eve")]
    assert states(event) == ["booked", "booked", "booked", "waiting", "waiting"]
    assert [position_of(row) for row in made] == [0, 0, 0, 1, 2]
    assert (made[0].price, made[0].source) == (19500, "public")


def test_a_form_sent_twice_makes_one_booking(event: Event):
    number = uuid.uuid4()
    first, second = (book(event, asked(), submission=number, now=NOW) for _ in range(2))
    assert (first.pk, Booking.objects.count(), Participant.objects.count()) == (second.pk, 1, 1)


def test_nobody_has_two_bookings_of_one_date(event: Event):
    booked(event)
    with pytest.raises(BookingError, match="a booking for Ann"):
        book(event, BookingDetails(PersonDetails("  ANN ", "ANN@example.org")), submission=uuid.uuid4(), now=NOW)
    assert Booking.objects.count() == 1


def test_a_place_that_comes_free_is_offered_to_the_next_and_then_to_the_one_after(event: Event):
    first, *_ = [booked(event, name) for name in ("Ann", "Ben", "Cai", "Dot", "Eve")]
    cancel_booking(first, now=NOW)
    assert states(event) == ["cancelled", "booked", "booked", "offered", "waiting"]
    offered = event.bookings.get(state="offered")
    assert offered.offered_until == NOW + timedelta(hours=48)
    assert lapse_offers(NOW + timedelta(hours=47)) == 0
    assert lapse_offers(NOW + timedelta(hours=49)) == 1
    assert states(event) == ["cancelled", "booked", "booked", "lapsed", "offered"]
    accept_offer(event.bookings.get(state="offered"), now=NOW + timedelta(hours=50))
    assert states(event) == ["cancelled", "booked", "booked", "lapsed", "booked"]


def test_an_offer_is_taken_once_however_often_it_is_pressed_and_goes_on_when_declined(event: Event):
    first, *_ = [booked(event, name) for name in ("Ann", "Ben", "Cai", "Dot", "Eve")]
    cancel_booking(first, now=NOW)
    offered = event.bookings.get(state="offered")
    decline_offer(offered, now=NOW)
    decline_offer(offered, now=NOW)
    assert states(event) == ["cancelled", "booked", "booked", "cancelled", "offered"]
    last = event.bookings.get(state="offered")
    assert {accept_offer(last, now=NOW).state for _ in range(2)} == {"booked"}


def test_a_late_yes_counts_only_while_nobody_else_waits(event: Event):
    first, *_ = [booked(event, name) for name in ("Ann", "Ben", "Cai", "Dot", "Eve")]
    cancel_booking(first, now=NOW)
    late = NOW + timedelta(days=3)
    with pytest.raises(BookingError, match="The offer ended"):
        accept_offer(event.bookings.get(state="offered"), now=late)
    leave_waiting_list(event.bookings.get(state="waiting"), now=late)
    assert accept_offer(event.bookings.get(state="offered"), now=late).state == "booked"


def test_when_nobody_waits_a_freed_place_is_simply_free(event: Event):
    first, *_ = [booked(event, name) for name in ("Ann", "Ben", "Cai")]
    cancel_booking(first, now=NOW)
    assert places_of(event).free == 1
    assert booked(event, "Dot").state == "booked"


def test_nobody_jumps_the_line_while_an_offer_is_out(event: Event):
    first, *_ = [booked(event, name) for name in ("Ann", "Ben", "Cai", "Dot")]
    cancel_booking(first, now=NOW)
    assert booked(event, "Eve").state == "waiting"


def test_more_places_are_offered_at_once(event: Event):
    for name in ("Ann", "Ben", "Cai", "Dot", "Eve", "Fay"):
        booked(event, name)
    Event.objects.update(capacity=5)
    assert [row.printed_name for row in fill_places(event, now=NOW)] == ["Dot", "Eve"]
    assert fill_places(event, now=NOW) == []


def test_a_tentative_event_goes_ahead_when_enough_have_booked(event: Event):
    Event.objects.update(state="tentative", minimum=2)
    booked(event, "Ann")
    event.refresh_from_db()
    assert event.state == EventState.TENTATIVE
    booked(event, "Ben")
    event.refresh_from_db()
    assert event.state == EventState.CONFIRMED
    assert AuditEntry.objects.filter(verb="confirmed-event", actor=None).count() == 1


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"state": "draft"}, "not public yet"),
        ({"state": "cancelled"}, "is cancelled"),
        ({"state": "closed"}, "is over"),
        ({"takes_bookings": False}, "is closed"),
        ({"is_published": False}, "is closed"),
        ({"date": date(2038, 1, 4)}, "is closed"),
    ],
)
def test_an_event_that_takes_no_bookings_says_why(event: Event, change: dict[str, object], because: str):
    Event.objects.update(**change)
    with pytest.raises(BookingError, match=because):
        booked(event)
    assert not Booking.objects.exists()


def test_a_group_gets_the_places_there_are_and_the_rest_wait_side_by_side(event: Event):
    booked(event, "Zoe")
    details = GroupDetails("Boss", "boss@example.org", tuple(asked(name) for name in ("Ann", "Ben", "Cai", "Dot")))
    number = uuid.uuid4()
    groups = {book_group(event, details, submission=number, now=NOW).pk for _ in range(2)}
    assert len(groups) == 1
    assert states(event) == ["booked", "booked", "booked", "waiting", "waiting"]


def test_a_group_with_somebody_who_has_a_booking_is_refused_whole(event: Event):
    booked(event, "Cai")
    details = GroupDetails("Boss", "boss@example.org", tuple(asked(name) for name in ("Ann", "Cai")))
    with pytest.raises(BookingError, match="Cai"):
        book_group(event, details, submission=uuid.uuid4(), now=NOW)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(("day", "fee"), [(10, 0), (22, 9750), (26, 19500)])
def test_what_a_cancellation_costs_follows_the_ladder(event: Event, terms: Terms, day: int, fee: int):
    row = booked(event, terms=terms)
    assert cancel_booking(row, now=datetime(2038, 2, day, 12, tzinfo=UTC)).fee == fee


def test_who_waits_pays_nothing_and_the_desk_may_waive(event: Event, terms: Terms, alice: User):
    rows = [booked(event, name, terms=terms) for name in ("Ann", "Ben", "Cai", "Dot")]
    late = datetime(2038, 3, 3, 12, tzinfo=UTC)
    assert cancel_booking(rows[3], now=late).fee == 0
    assert cancel_booking(rows[0], now=late, by=alice, waive=True).fee == 0
    assert cancel_booking(rows[1], now=late).fee == 19500


def test_once_the_event_has_begun_only_the_desk_may_cancel(event: Event, alice: User):
    row, begun = booked(event), datetime(2038, 3, 4, 12, tzinfo=UTC)
    with pytest.raises(BookingError, match="has begun"):
        cancel_booking(row, now=begun)
    assert cancel_booking(row, now=begun, by=alice).state == "cancelled"


def test_a_cancellation_is_undone_while_the_place_is_there(event: Event, alice: User):
    row = booked(event)
    cancel_booking(row, now=NOW)
    assert undo_cancel_booking(row, now=NOW, by=alice).state == "booked"
    cancel_booking(row, now=NOW)
    for name in ("Ben", "Cai", "Dot"):
        booked(event, name)
    with pytest.raises(BookingError, match="has gone to somebody else"):
        undo_cancel_booking(row, now=NOW, by=alice)


def test_somebody_moves_to_another_date_with_their_needs(event: Event, other: Event, terms: Terms):
    row = booked(event, access_needs="A ramp", terms=terms)
    made = transfer(row, other, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.fee, row.access_needs, made.previous_id, made.price) == ("transferred", 0, "", row.pk, 21000)
    assert needs_of(made) == Needs("A ramp", "")
    assert transfer(row, other, now=NOW).pk == made.pk


def test_a_full_date_takes_nobody_over(event: Event, other: Event):
    booked(other, "Zoe")
    row = booked(event)
    with pytest.raises(BookingError, match="That date is full"):
        transfer(row, other, now=NOW)
    with pytest.raises(BookingError, match="the date that you have"):
        transfer(row, event, now=NOW)
    row.refresh_from_db()
    assert row.state == "booked"


def test_a_colleague_comes_instead_until_the_start(event: Event):
    row = booked(event, access_needs="A ramp")
    made = substitute(row, PersonDetails("Ffion", "ffion@example.org", language="cy"), now=NOW)
    row.refresh_from_db()
    assert (row.state, row.access_needs, made.state, made.printed_name, made.language) == (
        "substituted", "", "booked", "Ffion", "cy",
    )  # fmt: skip
    assert substitute(row, PersonDetails("Ffion", "ffion@example.org"), now=NOW).pk == made.pk
    with pytest.raises(BookingError, match="has begun"):
        substitute(made, PersonDetails("Gwen", "gwen@example.org"), now=datetime(2038, 3, 4, 12, tzinfo=UTC))


def test_a_walk_in_comes_in_even_when_the_room_is_full(event: Event, alice: User):
    for name in ("Ann", "Ben", "Cai", "Dot"):
        booked(event, name)
    waiting = add_walk_in(event, asked("Dot"), submission=uuid.uuid4(), now=NOW, by=alice)
    new = add_walk_in(event, asked("Eve", source="walk-in"), submission=uuid.uuid4(), now=NOW, by=alice)
    assert (waiting.state, new.state, event.bookings.filter(state="booked").count()) == ("booked", "booked", 5)


def test_needs_are_sealed_and_open_only_in_their_own_row(event: Event):
    row, other = booked(event, access_needs="A ramp", dietary_needs="No nuts"), booked(event, "Ben")
    assert "ramp" not in row.access_needs
    assert needs_of(row) == Needs("A ramp", "No nuts")
    other.access_needs = row.access_needs
    assert "can no longer be opened" in needs_of(other).access


def test_somebody_corrects_the_spelling_of_their_name(event: Event):
    row = booked(event)
    change_booking(row, ChangedDetails("Ann  Ŵyn 🦊", "cy", Needs("", "Vegan"), job_role="Lead"), now=NOW)
    row.refresh_from_db()
    assert (row.printed_name, row.language, needs_of(row).dietary) == ("Ann Ŵyn 🦊", "cy", "Vegan")
    assert (row.participant.job_role, row.participant.language) == ("Lead", "cy")


def test_people_and_organisations_are_known_again_whatever_their_capitals(event: Event, other: Event):
    Organisation.objects.create(name="Tŷ Gobaith")
    one = booked(event, "Siân", organisation="TŶ  GOBAITH")
    other_booking = book(
        other, BookingDetails(PersonDetails("SIÂN", "Siân@EXAMPLE.org")), submission=uuid.uuid4(), now=NOW
    )
    assert one.participant.organisation.name == "Tŷ Gobaith"
    assert (Organisation.objects.count(), other_booking.state) == (1, BookingState.BOOKED)


def test_unknown_answers_are_dropped_and_advice_is_kept(event: Event):
    row = booked(event, prior={"role-play": "never", "experience": "none", "x": "y", "wants": "<script>"})
    assert row.prior == {"role-play": "never", "experience": "none"}
    assert (row.advice, row.experience) == (["no-practice-yet", "no-role-play"], "none")
