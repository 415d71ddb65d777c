"""One step of a drill as its page shows it: a try, its name, the second try, or the end."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from trivet.content.library import load_library
from trivet.content.schema.practice import Drill
from trivet.content.schema.registry import Move
from trivet.curriculum import DayDoesNotFitError, UnknownPartError, plan_course
from trivet.press.brief import request_for
from trivet.simulation.plan import Weakest
from trivet.vocabulary import MoveId
from trivet.web.drills.doing import Doing, moves_of
from trivet.web.drills.evidence import weakest_of
from trivet.web.drills.models import FELT
from trivet.web.drills.queries import least_done, next_drill
from trivet.web.practice.learner import Learner
from trivet.web.practice.naming import SHOWN, Group, ears, moves_by_id, names_of, palette
from trivet.web.training.models import Course, Enrolment


@dataclass(frozen=True, slots=True)
class Naming:
    """The moves to name a try from: the drill's own and what the ears heard first, all others folded away."""

    first: tuple[Move, ...]
    others: tuple[Group, ...]
    heard: tuple[MoveId, ...] = ()

    @property
    def heard_words(self) -> str:
        return names_of(self.heard)


@dataclass(frozen=True, slots=True)
class Step:
    """Everything on the page of a drill under way. `naming` is None while somebody only answers."""

    doing: Doing
    minutes: int
    naming: Naming | None = None
    how: str = "said"
    words: str = ""
    chosen: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    notice: str = ""
    felt: tuple[tuple[str, object], ...] = FELT

    @property
    def named_before(self) -> str:
        """What the first try was called."""
        first = self.doing.first
        return names_of(moves_of(first)) if first else ""

    @property
    def of_drill(self) -> tuple[Move, ...]:
        return drill_moves(self.doing.drill)

    @property
    def said(self) -> str:
        """What a screen reader is told when the step changes."""
        at = {"place": self.doing.place, "lines": self.doing.lines}
        if self.doing.is_second:
            return _("What you can make of line %(place)d of %(lines)d, and the same line once more.") % at
        if self.naming:
            return _("Name what you said to line %(place)d of %(lines)d.") % at
        return _("Line %(place)d of %(lines)d. Answer it.") % at


@dataclass(frozen=True, slots=True)
class End:
    """What is left of a drill: what to keep, and where to go on."""

    doing: Doing
    minutes: int
    weakest: Weakest
    next: Drill | None
    other_form: str
    felt: tuple[tuple[str, int], ...]
    tip: int | None
    has_sheet: bool
    course: int | None
    number: uuid.UUID = field(default_factory=uuid.uuid4)


def step_of(doing: Doing, now: datetime, **more: object) -> Step:
    """The step that is on. The second try is named on its own page."""
    naming = naming_of(doing.drill) if doing.is_second else None
    how = doing.first.how if doing.first else "said"
    known: dict[str, object] = {"naming": naming, "how": how} | more
    return Step(doing, doing.minutes(now), **known)  # type: ignore[arg-type]


def naming_of(drill: Drill, heard: Sequence[MoveId] = ()) -> Naming:
    known = moves_by_id(load_library())
    first = tuple(dict.fromkeys((*drill.moves, *(move for move in heard if move is not MoveId.NONE))))
    groups = ((one.title, tuple(move for move in one.moves if move.id not in first)) for one in palette(load_library()))
    others = tuple(Group(title, moves) for title, moves in groups if moves)
    return Naming(tuple(known[move] for move in first if move in known), others, tuple(heard))


def heard_in(words: str, line: str) -> tuple[MoveId, ...]:
    """The moves that the ears think likeliest; none where nothing was typed."""
    if not words:
        return ()
    return tuple(one.move for one in ears().hear(words, line).likeliest(SHOWN))


def drill_moves(drill: Drill) -> tuple[Move, ...]:
    known = moves_by_id(load_library())
    return tuple(known[move] for move in drill.moves if move in known)


def end_of(doing: Doing, learner: Learner, now: datetime) -> End:
    """After the last line."""
    weakest, library = weakest_of(learner), load_library()
    tip = next((one.number for one in library.tips.tips if one.module == doing.drill.module), None)
    return End(
        doing=doing,
        minutes=doing.minutes(now),
        weakest=weakest,
        next=next_drill(learner, weakest, after=doing.drill.drill),
        other_form=least_done(learner, doing.drill),
        felt=tuple((how, count) for how, _words in FELT if (count := doing.felt(how))),
        tip=tip,
        has_sheet=doing.drill.module in {*library.course.order, *library.course.options},
        course=course_with(learner, doing.drill.module),
    )


def course_with(learner: Learner, module: str) -> int | None:
    """A course that this learner is enrolled in and that teaches the module."""
    rows = Enrolment.objects.filter(participant=learner.user).select_related("course__customer").order_by("-pk")
    courses = (row.course for row in rows) if learner.user else ()
    return next((one.pk for one in courses if module in _taught(one)), None)


def _taught(course: Course) -> tuple[str, ...]:
    try:
        return plan_course(load_library(), request_for(course.customer.details(), course.details())).modules
    except (DayDoesNotFitError, UnknownPartError):
        return ()
