"""The page after a meeting: the debrief in words, the drawing, turn by turn, and two lines side by side where a turn was tried again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trivet.content.library import load_library
from trivet.press.markdown import plain_text
from trivet.simulation.coach import Feedback
from trivet.simulation.debrief import Debrief, Strained, Turning, debrief
from trivet.vocabulary import Rupture
from trivet.web.practice.meeting import Exchange, Meeting, heard_words, meeting_of, spoken_words
from trivet.web.practice.models import Session
from trivet.web.practice.naming import Agreement, agreement, names_of
from trivet.web.practice.people import practice
from trivet.web.practice.timeline import Drawing, drawing_of, numbered


@dataclass(frozen=True, slots=True)
class LookedBack:
    """One turn with all that is said of it."""

    exchange: Exchange
    moves: str
    feedback: Feedback | None
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The same turn in both lines of a meeting; either may be missing."""

    number: int
    before: LookedBack | None
    after: LookedBack | None


@dataclass(frozen=True, slots=True)
class Back:
    """Everything on the page. `debrief` is None when the client was withdrawn, or nobody said a word."""

    meeting: Meeting
    debrief: Debrief | None
    drawing: Drawing | None
    turned: list[tuple[int, int, list[Turning]]]
    strains: tuple[str, ...]
    turns: tuple[LookedBack, ...]
    pairs: tuple[Pair, ...]
    before: Meeting | None
    before_drawing: Drawing | None
    module: str
    tip: str

    @property
    def final(self) -> tuple[int, int, int]:
        """The three legs at the end, 0 to 100."""
        state = self.meeting.state
        return round(100 * state.bond), round(100 * state.goal), round(100 * state.task)


def look_back(meeting: Meeting) -> Back:
    """Read it all: one query, and two more where a turn was tried again."""
    found = _debrief(meeting)
    source = meeting.session.branch_of
    before = meeting_of(source) if source is not None else None
    other = _debrief(before) if before else None
    library, turns = load_library(), tuple(_turn(meeting, one) for one in meeting.exchanges)
    tips = {one.number: one.head for one in library.tips.tips}
    step = found.next_step if found else None
    return Back(
        meeting=meeting,
        debrief=found,
        drawing=drawing_of(found.points, found.turnings, other.points if other else ()) if found else None,
        turned=numbered(found.turnings) if found else [],
        strains=tuple(strain_words(one, meeting.session.client_name) for one in found.strains) if found else (),
        turns=turns,
        pairs=_pairs(before, turns, meeting.session) if before else (),
        before=before,
        before_drawing=drawing_of(other.points, other.turnings, found.points if found else ()) if other else None,
        module=plain_text(library.modules[step.module].title) if step and step.module in library.modules else "",
        tip=plain_text(tips.get(step.tip, "")) if step else "",
    )


def strain_words(one: Strained, name: str) -> str:
    """One rupture in a sentence or three."""
    began = (
        _("It was there when %(name)s came in.") % {"name": name}
        if one.began == 0
        else _("It began at turn %(turn)d.") % {"turn": one.began}
    )
    kind = str(_KINDS[one.kind]) % {"name": name}
    return " ".join([kind, began, _noticed(one), _ended(one)])


def _noticed(one: Strained) -> str:
    after = one.noticed_after
    if after is None:
        return _("You did not speak to it.")
    if after <= 1:
        return _("You spoke to it at once.")
    return ngettext("You spoke to it after %(count)d turn.", "You spoke to it after %(count)d turns.", after) % {
        "count": after
    }


def _ended(one: Strained) -> str:
    if one.repaired is None:
        return _("It was still open at the end.")
    return _("It was put right at turn %(turn)d.") % {"turn": one.repaired}


_KINDS = {
    Rupture.WITHDRAWAL: gettext_lazy("%(name)s moved away from you."),
    Rupture.CONFRONTATION: gettext_lazy("%(name)s moved against you."),
    Rupture.NONE: "",
}


def _debrief(meeting: Meeting) -> Debrief | None:
    if meeting.character is None or not meeting.exchanges:
        return None
    return debrief(
        meeting.character,
        meeting.states,
        practice().coach,
        predictions=[one.prediction for one in meeting.exchanges],
        practitioner_words=spoken_words(meeting.exchanges),
        client_words=heard_words(meeting),
    )


def _turn(meeting: Meeting, one: Exchange) -> LookedBack:
    return LookedBack(one, names_of(one.moves), meeting.feedback(one.number, practice().coach), agreement(one))


def _pairs(before: Meeting, after: Sequence[LookedBack], session: Session) -> tuple[Pair, ...]:
    """From the turn that was tried again on."""
    first = session.branch_turn or 1
    old = {one.number: _turn(before, one) for one in before.exchanges if one.number >= first}
    new = {one.exchange.number: one for one in after if one.exchange.number >= first}
    return tuple(Pair(number, old.get(number), new.get(number)) for number in sorted({*old, *new}))
