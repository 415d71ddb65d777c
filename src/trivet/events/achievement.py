"""What a booking earns: attendance is one fact, an achievement another, and neither is guessed."""

from dataclasses import dataclass
from enum import StrEnum

from trivet.vocabulary import CertificateKind


class Missing(StrEnum):
    """What stands between somebody and a certificate."""

    BOOKING = "booking"  # the place was given up, or never taken
    DAY = "day"  # the day is not over
    REGISTER = "register"  # the trainer has not closed the register
    ABSENT = "absent"  # the register is closed, and they were not there
    CHECK = "check"  # the knowledge check is not answered
    PASS = "pass"  # noqa: S105 -- not a password: it is answered, and not passed
    MINUTES = "minutes"  # too few minutes for an achievement, whatever the check says


@dataclass(frozen=True, slots=True)
class Presence:
    """The minutes that somebody was there for, of those that the event held; breaks are in neither."""

    minutes: int
    of: int

    @property
    def is_there(self) -> bool:
        return self.minutes > 0

    def reaches(self, threshold: int) -> bool:
        """At least `threshold` per cent of the minutes. Whole numbers, so that 90 % of 350 is 315 and not 314.99."""
        return self.is_there and self.minutes * 100 >= threshold * self.of


@dataclass(frozen=True, slots=True)
class Rules:
    """What an event asks for."""

    threshold: int = 90
    requires_check: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody has earned, and what is missing for more. Both may hold something."""

    earned: tuple[CertificateKind, ...] = ()
    missing: tuple[Missing, ...] = ()


def standing(presence: Presence | None, passed: bool | None, rules: Rules) -> Standing:
    """`presence` is None until the register is closed; `passed` is None until the check is answered.

    Enough minutes earn a certificate of attendance, fewer a certificate of partial attendance, none nothing. A passed
    check earns an achievement beside full attendance, never instead of it.
    """
    if presence is None:
        return Standing(missing=(Missing.REGISTER,))
    if not presence.is_there:
        return Standing(missing=(Missing.ABSENT,))
    full = presence.reaches(rules.threshold)
    attended = CertificateKind.ATTENDANCE if full else CertificateKind.PARTIAL
    if not rules.requires_check:
        return Standing((attended,))
    wanting = _wanting(full, passed)
    return Standing((attended,), wanting) if wanting else Standing((attended, CertificateKind.ACHIEVEMENT))


def _wanting(full: bool, passed: bool | None) -> tuple[Missing, ...]:
    if not full:
        return (Missing.MINUTES,)
    if passed is None:
        return (Missing.CHECK,)
    return () if passed else (Missing.PASS,)
