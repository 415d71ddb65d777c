"""The observer's sheet: what can be ticked, what the ticks say, and the tally of the sheets that were kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from trivet.content import Library
from trivet.vocabulary import MoveId
from trivet.web.classroom.models import Observation
from trivet.web.classroom.sealed import opened
from trivet.web.events.models import Event
from trivet.web.training.queries import library

_M = MoveId
#: Two things that are no moves, and that an observer counts all the same.
CLOSED, SILENCE = "closed", "silence"
_EXTRA = {
    CLOSED: (_("Closed question"), _("Can be answered with yes, no or a fact.")),
    SILENCE: (_("Left a silence"), _("Waited, and did not fill the gap.")),
}
#: Fewer than thirty: what can be seen and tapped while two people talk.
GROUPS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    ("bond", _("Bond"), (_M.OPEN, CLOSED, _M.REFLECT, _M.DOUBLE, _M.AFFIRM, _M.AUTONOMY, SILENCE)),
    ("goals", _("Goals"), (_M.GOALASK, _M.GOALFIT, _M.EVOKE)),
    ("tasks", _("Tasks"), (_M.EPE, _M.TASKWHY, _M.TASKFIT, _M.SOLVE)),
    ("repair", _("Repair"), (_M.NAME, _M.OWN, _M.VALIDATE, _M.FEEDBACK)),
    ("limits", _("Limits"), (_M.ROLE, _M.FAIR, _M.BOUNDARY, _M.CHALLENGE)),
    ("watch", _("What to watch"), (_M.FIX, _M.INTERROGATE, _M.ARGUE, _M.THREAT, _M.COLLUDE, _M.DODGE)),
)
KNOWN = tuple(name for _, _, names in GROUPS for name in names)
_WATCH = frozenset(GROUPS[-1][2])
_REFLECTIONS = (_M.REFLECT, _M.DOUBLE)
_OPEN = (_M.OPEN, _M.GOALASK, _M.EVOKE, _M.FEEDBACK)
MOST_TAPS, MOST_ROUNDS = 99, 99
#: Seconds that a round of practice takes.
ROUND = 180


@dataclass(frozen=True, slots=True)
class Sheet:
    """One observer's taps of one round. `began`: the second of the first tap, 0 before it. `last`: what undoing takes back."""

    round: int = 1
    counts: Mapping[str, int] = field(default_factory=dict)
    strain: bool = False
    repaired: bool = False
    began: int = 0
    last: str = ""

    def tapped(self, name: str, now: int) -> "Sheet":
        """With one more tap; a mark is switched. Unknown names change nothing."""
        began = self.began or now
        if name == "strain":
            return replace(self, began=began, strain=not self.strain)
        if name == "repaired":
            return replace(self, began=began, repaired=not self.repaired)
        if name == "undo":
            return self._undone()
        if name not in KNOWN:
            return self
        more = {**self.counts, name: min(self.counts.get(name, 0) + 1, MOST_TAPS)}
        return replace(self, counts=more, began=began, last=name)

    def onward(self) -> "Sheet":
        """An empty one for the next round."""
        return Sheet(round=min(self.round + 1, MOST_ROUNDS))

    def plain(self) -> dict[str, object]:
        """As JSON's own values, for the phone."""
        return {"round": self.round, "counts": dict(self.counts), "strain": self.strain, "repaired": self.repaired,
                "began": self.began, "last": self.last}  # fmt: skip

    @property
    def is_empty(self) -> bool:
        return not self.counts and not self.strain and not self.repaired

    def _undone(self) -> "Sheet":
        left = self.counts.get(self.last, 0) - 1
        counts = {**self.counts, self.last: left}
        return replace(self, counts={name: count for name, count in counts.items() if name and count > 0}, last="")


