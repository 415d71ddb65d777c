"""What came back from a group: rates with their denominators, distributions, pairs. Small groups stay unseen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from trivet.content.schema import CheckItem
from trivet.content.schema.forms import PassMark
from trivet.events.forms import Asked, Asking

#: With fewer answers than this, a distribution would point at somebody: only their number is told.
FEWEST = 5

Value = str | int | bool | list[str]
Answers = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class CheckMark:
    """A knowledge check marked: items left empty count as not right."""

    right: int
    answered: int
    of: int
    needed: int

    @property
    def is_taken(self) -> bool:
        return self.answered > 0

    @property
    def is_passed(self) -> bool:
        return self.is_taken and self.right >= self.needed


@dataclass(frozen=True, slots=True)
class Rate:
    """How many forms came back, of how many people."""

    returned: int
    of: int

    @property
    def percent(self) -> int | None:
        """None where a percentage would make few people sound like many."""
        return round(100 * self.returned / self.of) if self.of >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer of a distribution: `share` is its length, in hundredths of the number who answered."""

    label: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How a group answered a question. Nothing but `answered` when too few did."""

    text: str
    answered: int
    of: int
    bars: tuple[Bar, ...] = ()
    middle: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.answered >= FEWEST


@dataclass(frozen=True, slots=True)
class Compared:
    """One question before and after, for the people who answered it both times. No numbers when too few did."""

    text: str
    pairs: int
    up: int = 0
    same: int = 0
    down: int = 0
    before: float | None = None
    after: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.pairs >= FEWEST


def mark_check(items: Sequence[CheckItem], answers: Answers, enough: PassMark) -> CheckMark:
    """Mark the items that were asked; the pass mark is a share of them, rounded up."""
    chosen = [(item, answers[item.id]) for item in items if answers.get(item.id)]
    right = sum(item.answer.id == value for item, value in chosen)
    return CheckMark(right, len(chosen), len(items), ceil(len(items) * enough.right / enough.of))


def tally(question: Asked, forms: Sequence[Answers]) -> Tally:
    """The answers to a question of a choice, of forms that came back."""
    given = [form[question.id] for form in forms if form.get(question.id) not in (None, "", [])]
    if len(given) < FEWEST:
        return Tally(question.text, len(given), len(forms))
    bars = tuple(_bar(label, value, given) for value, label in _options(question))
    middle = float(median(int(str(one)) for one in given)) if question.how is Asking.SCALE else None
    return Tally(question.text, len(given), len(forms), bars, middle)


def compared(question: Asked, pairs: Iterable[tuple[Answers, Answers]]) -> Compared:
    """A scale question before and after, for those who answered both times."""
    both = [(before.get(question.id), after.get(question.id)) for before, after in pairs]
    return compare_numbers(
        question.text, [(int(str(a)), int(str(b))) for a, b in both if a is not None and b is not None]
    )


def compare_numbers(text: str, pairs: Sequence[tuple[int, int]]) -> Compared:
    """Numbers of the same people before and after; no more than how many there are when they are too few."""
    if len(pairs) < FEWEST:
        return Compared(text, len(pairs))
    return Compared(
        text,
        len(pairs),
        up=sum(after > before for before, after in pairs),
        same=sum(after == before for before, after in pairs),
        down=sum(after < before for before, after in pairs),
        before=float(median(before for before, _ in pairs)),
        after=float(median(after for _, after in pairs)),
    )


def _options(question: Asked) -> tuple[tuple[str, str], ...]:
    return (("True", question.text),) if question.how is Asking.TICK else question.options


def _bar(label: str, value: str, given: Sequence[Value]) -> Bar:
    count = sum(value in one if isinstance(one, list) else value == str(one) for one in given)
    return Bar(label, count, round(100 * count / len(given)))
