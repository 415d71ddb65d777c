"""Fits a row of teaching units into a length of time: where the breaks fall and how many minutes each unit gets.

The laws: units keep their order and their minimum; no stretch of work is longer than `longest_stretch`; lunch and breaks
keep their least; the day is filled exactly. Among all days that keep them, the one that hurts least is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from trivet.content.schema import Breaks
from trivet.curriculum.units import Unit

STEP = 5  # minutes; nobody reads a timetable of 37-minute parts

# What hurts, in one currency. Our own judgement, tuned by looking at days; the laws do not depend on it.
CUT = 1.5  # the first five minutes taken from a unit; it grows with the square
PAYS_FIRST = 0.5  # a unit that pays for an option hurts this much as the others
PRACTICE_LOST = 0.5  # each minute of practice lost on top
GROWN = 0.12  # each minute beyond the usual: a long day would rather hold a practice clinic
REST = 1.6  # each interruption
SHORT_STRETCH = 0.15  # each minute by which a stretch is shorter than half an hour
LUNCH_OFF = 0.5  # each minute by which lunch is shorter than usual; a tenth of it when longer
LUNCH_AT = 750  # half past twelve
LUNCH_EARLY = 1 / 30  # each minute by which lunch is off half past twelve


@dataclass(frozen=True, slots=True)
class Fitted:
    """Minutes of each unit, and the rest after each stretch (0 = lunch stands here). `cost`: lower is kinder."""

    minutes: tuple[int, ...]
    stretches: tuple[int, ...]
    rests: tuple[int, ...]
    lunch_after: int | None
    cost: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The time there is: length of the day, the laws of rest, and when it starts."""

    start: int
    length: int
    breaks: Breaks

    @property
    def least_rest(self) -> int:
        """Rest that no day of this length can do without."""
        return self.breaks.lunch_minimum + self.breaks.total_minimum if self.has_lunch else 0

    @property
    def has_lunch(self) -> bool:
        return self.length >= self.breaks.lunch_needed_from

    @property
    def lunch_has_window(self) -> bool:
        """An ordinary day; an evening course eats when it can."""
        ends = self.start + self.length
        return self.start + 60 <= self.breaks.lunch_earliest and ends >= self.breaks.lunch_latest + 60


def fit(units: tuple[Unit, ...], frame: Frame) -> Fitted | None:
    """The kindest day that keeps the laws, or None."""
    limit = frame.breaks.longest_stretch
    least = sum(unit.minimum for unit in units)
    if least + frame.least_rest > frame.length or any(unit.minimum > limit for unit in units):
        return None
    best: Fitted | None = None
    for stretches in _splits(tuple(unit.minimum for unit in units), limit):
        if best is not None and _least_cost(units, len(stretches), frame) >= best.cost:
            break  # the splits come in order of length, and the bound grows with it: no later one can be kinder
        for lunch_after in _lunch_places(len(stretches), frame):
            fitted = _allocate(units, stretches, lunch_after, frame)
            if fitted is not None and (best is None or fitted.cost < best.cost):
                best = fitted
    return best


def _least_cost(units: tuple[Unit, ...], stretches: int, frame: Frame) -> float:
    """No day with so many stretches costs less: each rest costs, and what the rests take must be cut, evenly at best."""
    rests = stretches - 1
    lunch = frame.breaks.lunch_minimum if frame.has_lunch else 0
    least_rest = lunch + frame.breaks.shortest * (rests - frame.has_lunch)
    cut = max(0, sum(unit.usual for unit in units) + least_rest - frame.length) / STEP
    return rests * REST + PAYS_FIRST * CUT * cut * cut / len(units)


@cache
def _splits(minima: tuple[int, ...], limit: int) -> tuple[tuple[int, ...], ...]:
    """Every way to cut the row into stretches whose minima fit the limit, as stretch lengths in units, fewest first."""
    if not minima:
        return ((),)
    ways: list[tuple[int, ...]] = []
    for size in range(1, len(minima) + 1):
        if sum(minima[:size]) > limit:
            break
        ways.extend((size, *rest) for rest in _splits(minima[size:], limit))
    return tuple(sorted(ways, key=len))


def _lunch_places(stretches: int, frame: Frame) -> Iterator[int | None]:
    if frame.has_lunch:
        yield from range(stretches - 1)
    else:
        yield None


def _allocate(units: tuple[Unit, ...], stretches: tuple[int, ...], lunch: int | None, frame: Frame) -> Fitted | None:
    laws = frame.breaks
    count = len(stretches) - 1 - (lunch is not None)
    if lunch is not None and count * laws.longest < laws.total_minimum:
        return None
    minutes = _within_stretches(units, stretches, laws.longest_stretch)
    least_break = max(laws.shortest * count, laws.total_minimum if lunch is not None else 0)
    least_rest = least_break + (laws.lunch_minimum if lunch is not None else 0)
    for_work = frame.length - least_rest
    while sum(minutes) > for_work:
        at = _next_to_cut(units, minutes)
        if at is None:
            return None
        minutes[at] -= STEP
    spare = frame.length - sum(minutes) - least_rest
    rests = _Rests(count, least_break, laws.lunch_minimum if lunch is not None else 0)
    spare = _spread(units, minutes, stretches, rests, spare, laws)
    if spare:
        return None
    breaks = rests.each()
    fitted_lunch = rests.lunch if lunch is not None else None
    all_rests = _in_order(breaks, lunch, fitted_lunch)
    cost = _cost(units, minutes, stretches, all_rests, lunch, frame)
    return None if cost is None else Fitted(tuple(minutes), stretches, all_rests, lunch, cost)