def read_sheet(plain: object) -> Sheet:
    """A sheet from what a phone holds or sends; what makes no sense is left out."""
    if not isinstance(plain, dict):
        return Sheet()
    counts = plain.get("counts")
    counted = {name: _bounded(counts.get(name), MOST_TAPS) for name in KNOWN} if isinstance(counts, dict) else {}
    last = plain.get("last")
    return Sheet(
        round=max(1, _bounded(plain.get("round"), MOST_ROUNDS)),
        counts={name: count for name, count in counted.items() if count},
        strain=plain.get("strain") is True,
        repaired=plain.get("repaired") is True,
        began=_bounded(plain.get("began"), 2**40),
        last=last if isinstance(last, str) and last in KNOWN else "",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """Something to tap, and how often it was."""

    id: str
    name: str
    meaning: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    title: str
    rows: tuple[Row, ...]


def groups_of(counts: Mapping[str, int]) -> tuple[Group, ...]:
    """Everything that can be tapped, with these counts."""
    words = _words(library())
    return tuple(
        Group(name, str(title), tuple(_row(one, words, counts) for one in rows)) for name, title, rows in GROUPS
    )


def _row(one: str, words: Mapping[str, tuple[str | Promise, str | Promise]], counts: Mapping[str, int]) -> Row:
    name, meaning = words[one]
    return Row(one, str(name), str(meaning), counts.get(one, 0))


@dataclass(frozen=True, slots=True)
class Talk:
    """What a sheet gives three people to talk about: strengths first, then what to look at together. No score."""

    strengths: tuple[Row, ...]
    watch: tuple[Row, ...]
    reflections: int
    questions: int
    open_ones: int
    closed_ones: int
    ratio: str
    limits_with_warmth: bool


def talk_of(sheet: Sheet) -> Talk:
    counts = sheet.counts
    rows = sorted((row for group in groups_of(counts) for row in group.rows if row.count), key=lambda row: -row.count)
    reflections, open_ones = (sum(counts.get(one, 0) for one in names) for names in (_REFLECTIONS, _OPEN))
    closed_ones = counts.get(CLOSED, 0)
    return Talk(
        strengths=tuple(row for row in rows if row.id not in _WATCH and row.id != CLOSED),
        watch=tuple(row for row in rows if row.id in _WATCH),
        reflections=reflections,
        questions=open_ones + closed_ones,
        open_ones=open_ones,
        closed_ones=closed_ones,
        ratio=_ratio(reflections, open_ones + closed_ones),
        limits_with_warmth=bool(counts.get(_M.BOUNDARY) and (reflections or counts.get(_M.VALIDATE))),
    )


def _ratio(reflections: int, questions: int) -> str:
    """How many reflections stand beside how many questions, as one would say it."""
    if not reflections or not questions:
        return ""
    if reflections >= questions:
        many = round(reflections / questions)
        said = ngettext("about one reflection for each question", "about %(many)s reflections for each question", many)
        return said % {"many": many}
    many = round(questions / reflections)
    said = ngettext("about one reflection for each question", "about one reflection for every %(many)s questions", many)
    return said % {"many": many}


@dataclass(frozen=True, slots=True)
class Tally:
    """All sheets of one round that were kept."""

    day: int
    round: int
    sheets: int
    groups: tuple[Group, ...]
    strains: int
    repaired: int
    words: tuple[str, ...]


def tally_of(event: Event) -> tuple[Tally, ...]:
    """What observers kept, round by round. One query."""
    rounds: dict[tuple[int, int], list[Observation]] = {}
    for row in Observation.objects.filter(event=event).order_by("day", "round", "id"):
        rounds.setdefault((row.day, row.round), []).append(row)
    return tuple(_tally(day, number, rows) for (day, number), rows in rounds.items())


def _tally(day: int, number: int, rows: list[Observation]) -> Tally:
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(read_sheet({"counts": row.counts}).counts)
    seen = tuple(group for group in _seen(groups_of(counts)))
    words = tuple(filter(None, map(opened, rows)))
    return Tally(
        day + 1, number, len(rows), seen, sum(row.strain for row in rows), sum(row.repaired for row in rows), words
    )


def _seen(groups: tuple[Group, ...]) -> Iterator[Group]:
    """Without what nobody saw."""
    for group in groups:
        rows = tuple(row for row in group.rows if row.count)
        if rows:
            yield Group(group.id, group.title, rows)


@lru_cache(maxsize=4)
def _words(content: Library) -> dict[str, tuple[str | Promise, str | Promise]]:
    return {**{one.id: (one.name, one.definition) for one in content.moves}, **_EXTRA}


def _bounded(value: object, most: int) -> int:
    return min(max(value, 0), most) if isinstance(value, int) and not isinstance(value, bool) else 0
