"""The certificates of one event as the desk sees them: who has one, who is due one, who is not and why."""

from dataclasses import dataclass
from datetime import datetime

from trivet.events.achievement import Missing
from trivet.vocabulary import CertificateKind
from trivet.web.awards.models import IssueRun
from trivet.web.awards.queries import Earner, earners, run_of
from trivet.web.awards.runs import AT_ONCE, is_alive, was_interrupted
from trivet.web.events.models import Event

KINDS = {
    CertificateKind.ATTENDANCE: "attendance",
    CertificateKind.PARTIAL: "partial attendance",
    CertificateKind.ACHIEVEMENT: "achievement",
}
WHY = {
    Missing.DAY: "The day is not over.",
    Missing.REGISTER: "The register is not closed.",
    Missing.ABSENT: "Absent, so nothing is earned.",
    Missing.CHECK: "The knowledge check is not answered.",
    Missing.PASS: "The knowledge check is not passed.",
    Missing.MINUTES: "Too few minutes for an achievement.",
    Missing.BOOKING: "The booking is not held any more.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One person."""

    earner: Earner
    trouble: str

    @property
    def minutes(self) -> str:
        there = self.earner.attended
        return f"{there.minutes} of {there.of}"

    @property
    def earns(self) -> str:
        return " and ".join(KINDS[kind] for kind in self.earner.standing.earned)

    @property
    def why(self) -> tuple[str, ...]:
        return tuple(WHY[one] for one in self.earner.standing.missing)


@dataclass(frozen=True, slots=True)
class Board:
    """Everybody, and how far the making is."""

    lines: tuple[Line, ...]
    run: IssueRun | None
    now: datetime

    @property
    def due(self) -> int:
        return sum(len(line.earner.due) for line in self.lines)

    @property
    def issued(self) -> int:
        return sum(len(line.earner.certificates) for line in self.lines)

    @property
    def is_long(self) -> bool:
        """Too many to be made while somebody waits."""
        return self.due > AT_ONCE

    @property
    def is_working(self) -> bool:
        return self.run is not None and is_alive(self.run, self.now)

    @property
    def was_interrupted(self) -> bool:
        return self.run is not None and was_interrupted(self.run, self.now)

    @property
    def is_waiting_for_the_register(self) -> bool:
        waits = (Missing.DAY, Missing.REGISTER)
        return bool(self.lines) and all(set(line.earner.standing.missing) & set(waits) for line in self.lines)

    @property
    def report(self) -> str:
        """What came of the last run."""
        if self.run is None:
            return "Nothing was due."
        failed = len(self.run.refused)
        made = f"{self.run.done} certificate{'' if self.run.done == 1 else 's'} issued."
        return made if not failed else f"{made} {failed} could not be made; the list says why."


def board(event: Event, *, now: datetime) -> Board:
    run = run_of(event)
    troubles = run.refused if run is not None else {}
    lines = tuple(Line(one, troubles.get(str(one.booking.pk), "")) for one in earners(event, now=now))
    return Board(lines, run, now)
