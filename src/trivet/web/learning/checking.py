"""How somebody stands in a knowledge check."""

from collections.abc import Sequence
from dataclasses import dataclass

from trivet.web.learning.queries import Chosen, chosen_of
from trivet.web.learning.rendered import ShownItem
from trivet.web.training.models import Enrolment


@dataclass(frozen=True, slots=True)
class Question:
    """An item, the answer that stands, and whether it is to be asked (again)."""

    number: int
    item: ShownItem
    chosen: Chosen | None
    again: bool
    error: str = ""

    @property
    def is_open(self) -> bool:
        return self.chosen is None or self.again


@dataclass(frozen=True, slots=True)
class Standing:
    """How a check stands."""

    questions: tuple[Question, ...]

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def answered(self) -> int:
        return sum(question.chosen is not None for question in self.questions)

    @property
    def right(self) -> int:
        return sum(question.chosen is not None and question.chosen.is_correct for question in self.questions)

    @property
    def is_done(self) -> bool:
        return self.answered == self.total


def standing_of(enrolment: Enrolment, items: Sequence[ShownItem], *, again: str, wrong: str, error: str) -> Standing:
    """One query. `again` is asked once more; `error` is told at the item `wrong`."""
    chosen = chosen_of(enrolment, [item.id for item in items])
    return Standing(
        tuple(
            Question(number, item, chosen.get(item.id), item.id == again, error if item.id == wrong else "")
            for number, item in enumerate(items, start=1)
        )
    )
