"""How somebody stands in a knowledge check."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

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

    @property
    def answers(self) -> SafeString:
        """The options to choose from."""
        return _drawn("answers", self.item)

    @property
    def feedback(self) -> SafeString:
        """What each option does, with the chosen one marked."""
        return _drawn("feedback", self.item, self.chosen.option if self.chosen else "")


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


@lru_cache(maxsize=4096)
def _drawn(part: str, item: ShownItem, chosen: str = "") -> SafeString:
    """A part of a question that looks the same for everybody who gave that answer: drawn once."""
    return render_to_string(f"learning/question/{part}.html", {"item": item, "chosen": chosen})