@dataclass(slots=True)
class _Rests:
    """Minutes of rest while a day is being filled."""

    count: int
    breaks: int
    lunch: int

    def each(self) -> list[int]:
        """The breaks, as even as steps allow, the later ones longer."""
        if not self.count:
            return []
        base, left = divmod(self.breaks, self.count)
        base, left = base - base % STEP, left + (base % STEP) * self.count
        found = [base] * self.count
        for at in range(self.count - 1, -1, -1):
            more = min(left, STEP)
            found[at] += more
            left -= more
        found[-1] += left
        return found


def _within_stretches(units: tuple[Unit, ...], stretches: tuple[int, ...], limit: int) -> list[int]:
    """Usual minutes, cut where a stretch would otherwise be too long."""
    minutes = [unit.usual for unit in units]
    at = 0
    for size in stretches:
        while sum(minutes[at : at + size]) > limit:
            cut = _next_to_cut(units[at : at + size], minutes[at : at + size])
            assert cut is not None  # the minima fit: _splits saw to it
            minutes[at + cut] = max(units[at + cut].minimum, minutes[at + cut] - STEP)
        at += size
    return minutes


def _next_to_cut(units: tuple[Unit, ...], minutes: list[int]) -> int | None:
    """Which unit gives up the next minutes: who pays first, then who has lost the least and has the most to spare."""
    able = [at for at, unit in enumerate(units) if minutes[at] - STEP >= unit.minimum]
    if not able:
        return None
    return min(able, key=lambda at: _pain(units[at], minutes[at] - STEP))


@lru_cache(maxsize=4096)
def _pain(unit: Unit, minutes: int) -> float:
    """How much a cut hurts: by the square of the share of spare minutes lost; more where practice is lost too."""
    lost = unit.usual - minutes
    practice_lost = unit.practice - unit.practice_at(minutes)
    pain = (lost / STEP) ** 2 * CUT + practice_lost * PRACTICE_LOST
    return pain * (PAYS_FIRST if unit.pays_first else 1.0)


def _spread(
    units: tuple[Unit, ...], minutes: list[int], stretches: tuple[int, ...], rests: _Rests, spare: int, laws: Breaks
) -> int:
    """Give spare minutes away: odd ones and a proper lunch first, then proper breaks, then practice, then longer rests."""
    spare = _lunch_to(rests, spare, laws.lunch)
    spare = _breaks_to(rests, spare, laws.preferred)
    spare = _grow(units, minutes, stretches, spare, laws.longest_stretch)
    spare = _lunch_to(rests, spare, laws.lunch_most)
    return _breaks_to(rests, spare, laws.longest)


def _lunch_to(rests: _Rests, spare: int, goal: int) -> int:
    if not rests.lunch:
        return spare
    more = min(spare, max(0, goal - rests.lunch))
    rests.lunch += more
    return spare - more


def _breaks_to(rests: _Rests, spare: int, goal: int) -> int:
    more = min(spare, max(0, goal * rests.count - rests.breaks))
    rests.breaks += more
    return spare - more


def _grow(units: tuple[Unit, ...], minutes: list[int], stretches: tuple[int, ...], spare: int, limit: int) -> int:
    """First give back what was cut, then lengthen practice, as far as each stretch allows."""
    while spare >= STEP:
        at = _next_to_grow(units, minutes, stretches, limit)
        if at is None:
            return spare
        minutes[at] += STEP
        spare -= STEP
    return spare


def _next_to_grow(units: tuple[Unit, ...], minutes: list[int], stretches: tuple[int, ...], limit: int) -> int | None:
    best: tuple[float, int] | None = None
    at = 0
    for size in stretches:
        room = limit - sum(minutes[at : at + size]) >= STEP
        for one in range(at, at + size):
            if room and minutes[one] + STEP <= units[one].most:
                want = (minutes[one] - units[one].usual) / units[one].usual
                best = min(best or (want, one), (want, one))
        at += size
    return best[1] if best else None


def _in_order(breaks: list[int], lunch_after: int | None, lunch: int | None) -> tuple[int, ...]:
    rests = list(breaks)
    if lunch_after is not None and lunch is not None:
        rests.insert(lunch_after, lunch)
    return tuple(rests)


def _cost(
    units: tuple[Unit, ...],
    minutes: list[int],
    stretches: tuple[int, ...],
    rests: tuple[int, ...],
    lunch: int | None,
    frame: Frame,
) -> float | None:
    """How much the day hurts, or None when lunch falls outside its hours."""
    pairs = list(zip(units, minutes, strict=True))
    lengths = _stretch_minutes(minutes, stretches)
    cost = sum(_pain(unit, got) for unit, got in pairs if got < unit.usual)
    cost += sum(max(0, got - unit.usual) for unit, got in pairs) * GROWN
    cost += len(rests) * REST + sum(max(0, 30 - length) for length in lengths) * SHORT_STRETCH
    if lunch is None:
        return cost
    when = frame.start + sum(lengths[: lunch + 1]) + sum(rests[:lunch])
    meal = _lunch_cost(when, rests[lunch], frame)
    return None if meal is None else cost + meal


def _lunch_cost(when: int, minutes: int, frame: Frame) -> float | None:
    laws = frame.breaks
    if frame.lunch_has_window and not laws.lunch_earliest <= when <= laws.lunch_latest:
        return None
    middle = LUNCH_AT if frame.lunch_has_window else frame.start + frame.length // 2
    off = minutes - laws.lunch
    return (-off if off < 0 else off / 10) * LUNCH_OFF + abs(when - middle) * LUNCH_EARLY


def _stretch_minutes(minutes: list[int], stretches: tuple[int, ...]) -> list[int]:
    found, at = [], 0
    for size in stretches:
        found.append(sum(minutes[at : at + size]))
        at += size
    return found
