"""What is done in one slot: which exercises fit beside the talking, and at what time each step begins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations

from trivet.content.library import Library
from trivet.content.schema import Activity, Step
from trivet.curriculum.day import Slot
from trivet.vocabulary import ActivityKind, ModuleKind

#: No module can be taught in less talk than this, in minutes. Our own judgement.
LEAST_INPUT = 5
#: An alternate is added to a long slot only beside this much talk for each module.
ROOMY_INPUT = 8
#: The last minute of a module: the one thing to do this week.
WEEK = 1


@dataclass(frozen=True, slots=True)
class Offer:
    """A module's activities. `spread`: the talk goes between them, as the first is done before any teaching."""

    module: str
    activities: tuple[Activity, ...]
    spread: bool = False

    @property
    def mains(self) -> tuple[Activity, ...]:
        return tuple(activity for activity in self.activities if not activity.alternate)

    @property
    def alternates(self) -> tuple[Activity, ...]:
        return tuple(activity for activity in self.activities if activity.alternate)


@dataclass(frozen=True, slots=True)
class Share:
    """One module's part of a slot: its minutes of talk, and the exercises chosen, in order."""

    module: str
    input: int
    chosen: tuple[Activity, ...]
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """What fills a slot. `practice` is what the timetable counts on; `exercised` is what the chosen exercises hold."""

    minutes: int
    practice: int
    shares: tuple[Share, ...]
    dropped: tuple[Activity, ...] = ()
    alternates: tuple[Activity, ...] = ()

    @property
    def input(self) -> int:
        return sum(share.input for share in self.shares)

    @property
    def chosen(self) -> tuple[Activity, ...]:
        return tuple(activity for share in self.shares for activity in share.chosen)

    @property
    def exercised(self) -> int:
        return sum(activity.practice for activity in self.chosen)

    @property
    def gap(self) -> int:
        """Practice minutes that the timetable counts on and no exercise holds: talk less, and try once more."""
        return max(0, self.practice - self.exercised)


class BeatKind(StrEnum):
    TALK = "talk"
    STEP = "step"
    DEBRIEF = "debrief"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Beat:
    """Some minutes of a slot in which one thing is done. Times are minutes after midnight."""

    kind: BeatKind
    start: int
    end: int
    module: str
    activity: Activity | None = None
    step: Step | None = field(default=None)

    @property
    def minutes(self) -> int:
        return self.end - self.start


def session_for(library: Library, slot: Slot) -> Session:
    """The session of a slot that teaches modules. A part of the day has none: its exercises are in its notes."""
    modules = [library.module(name) for name in slot.modules]
    offers = tuple(Offer(module.id, module.activities, module.head.kind is ModuleKind.OPENING) for module in modules)
    return choose(offers, slot.minutes, slot.practice)


def choose(offers: tuple[Offer, ...], minutes: int, practice: int) -> Session:
    """The exercises that come nearest to the practice planned, beside enough talk.

    Whole exercises only: half a role play teaches half of it. A slot keeps its order, at least one exercise of each
    module, then as many of the planned practice minutes as it can, then its role plays, then the earlier exercises.
    A slot with room to spare takes alternates as long as practice is short of the plan.
    """
    mains = [activity for offer in offers for activity in offer.mains]
    room = minutes - LEAST_INPUT * len(offers)
    taken = max(_fitting(mains, room), key=lambda some: _worth(offers, some, practice))
    if len(taken) == len(mains):
        taken = (*taken, *_extra(offers, taken, minutes - ROOMY_INPUT * len(offers), practice))
    return Session(
        minutes,
        practice,
        _shares(offers, taken, minutes),
        dropped=_others(mains, taken),
        alternates=_others((activity for offer in offers for activity in offer.alternates), taken),
    )


def beats(session: Session, start: int) -> tuple[Beat, ...]:
    """The session minute by minute from `start`, without a gap: the last beat ends when the slot does."""
    found: list[Beat] = []
    now = start
    for share in session.shares:
        for length, beat in _lengths(share):
            if length:
                found.append(replace(beat, start=now, end=now + length))
                now += length
    return tuple(found)


def _fitting(mains: list[Activity], room: int) -> Iterator[tuple[Activity, ...]]:
    """Every choice that fits, in order; the larger and the earlier come first, so that they win a tie."""
    for size in range(len(mains), -1, -1):
        for some in combinations(mains, size):
            if not some or _time(some) <= room:
                yield some


def _worth(offers: tuple[Offer, ...], some: tuple[Activity, ...], practice: int) -> tuple[int, int, int]:
    covered = sum(bool(_of(offer, some)) for offer in offers)
    return covered, min(practice, sum(one.practice for one in some)), _role_plays(some)


def _extra(offers: tuple[Offer, ...], taken: tuple[Activity, ...], room: int, practice: int) -> tuple[Activity, ...]:
    added: tuple[Activity, ...] = ()
    for alternate in (one for offer in offers for one in offer.alternates):
        short = practice > sum(one.practice for one in (*taken, *added))
        if short and _time((*taken, *added, alternate)) <= room:
            added = (*added, alternate)
    return added


def _shares(offers: tuple[Offer, ...], taken: tuple[Activity, ...], minutes: int) -> tuple[Share, ...]:
    talk, over = divmod(minutes - _time(taken), len(offers))
    return tuple(
        Share(offer.module, talk + (number < over), _of(offer, taken), offer.spread)
        for number, offer in enumerate(offers)
    )


def _lengths(share: Share) -> Iterator[tuple[int, Beat]]:
    talks = _talks(share)
    for number, activity in enumerate(share.chosen):
        yield talks[number], Beat(BeatKind.TALK, 0, 0, share.module)
        for step in activity.steps:
            yield step.minutes, Beat(BeatKind.STEP, 0, 0, share.module, activity, step)
        yield activity.debrief_minutes, Beat(BeatKind.DEBRIEF, 0, 0, share.module, activity)
    if not share.chosen:
        yield talks[0], Beat(BeatKind.TALK, 0, 0, share.module)
    yield WEEK, Beat(BeatKind.WEEK, 0, 0, share.module)


def _talks(share: Share) -> tuple[int, ...]:
    """Minutes of talk before each exercise: all before the first, or, when spread, the rest between them."""
    talk, pieces = share.input - WEEK, max(1, len(share.chosen))
    if not share.spread or pieces == 1:
        return (talk, *(0,) * (pieces - 1))
    each, over = divmod(talk - 1, pieces - 1)
    return (1, *(each + (number < over) for number in range(pieces - 1)))


def _time(some: Iterable[Activity]) -> int:
    return sum(activity.minutes for activity in some)


def _role_plays(some: Iterable[Activity]) -> int:
    return sum(activity.kind is ActivityKind.ROLE_PLAY for activity in some)


def _of(offer: Offer, some: tuple[Activity, ...]) -> tuple[Activity, ...]:
    """The module's own among them, in the order of the module."""
    return tuple(activity for activity in some if activity in offer.activities)


def _others(activities: Iterable[Activity], taken: tuple[Activity, ...]) -> tuple[Activity, ...]:
    return tuple(activity for activity in activities if activity not in taken)
