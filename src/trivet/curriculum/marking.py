"""Marking a knowledge check: answers in, feedback for each option out."""

from collections.abc import Mapping
from dataclasses import dataclass

from trivet.content.schema import Check, CheckItem, CheckOption


class UnknownAnswerError(ValueError):
    """An answer names an item or an option that the check does not have."""


@dataclass(frozen=True, slots=True)
class ItemMark:
    """One item marked. `chosen` is None when it was left out."""

    item: CheckItem
    chosen: CheckOption | None

    @property
    def is_correct(self) -> bool:
        return self.chosen is not None and self.chosen.correct


@dataclass(frozen=True, slots=True)
class Mark:
    items: tuple[ItemMark, ...]

    @property
    def correct(self) -> int:
        return sum(item.is_correct for item in self.items)

    @property
    def answered(self) -> int:
        return sum(item.chosen is not None for item in self.items)

    @property
    def total(self) -> int:
        return len(self.items)


def mark(check: Check, answers: Mapping[str, str]) -> Mark:
    """Mark answers {item id: option id}. Raises UnknownAnswerError; an unanswered item is neither right nor wrong."""
    unknown = set(answers) - {item.id for item in check.items}
    if unknown:
        raise UnknownAnswerError(f"this check has no item {', '.join(sorted(unknown))}")
    return Mark(tuple(ItemMark(item, _chosen(item, answers)) for item in check.items))


def _chosen(item: CheckItem, answers: Mapping[str, str]) -> CheckOption | None:
    wanted = answers.get(item.id)
    if wanted is None:
        return None
    found = next((option for option in item.options if option.id == wanted), None)
    if found is None:
        raise UnknownAnswerError(f"item {item.id} has no option '{wanted}'")
    return found
