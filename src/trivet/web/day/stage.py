"""What the room screen shows: the day in pieces, what is on, how long it has, and who sits with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trivet.content import Library
from trivet.content.schema import Activity
from trivet.curriculum import Plan, Slot, clock, terms_for
from trivet.curriculum.session import Beat, BeatKind, beats, session_for
from trivet.events.agenda import Piece, Running, behind, left, to_come
from trivet.events.groups import Round, with_latecomer, without
from trivet.press.markdown import Words, plain_text
from trivet.web.day.hours import minute_at, plans_of, second_at
from trivet.web.day.models import Room
from trivet.web.day.queries import in_the_room
from trivet.web.events.models import Event
from trivet.web.events.queries import participants_booked
from trivet.web.training.queries import library

_KINDS = {BeatKind.DEBRIEF: "Talk it over", BeatKind.WEEK: "One thing for this week"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the agenda on the screen. `state` is "past", "now" or "next"."""

    at: int
    start: str
    title: str
    state: str
    is_rest: bool
    is_moved: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that the screen and the remote need of one moment. `seconds` is what is left, below nought when over."""

    room: Room
    pieces: tuple[Piece, ...]
    on: Piece | None
    after: Piece | None
    running: Running
    seconds: int
    whole: int
    behind: int
    ends: str
    planned_end: str
    clock: str
    lines: tuple[Line, ...]

    @property
    def is_running(self) -> bool:
        return self.running.is_on and not self.running.is_paused

    @property
    def left(self) -> str:
        """ "4:30", or "1:10" over."""
        minutes, seconds = divmod(abs(self.seconds), 60)
        return f"{minutes}:{seconds:02d}"

    @property
    def is_over(self) -> bool:
        return self.seconds < 0

    @property
    def not_moved(self) -> int:
        """Minutes by which the day differs from the times on the screen."""
        return self.behind - self.running.shift


def room_of(event: Event, day: int) -> Room:
    """Where the screen stands; a new one shows the check-in code."""
    row = Room.objects.filter(event=event, day=day).select_related("updated_by").first()
    return row or Room(event=event, day=day)


def running_of(room: Room) -> Running:
    return Running(
        at=room.at,
        began=None if room.began_at is None else second_at(room.began_at),
        paused=None if room.paused_at is None else second_at(room.paused_at),
        added=room.added,
        shift=room.shift,
    )


def pieces_of(event: Event, day: int) -> tuple[Piece, ...]:
    """The day's plan, exercise by exercise and step by step. Empty when there is no plan that fits."""
    plans, customer = plans_of(event), event.course.customer.details()
    terms = terms_for(library(), customer.nation, customer.sector, customer.terms)
    return day_in_pieces(library(), Words(terms), plans[day]) if day < len(plans) else ()


def day_in_pieces(content: Library, words: Words, plan: Plan) -> tuple[Piece, ...]:
    return tuple(piece for at, slot in enumerate(plan.slots) for piece in _pieces(content, words, at, slot))


def stage_of(event: Event, day: int, now: datetime) -> Stage:
    room, pieces = room_of(event, day), pieces_of(event, day)
    running = running_of(room)
    at = min(running.at, len(pieces) - 1)
    late = behind(running, pieces, second_at(now)) if pieces else 0
    coming = to_come(running, pieces)
    end = pieces[-1].end if pieces else 0
    return Stage(
        room=room,
        pieces=pieces,
        on=pieces[at] if pieces else None,
        after=coming[0] if coming else None,
        running=running,
        seconds=left(running, pieces, second_at(now)) if pieces else 0,
        whole=pieces[at].seconds + running.added if pieces else 0,
        behind=late,
        ends=clock((end + late) % 1440),
        planned_end=clock(end),
        clock=clock(minute_at(now)),
        lines=tuple(_lines(pieces, running)),
    )


def groups_of(event: Event, room: Room) -> Round:
    """The groups on the screen as they are now: who came since has joined the smallest, who left is out of theirs."""
    before = tuple(tuple(tuple(group) for group in one) for one in room.rounds)
    if not before:
        return ()
    present = present_in(event, room.day)
    now = before[-1]
    for one in [person for group in now for person in group if person not in present]:
        now = without(now, one)
    for one in sorted(present):
        now = with_latecomer(now, one, before[:-1])
    return now


def present_in(event: Event, day: int) -> set[int]:
    """Who is in the room; before anybody has been marked, everybody booked."""
    here = in_the_room(event, day)
    return here or set(participants_booked(event).values_list("pk", flat=True))


def names_in(event: Event, groups: Round) -> list[list[str]]:
    """The groups with the names that people are called by."""
    names = {row.pk: row.printed_name for row in participants_booked(event)}
    return [[names[one] for one in group if one in names] for group in groups]


def _pieces(content: Library, words: Words, at: int, slot: Slot) -> list[Piece]:
    if not slot.modules:
        return [Piece(at, slot.title, slot.title, slot.start, slot.end, is_rest=slot.is_rest)]
    return [_piece(content, words, at, slot, beat) for beat in beats(session_for(content, slot), slot.start)]


def _piece(content: Library, words: Words, at: int, slot: Slot, beat: Beat) -> Piece:
    module, activity = content.module(beat.module).title, beat.activity
    if activity is None:
        title = module if beat.kind is BeatKind.TALK else _KINDS[beat.kind]
        return Piece(at, slot.title, title, beat.start, beat.end)
    told = (
        plain_text(beat.step.do, words) if beat.step else " ".join(plain_text(one, words) for one in activity.debrief)
    )
    return Piece(
        at, slot.title, activity.title, beat.start, beat.end, _step(activity, beat), told, activity.grouping.value
    )


def _step(activity: Activity, beat: Beat) -> str:
    """What the wall says of a step: the directions themselves are the trainer's, who gives them at their moment."""
    if beat.step is None:
        return _KINDS[beat.kind]
    # By identity: a second round of a role play may say the same as the first.
    at = next(number for number, step in enumerate(activity.steps, 1) if step is beat.step)
    return f"Step {at} of {len(activity.steps)}"


def _lines(pieces: Sequence[Piece], running: Running) -> list[Line]:
    """One for each row of the timetable."""
    now = pieces[running.at].slot if pieces else 0
    first: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        first.setdefault(piece.slot, at)
    return [_line(pieces[at], at, now, running.shift) for at in first.values()]


def _line(piece: Piece, at: int, now: int, shift: int) -> Line:
    is_next = piece.slot > now
    state = "next" if is_next else "now" if piece.slot == now else "past"
    moved = shift if is_next else 0
    return Line(at, clock((piece.start + moved) % 1440), piece.row, state, piece.is_rest, bool(moved))
