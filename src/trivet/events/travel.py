"""What a journey costs the customer, and which days it takes: miles both ways, a free radius, a night away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TravelRule:
    """All sums in pence. `free_miles` are taken off each way; from `overnight_miles` one way a night is charged."""

    mileage: int = 45
    free_miles: int = 0
    overnight_miles: int | None = None
    overnight_rate: int | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """One event's travel. `before` and `after` are whole days on which the trainer takes nothing else."""

    miles: int
    charged_miles: int
    mileage: int
    nights: int
    overnight_rate: int
    before: int
    after: int

    @property
    def cost(self) -> int:
        """Pence, before VAT."""
        return self.charged_miles * self.mileage + self.nights * self.overnight_rate


def travel(miles: int, rule: TravelRule, *, days: int = 1) -> Travel:
    """The journey to a venue `miles` away, made anew for each of an event's days.

    Beyond the overnight threshold the trainer comes the evening before, so the day before is proposed as a travel day;
    beyond twice that, the day after as well. Somebody may always say otherwise.
    """
    journeys = max(1, days)
    charged = 2 * max(0, miles - rule.free_miles) * journeys
    is_far = rule.overnight_miles is not None and miles >= rule.overnight_miles
    is_very_far = is_far and miles >= 2 * (rule.overnight_miles or 0)
    nights = journeys if is_far else 0
    return Travel(miles, charged, rule.mileage, nights, rule.overnight_rate or 0, int(is_far), int(is_very_far))
