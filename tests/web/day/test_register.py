"""The register: taps, corrections and walk-ins, each once, by whoever is at the desk and by nobody else."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.web.day.conftest import HOSTILE, book

from trivet.events.attendance import Presence, Source
from trivet.press.html import to_html
from trivet.vocabulary import EventState
from trivet.web.day.actions import PaperLine, Seen, enter_paper, mark_in, mark_out
from trivet.web.day.models import Mark, Register
from trivet.web.day.paper import sheet_of
from trivet.web.day.queries import (
    arrived_ids,
    attended,
    attended_all,
    has_arrived,
    is_register_closed,
    row_of,
)
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import AuditEntry, User


def tap(desk: Client, booking: Booking, verb: str = "in", *, number: uuid.UUID | None = None, **more: object):
    words = {"booking": booking.pk, "verb": verb, "submission": str(number or uuid.uuid4()), **more}
    return desk.post(reverse("day:mark", args=[booking.event_id]), words)


def standing_times(booking: Booking, day: int = 0) -> tuple[str, str]:
    row = row_of(booking, day)
    return row.came, row.left


def test_the_register_names_everybody_booked_and_says_how_many_are_here(desk: Client, people: list[Booking]):
    tap(desk, people[0])
    page = desk.get(reverse("day:register", args=[people[0].event_id])).content.decode()
    assert "<strong>1 here</strong>" in page and "2 to come, of 3 booked" in page
    assert "here since 09:25" in page
    assert "&lt;b&gt;Ŵyn&lt;/b&gt; 🎓" in page and "<b>Ŵyn" not in page


def test_one_tap_is_an_arrival_and_goes_back_to_the_name(desk: Client, people: list[Booking], alice: User):
    answer = tap(desk, people[0])
    mark = Mark.objects.get()
    assert answer["Location"] == f"/desk/events/{people[0].event_id}/register/#b{people[0].pk}"
    assert (mark.booking, mark.day, mark.minute, mark.sign, mark.source, mark.by) == (
        people[0], 0, 565, "arrived", "tap", alice,
    )  # fmt: skip
    assert AuditEntry.objects.filter(actor=alice, verb="marked", object=f"booking:{people[0].pk}").count() == 1


def test_two_people_tapping_the_same_name_mark_it_once(desk: Client, people: list[Booking], bob: User, sign_in, clock):
    tap(desk, people[0])
    clock("2038-03-04 09:31")
    tap(sign_in(bob), people[0])
    assert Mark.objects.count() == 1
    assert standing_times(people[0]) == ("09:25", "")


def test_a_tap_that_waited_for_the_laptop_counts_from_when_it_was_tapped_and_once(desk: Client, people: list[Booking]):
    number = uuid.uuid4()
    for _ in range(3):
        answer = desk.post(
            reverse("day:mark", args=[people[0].event_id]),
            {"booking": people[0].pk, "verb": "in", "submission": number, "ago": 600},
            headers={"X-Trivet-Queue": "1"},
        )
        assert (answer.status_code, answer.content) == (204, b"")
    assert [mark.minute for mark in Mark.objects.all()] == [555]


def test_an_earlier_tap_that_comes_in_late_makes_the_arrival_earlier(desk: Client, people: list[Booking]):
    tap(desk, people[0])
    tap(desk, people[0], ago=1200)
    assert standing_times(people[0]) == ("09:05", "")


def test_leaving_coming_back_and_undoing_each(desk: Client, people: list[Booking], clock):
    tap(desk, people[0])
    clock("2038-03-04 12:00")
    tap(desk, people[0], "out")
    assert standing_times(people[0]) == ("09:25", "12:00")
    clock("2038-03-04 14:00")
    tap(desk, people[0], "in")
    assert standing_times(people[0]) == ("09:25", "")
    assert attended(people[0]).minutes < attended(people[0]).of
    for left in (("09:25", "12:00"), ("09:25", ""), ("", "")):
        tap(desk, people[0], "undo")
        assert standing_times(people[0]) == left
    tap(desk, people[0], "undo")
    assert not has_arrived(people[0])
    assert Mark.objects.count() == 6


def test_an_undo_sent_twice_undoes_once(desk: Client, people: list[Booking], clock):
    tap(desk, people[0])
    clock("2038-03-04 12:00")
    tap(desk, people[0], "out")
    number = row_of(people[0], 0).number
    tap(desk, people[0], "undo", number=number)
    tap(desk, people[0], "undo", number=number)
    assert standing_times(people[0]) == ("09:25", "")


def test_on_another_day_a_tap_notes_the_planned_start_and_end(desk: Client, people: list[Booking], clock):
    clock("2038-03-09 10:00")
    page = desk.get(reverse("day:register", args=[people[0].event_id])).content.decode()
    assert "This day is over" in page
    tap(desk, people[0])
    assert standing_times(people[0]) == ("09:30", "")
    assert Mark.objects.get().source == Source.DESK
    tap(desk, people[0], "out")
    assert standing_times(people[0]) == ("09:30", "16:30")


def test_the_second_day_has_its_own_register(desk: Client, two_days: Event, clock):
    person = book(two_days, "Ann Ashton", 1)
    tap(desk, person)
    clock("2038-03-05 09:40")
    page = desk.get(reverse("day:register", args=[two_days.pk])).content.decode()
    assert 'href="?day=2" aria-current="page"' in page and "<strong>0 here</strong>" in page
    tap(desk, person, day=2)
    assert standing_times(person, 1) == ("09:40", "")
    found = attended(person)
    assert (len(found.days), found.presence) == (2, Presence.FULL)


def test_the_clock_on_the_wall_counts_on_the_day_on_which_the_clocks_change(desk: Client, day: Event, clock):
    day.date = date(2038, 3, 28)
    day.save()
    person = book(day, "Ann Ashton", 1)
    clock("2038-03-28 08:31")  # 09:31 on the wall, an hour after the clocks went forward
    tap(desk, person)
    assert standing_times(person) == ("09:31", "")


def test_somebody_who_walks_in_is_booked_and_here_and_only_once(desk: Client, people: list[Booking]):
    words = {"name": HOSTILE + "!", "email": "", "organisation": "", "submission": str(uuid.uuid4())}
    for _ in range(2):
        desk.post(reverse("day:walk-in", args=[people[0].event_id]), words)
    made = Booking.objects.get(source="walk-in")
    made.event = people[0].event
    assert made.printed_name == HOSTILE + "!"
    assert standing_times(made) == ("09:25", "")
    assert Mark.objects.get().source == Source.WALK_IN


def test_a_walk_in_without_a_name_is_told_so_and_nobody_is_booked(desk: Client, people: list[Booking]):
    address = reverse("day:walk-in", args=[people[0].event_id])
    answer = desk.post(address, {"name": " ", "email": "not an address", "organisation": "Somewhere"})
    assert answer.status_code == 422 and 'value="Somewhere"' in answer.content.decode()
    queued = desk.post(address, {"name": ""}, headers={"X-Trivet-Queue": "1"})
    assert (queued.status_code, queued["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert Booking.objects.count() == 3


def test_an_event_that_is_closed_takes_nobody_and_says_so(desk: Client, people: list[Booking]):
    event = people[0].event
    event.state = EventState.CLOSED
    event.save()
    answer = desk.post(reverse("day:walk-in", args=[event.pk]), {"name": "Late Larry", "organisation": "Somewhere"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "This event is over" in page and 'value="Late Larry"' in page


def test_times_are_stored_as_corrections_and_the_old_ones_stay_to_be_seen(desk: Client, people: list[Booking]):
    tap(desk, people[0])
    address = reverse("day:person", args=[people[0].event_id, people[0].pk])
    words = {"came": "9.50", "left": "1545", "reason": "Train", "submission": str(uuid.uuid4())}
    for _ in range(2):
        assert desk.post(address, words)["Location"] == address
    assert standing_times(people[0]) == ("09:50", "15:45")
    assert Mark.objects.count() == 3
    page = desk.get(address).content.decode()
    assert "Train" in page and "does not count: Train" in page
    row = row_of(people[0], 0)
    assert (row.late, row.early) == (20, 45)


@pytest.mark.parametrize(
    ("came", "left", "said"),
    [("25:00", "", "There is no 25:00"), ("soon", "", "is not a time"), ("10:00", "9:00", "not after 10:00")],
)
def test_a_time_that_is_none_is_told_and_nothing_is_lost(desk: Client, people: list[Booking], came, left, said):
    address = reverse("day:person", args=[people[0].event_id, people[0].pk])
    answer = desk.post(address, {"came": came, "left": left})
    assert answer.status_code == 422
    assert said in answer.content.decode() and f'value="{came}"' in answer.content.decode()
    assert Mark.objects.count() == 0


def test_a_mark_is_taken_back_with_a_reason_and_once(desk: Client, people: list[Booking]):
    tap(desk, people[0])
    mark = Mark.objects.get()
    address = reverse("day:take-back", args=[people[0].event_id, people[0].pk, mark.pk])
    desk.post(address, {"reason": ""})
    assert has_arrived(people[0])
    desk.post(address, {"reason": "Wrong Ann", "submission": str(uuid.uuid4())})
    assert not has_arrived(people[0])
    said = desk.post(address, {"reason": "Wrong Ann", "submission": str(uuid.uuid4())}, follow=True).content.decode()
    assert "Nothing was changed: look at what stands now" in said
    assert Mark.objects.count() == 2


def test_who_is_forgotten_is_forgotten_with_all_their_marks(desk: Client, people: list[Booking]):
    tap(desk, people[0])
    desk.post(reverse("day:person", args=[people[0].event_id, people[0].pk]), {"came": "9.50"})
    assert Mark.objects.count() == 2
    people[0].delete()
    assert Mark.objects.count() == 0


def test_an_hour_away_is_added_afterwards(desk: Client, people: list[Booking]):
    tap(desk, people[0])
    address = reverse("day:add-mark", args=[people[0].event_id, people[0].pk])
    whole = attended(people[0]).minutes
    for sign, at in (("left", "10:00"), ("returned", "10:30")):
        desk.post(address, {"sign": sign, "at": at, "reason": "A call from court"})
    assert attended(people[0]).minutes == whole - 30


def test_the_paper_sheet_is_typed_in_and_compared(desk: Client, people: list[Booking], alice: User, clock):
    ann, ben, third = people
    tap(desk, ann)
    tap(desk, third)
    address = reverse("day:paper", args=[ann.event_id])
    words = {
        f"came-{ann.pk}": "1005", f"left-{ann.pk}": "", f"came-{ben.pk}": "x", f"left-{ben.pk}": "3.30",
        f"came-{third.pk}": "9:27", f"left-{third.pk}": "", "submission": str(uuid.uuid4()),
    }  # fmt: skip
    for _ in range(2):
        answer = desk.post(address, words)
    compare = reverse("day:reconcile", args=[ann.event_id])
    assert answer["Location"] == compare
    assert Mark.objects.filter(source="paper").count() == 4
    page = desk.get(compare).content.decode()
    assert "screen 09:25 (tapped here), paper 10:05; 40 minutes apart" in page
    assert "1 time differs by more than five minutes" in page
    assert "Ben Brook, 09:30–15:30" in page and "1 person is the same on both" in page
    assert standing_times(ann) == ("09:25", "")


@pytest.mark.parametrize(("keep", "came"), [("paper", "10:05"), ("screen", "09:25")])
def test_a_difference_is_decided_by_somebody_who_looked(
    desk: Client, people: list[Booking], alice: User, clock, keep: str, came: str
):
    ann = people[0]
    tap(desk, ann)
    desk.post(reverse("day:paper", args=[ann.event_id]), {f"came-{ann.pk}": "10:05"})
    conflict = attended(ann).conflicts[0]
    address = reverse("day:decide", args=[ann.event_id, ann.pk, conflict.counted.id, conflict.other.id])
    desk.post(address, {"keep": keep})
    assert standing_times(ann) == (came, "")
    assert attended(ann).conflicts == ()


def test_emptying_a_box_of_the_sheet_takes_it_back(desk: Client, people: list[Booking]):
    ann = people[0]
    address = reverse("day:paper", args=[ann.event_id])
    desk.post(address, {f"came-{ann.pk}": "10:05"})
    assert 'value="10:05"' in desk.get(address).content.decode()
    desk.post(address, {f"came-{ann.pk}": "10:15"})
    assert standing_times(ann) == ("10:15", "")
    desk.post(address, {f"came-{ann.pk}": ""})
    assert not has_arrived(ann)


def test_a_sheet_with_a_wrong_time_is_given_back_as_it_was_typed(desk: Client, people: list[Booking]):
    ann, ben, _ = people
    answer = desk.post(reverse("day:paper", args=[ann.event_id]), {f"came-{ann.pk}": "9:30", f"came-{ben.pk}": "=1+1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="9:30"' in page and "=1+1” is not a time" in page
    assert Mark.objects.count() == 0


def test_the_day_is_closed_when_it_is_over_and_the_event_has_then_been_run(desk: Client, people: list[Booking], clock):
    event = people[0].event
    address = reverse("day:close", args=[event.pk])
    clock("2038-03-03 18:00")
    assert "still to come" in desk.post(address, {"verb": "close"}, follow=True).content.decode()
    assert not is_register_closed(event)
    clock("2038-03-04 16:35")
    desk.post(address, {"verb": "close"})
    event.refresh_from_db()
    assert is_register_closed(event) and event.state == EventState.RUN
    desk.post(address, {"verb": "reopen"})
    assert not is_register_closed(event)


def test_of_two_days_both_are_closed_before_the_event_has_been_run(desk: Client, two_days: Event, clock):
    book(two_days, "Ann Ashton", 1)
    clock("2038-03-05 18:00")
    address = reverse("day:close", args=[two_days.pk])
    for day, state in ((1, EventState.CONFIRMED), (2, EventState.RUN)):
        desk.post(address, {"verb": "close", "day": day})
        two_days.refresh_from_db()
        assert two_days.state == state


def test_attendance_of_everybody_is_read_in_few_queries(
    desk: Client, people: list[Booking], django_assert_max_num_queries
):
    tap(desk, people[0])
    mark_out(people[0], Seen(0, 900, Source.TAP), submission=uuid.uuid4(), now=people[0].created_at, by=None)
    with django_assert_max_num_queries(3):
        found = attended_all(people[0].event)
    assert [found[one.pk].presence for one in people] == [Presence.PARTIAL, Presence.ABSENT, Presence.ABSENT]
    assert found[people[0].pk] == attended(people[0])
    assert arrived_ids(people[0].event) == {people[0].pk}


@pytest.mark.parametrize("count", [1, 12])
def test_the_register_takes_as_many_queries_for_twelve_as_for_one(
    desk: Client, day: Event, django_assert_max_num_queries, count: int
):
    for at in range(count):
        person = book(day, f"Person {at:02d}", at)
        mark_in(person, Seen(0, 570, Source.TAP), submission=uuid.uuid4(), now=person.created_at, by=None)
    with django_assert_max_num_queries(14):
        assert desk.get(reverse("day:register", args=[day.pk])).status_code == 200


def test_the_hours_of_a_day_are_kept_from_its_first_mark_on(people: list[Booking]):
    mark_in(people[0], Seen(0, 570, Source.TAP), submission=uuid.uuid4(), now=people[0].created_at, by=None)
    row = Register.objects.get()
    row.hours = [[570, 600, 10]]
    row.save()
    assert (attended(people[0]).of, attended(people[0]).practice) == (30, 10)
    people[0].event.start = "10:00"
    assert attended(people[0]).of > 30


def test_a_sheet_of_five_hundred_is_typed_in_at_once(people: list[Booking], alice: User):
    lines = [PaperLine(one, 570, 990) for one in people]
    made = enter_paper(people[0].event, 0, lines, submission=uuid.uuid4(), now=people[0].created_at, by=alice)
    assert made == 6


def test_people_of_another_event_cannot_be_marked_here(desk: Client, people: list[Booking], alice: User):
    other = Event.objects.create(
        course=people[0].event.course, kind="open", state="confirmed", date=date(2038, 3, 4), nation="england"
    )
    stranger = book(other, "Not of this day", 77)
    address = reverse("day:mark", args=[people[0].event_id])
    assert desk.post(address, {"booking": stranger.pk, "verb": "in"}).status_code == 404
    assert desk.post(address, {"booking": 10**14, "verb": "in"}).status_code == 404
    assert desk.post(address, {"booking": "x", "verb": "in"}).status_code == 422
    assert Mark.objects.count() == 0


@pytest.mark.press
def test_the_signature_sheet_names_everybody_booked_whatever_they_are_called(desk: Client, people: list[Booking]):
    answer = desk.get(reverse("day:sheet", args=[people[0].event_id]))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
    text = to_html(sheet_of(people[0].event))
    assert "Ann Ashton" in text and "&lt;b&gt;Ŵyn&lt;/b&gt; 🎓" in text and "09:30–16:30" in text


@pytest.mark.django_db(transaction=True)
def test_eight_devices_tapping_one_name_at_once_mark_it_once(transactional_db: None, people: list[Booking]):
    def tapped(number: int) -> int:
        try:
            seen = Seen(0, 570, Source.TAP)
            return mark_in(people[0], seen, submission=uuid.uuid4(), now=people[0].created_at, by=None).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as devices:
        marks = set(devices.map(tapped, range(8)))
    assert marks == {mark.pk for mark in Mark.objects.all()} and len(marks) == 1


@pytest.mark.parametrize("name", ["register", "paper", "reconcile", "sheet", "room", "room-remote", "room-now"])
def test_charlie_sees_no_register(people: list[Booking], charlie: User, sign_in, name: str):
    address = reverse(f"day:{name}", args=[people[0].event_id])
    assert sign_in(charlie).get(address).status_code == 403
    assert Client().get(address)["Location"].startswith("/accounts/login/")
