"""How long each thing is kept here: the table of content/privacy, with what the owner chose instead."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trivet.content.retention import load_retention
from trivet.content.schema.retention import Kept
from trivet.web.records.models import CleanUp, Period

_UNITS = {"days": "day", "months": "month", "years": "year"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table as it holds here."""

    kept: Kept
    count: int
    last: int | None = None  # how many were cleaned the last time

    @property
    def id(self) -> str:
        return self.kept.id

    @property
    def length(self) -> str:
        """ "30 days", "1 year"."""
        unit = _UNITS[self.kept.unit]
        return f"{self.count} {unit}{'' if self.count == 1 else 's'}"

    @property
    def is_chosen(self) -> bool:
        return self.count != self.kept.period

    def cut(self, now: datetime) -> datetime:
        """What is older than this is past its time."""
        if self.kept.unit == "days":
            return now - timedelta(days=self.count)
        months = self.count * (12 if self.kept.unit == "years" else 1)
        day = _months_before(now.date(), months)
        return now.replace(year=day.year, month=day.month, day=day.day)


def rules() -> tuple[Rule, ...]:
    """The whole table, in its order; two queries."""
    chosen = dict(Period.objects.values_list("kept", "count"))
    last = last_clean_up()
    counts = last.counts if last else {}
    return tuple(
        Rule(row, _bounded(row, chosen.get(row.id)), counts.get(row.id, 0) if last else None)
        for row in load_retention().rows
    )


def rule(kept: str) -> Rule:
    """Raises KeyError."""
    return {one.id: one for one in rules()}[kept]


def last_clean_up() -> CleanUp | None:
    return CleanUp.objects.order_by("-at", "-id").first()


def _bounded(row: Kept, count: int | None) -> int:
    """A later edition of the table may have drawn its bounds closer than what was chosen before."""
    return min(max(count or row.period, row.least), row.most)


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for shorter in range(4):
        try:
            return date(year, month + 1, day.day - shorter)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
