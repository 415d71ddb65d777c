"""From a request to the row of teaching units, in order: options put in, blocks joined, minutes shifted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from trivet.content.library import Library
from trivet.content.schema import Course, Joined, Part, Variant
from trivet.curriculum.day import DayDoesNotFitError, DayRequest, SlotKind, UnknownPartError

#: A module may grow by this much when the day is long; the extra is practice.
MOST_EXTRA = 15


@dataclass(frozen=True, slots=True)
class Unit:
    """Something taught in one go, with the minutes that it may take."""

    id: str
    title: str
    kind: SlotKind
    modules: tuple[str, ...]
    usual: int
    minimum: int
    most: int
    practice: int
    pays_first: bool = False

    def practice_at(self, minutes: int) -> int:
        """Practice minutes when the unit gets `minutes`: listening is cut first, and never below a fifth of the usual time."""
        if minutes >= self.usual:
            return self.practice + minutes - self.usual
        listening = self.usual - self.practice
        floor = min(listening, -(-self.usual // 5))
        return minutes - max(floor, listening - (self.usual - minutes))


def check_request(course: Course, request: DayRequest) -> None:
    """Raises UnknownPartError when the request names what the course has not, DayDoesNotFitError when it drops what must stay."""
    _known(request.options, course.options, "optional module")
    _known((request.variant,), [variant.id for variant in course.variants], "variant")
    _known(request.leave_out, course.order, "core module")
    kept = [module for module in request.leave_out if module in course.required]
    if kept:
        raise UnknownPartError(f"{', '.join(kept)} cannot be left out: the course rests on it")
    if request.length <= 0:
        raise DayDoesNotFitError("The day ends before it starts.")
    if request.length > course.longest_day:
        hours = course.longest_day // 60
        raise DayDoesNotFitError(
            f"Nobody learns for {request.length // 60} hours; the longest day here is {hours} hours."
        )


def variant_of(course: Course, variant_id: str) -> Variant:
    return next(variant for variant in course.variants if variant.id == variant_id)


def units_for(library: Library, request: DayRequest) -> tuple[Unit, ...]:
    """The units of the day in teaching order, the welcome first and the close last."""
    course = library.course
    variant = variant_of(course, request.variant)
    if variant.half_day:
        order: Sequence[str] = [m for m in variant.order if m not in course.options or m in request.options]
        return tuple(_unit(library, one, usual=variant.minutes.get(one)) for one in order)
    order = _order(course, variant, request)
    units = [_unit(library, one) for one in order]
    units = _shifted(course, request, units)
    units = _joined(course, variant, request, units)
    payers = {insertion.trim_first for insertion in course.insertions if insertion.module in request.options}
    units = [replace(unit, pays_first=bool(payers & set(unit.modules))) for unit in units]
    return (_part(course, "welcome"), *units, _part(course, "close"))


def clinic(course: Course) -> Unit:
    """The practice clinic, which takes up what a long day has left."""
    return _part(course, "clinic")


def _order(course: Course, variant: Variant, request: DayRequest) -> list[str]:
    order = [module for module in variant.order if module not in request.leave_out]
    for insertion in course.insertions:
        if insertion.module in request.options:
            before = insertion.before if insertion.before in order else order[-1]
            order.insert(order.index(before), insertion.module)
    return order


def _unit(library: Library, name: str, *, usual: int | None = None) -> Unit:
    if name not in library.modules:
        return _part(library.course, name, usual=usual)
    head = library.modules[name].head
    minutes = usual or head.minutes.default
    practice = head.minutes.practice + minutes - head.minutes.default
    return Unit(
        name, head.title, SlotKind.MODULE, (name,), minutes, head.minutes.minimum, minutes + MOST_EXTRA, practice
    )


def _part(course: Course, name: str, *, usual: int | None = None) -> Unit:
    part: Part = next(part for part in course.parts if part.id == name)
    minutes = usual or part.minutes
    practice = part.practice + minutes - part.minutes
    return Unit(name, part.title, SlotKind.PART, (), minutes, part.minimum, part.most or minutes, practice)


def _shifted(course: Course, request: DayRequest, units: list[Unit]) -> list[Unit]:
    """Move minutes between modules as the sector asks, if both are there."""
    there = {unit.id for unit in units}
    for shift in course.shifts:
        if shift.sector is request.sector and {shift.give, shift.take} <= there:
            units = [_moved(unit, shift.take, shift.minutes) for unit in units]
            units = [_moved(unit, shift.give, -shift.minutes) for unit in units]
    return units


def _moved(unit: Unit, name: str, minutes: int) -> Unit:
    if unit.id != name:
        return unit
    usual = unit.usual + minutes
    return replace(unit, usual=usual, most=unit.most + minutes, practice=unit.practice_at(usual))


def _joined(course: Course, variant: Variant, request: DayRequest, units: list[Unit]) -> list[Unit]:
    for block in course.joined:
        wanted = block.id in variant.joined or set(block.when) & set(request.options)
        if wanted:
            units = _join(units, block)
    return units


def _join(units: list[Unit], block: Joined) -> list[Unit]:
    """Replace neighbours by their joined block. Units that are not neighbours are left as they are."""
    size = len(block.modules)
    for at in range(len(units) - size + 1):
        if tuple(unit.id for unit in units[at : at + size]) == block.modules:
            most = block.minutes + MOST_EXTRA
            made = Unit(
                block.id,
                block.title,
                SlotKind.MODULE,
                block.modules,
                block.minutes,
                block.minimum,
                most,
                block.practice,
            )
            return [*units[:at], made, *units[at + size :]]
    return units


def _known(names: Iterable[str], known: Sequence[str], what: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; there are: {', '.join(known)}"
            raise UnknownPartError(f"there is no {what} '{name}'{hint}")
