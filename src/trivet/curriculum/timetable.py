"""The timetable engine: a request in, a day that keeps every law out, or a refusal with the nearest day that does."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from trivet.content.library import Library
from trivet.curriculum.day import (
    Change,
    CoursePlan,
    DayDoesNotFitError,
    DayRequest,
    Nearest,
    Plan,
    Slot,
    SlotKind,
    clock,
)
from trivet.curriculum.fitting import STEP, Fitted, Frame, fit
from trivet.curriculum.units import Unit, check_request, clinic, units_for, variant_of

HALF_DAY = "options-half-day"
_LONGEST_HALF_DAY = 240
_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six")


@lru_cache(maxsize=512)
def plan_course(library: Library, request: DayRequest) -> CoursePlan:
    """All days of the course asked for. Raises DayDoesNotFitError (with the nearest that fit) or UnknownPartError."""
    check_request(library.course, request)
    if not request.half_day:
        return CoursePlan((plan_day(library, request),))
    if not request.options:
        raise DayDoesNotFitError("A second half-day needs at least one optional module to teach.")
    core = plan_day(library, replace(request, options=(), half_day=False))
    return CoursePlan((core, _second_day(library, request)))


def plan_day(library: Library, request: DayRequest) -> Plan:
    """One day. Raises DayDoesNotFitError with days that do fit, nearest first."""
    check_request(library.course, request)
    plan = _plan(library, request)
    if plan is None:
        raise DayDoesNotFitError(_reason(library, request), tuple(_nearest(library, request)))
    return plan


def _plan(library: Library, request: DayRequest) -> Plan | None:
    """The plan, or None when the laws cannot be kept."""
    course = library.course
    if not variant_of(course, request.variant).half_day and len(request.options) > course.most_options:
        return None
    units = units_for(library, request)
    rows = [units, (*units[:-1], clinic(course), units[-1])]
    frame = Frame(request.start, request.length, course.breaks)
    days = [(fitted, row) for row in rows if (fitted := fit(row, frame)) is not None]
    if not days:
        return None
    fitted, row = min(days, key=lambda day: day[0].cost)
    plan = _lay_out(library, request, row, fitted)
    return plan if plan.practice_share >= course.practice_share else None


def _lay_out(library: Library, request: DayRequest, units: tuple[Unit, ...], fitted: Fitted) -> Plan:
    slots: list[Slot] = []
    now, at = request.start, 0
    for number, size in enumerate(fitted.stretches):
        for unit, minutes in zip(units[at : at + size], fitted.minutes[at : at + size], strict=True):
            practice = unit.practice_at(minutes)
            slots.append(Slot(unit.kind, unit.id, unit.title, now, now + minutes, unit.modules, practice))
            now += minutes
        at += size
        if number < len(fitted.rests):
            slots.append(_rest(number, fitted, now))
            now = slots[-1].end
    changes, notes = _changes(library, request, units, fitted), _notes(library, request, units)
    return Plan(request, variant_of(library.course, request.variant).title, tuple(slots), changes, notes)


def _rest(number: int, fitted: Fitted, now: int) -> Slot:
    lunch = number == fitted.lunch_after
    kind, title = (SlotKind.LUNCH, "Lunch") if lunch else (SlotKind.BREAK, "Break")
    return Slot(kind, f"{kind}-{number + 1}", title, now, now + fitted.rests[number])


def _changes(library: Library, request: DayRequest, units: tuple[Unit, ...], fitted: Fitted) -> tuple[Change, ...]:
    return tuple(
        Change(unit.id, unit.title, unit.usual, got, _why(library, request, unit, got))
        for unit, got in zip(units, fitted.minutes, strict=True)
        if got != unit.usual
    )


def _why(library: Library, request: DayRequest, unit: Unit, got: int) -> str:
    if got > unit.usual:
        return "The day has room, and the extra minutes are practice."
    limit = library.course.breaks.longest_stretch
    room = (
        _titles(library, request.options) if request.options else f"breaks, as nobody sits longer than {limit} minutes"
    )
    kept = unit.practice_at(got)
    practice = (
        "all of its practice is kept"
        if kept == unit.practice
        else f"it keeps {kept} of {unit.practice} minutes of practice"
    )
    return f"Room for {room}; {practice}."


def _notes(library: Library, request: DayRequest, units: tuple[Unit, ...]) -> tuple[str, ...]:
    course = library.course
    there = {module for unit in units for module in unit.modules}
    ids = {unit.id for unit in units}
    notes = [
        f"{library.module(put.module).title}: {put.why[0].lower()}{put.why[1:]}"
        for put in course.insertions
        if put.module in there and request.variant != HALF_DAY
    ]
    notes += [block.why for block in course.joined if block.id in ids]
    notes += [
        shift.why for shift in course.shifts if shift.sector is request.sector and {shift.give, shift.take} <= ids
    ]
    if request.leave_out:
        titles = ", ".join(library.module(module).title for module in request.leave_out)
        notes.append(f"Left out at the customer's wish: {titles}.")
    if request.group_size % 3:
        notes.append(_triads(request.group_size))
    return tuple(notes)


def _triads(size: int) -> str:
    threes, over = divmod(size, 3)
    if not threes:
        return f"With {size} people there is no group of three: the trainer makes up the number in role plays."
    fours = f"{over} group{'s' if over > 1 else ''} of four"
    if over > threes:
        return f"{size} people make one group of five for role plays, with two observers and a coach."
    return f"{size} people make {threes - over} groups of three and {fours} for role plays; a fourth person is a second observer."


def _second_day(library: Library, request: DayRequest) -> Plan:
    """The shortest half-day, in quarter hours, that teaches the options without cutting them."""
    wanted = replace(request, variant=HALF_DAY, half_day=False)
    best: Plan | None = None
    for length in range(90, _LONGEST_HALF_DAY + 1, 15):
        plan = _plan(library, replace(wanted, end=wanted.start + length))
        if plan is not None and all(change.minutes >= change.usual for change in plan.changes):
            return plan
        best = best or plan
    if best is None:
        raise DayDoesNotFitError("These optional modules do not fit into a half-day.")
    return best


def _reason(library: Library, request: DayRequest) -> str:
    course = library.course
    if len(request.options) > course.most_options:
        return (
            f"{_COUNTS[len(request.options)]} optional modules do not fit into one day with the seven core topics: "
            "squeezed in, none of them would be practised."
        )
    units = units_for(library, request)
    least = sum(unit.minimum for unit in units)
    day = f"From {clock(request.start)} to {clock(request.end)} there are {request.length} minutes"
    return (
        f"{day}. The parts you asked for need at least {least} minutes of work, and people need breaks and lunch as well: "
        "that does not fit."
    )


def _nearest(library: Library, request: DayRequest) -> Iterator[Nearest]:
    if variant_of(library.course, request.variant).half_day:
        yield from _longer(library, request)
        return
    yield from _longer(library, request)
    yield from _fewer(library, request)
    yield from _added_half_day(library, request)


def _longer(library: Library, request: DayRequest) -> Iterator[Nearest]:
    """The same contents, ending later, or if the evening comes first, starting earlier too."""
    for length in range(request.length + STEP, library.course.longest_day + 1, STEP):
        end = min(request.start + length, max(request.end, 1020))
        wanted = replace(request, start=end - length, end=end)
        if wanted.start >= 480 and _plan(library, wanted) is not None:
            yield Nearest(f"a longer day, {clock(wanted.start)} to {clock(wanted.end)}.", wanted)
            return


def _fewer(library: Library, request: DayRequest) -> Iterator[Nearest]:
    for size in range(len(request.options) - 1, -1, -1):
        for options in combinations(request.options, size):
            wanted = replace(request, options=options)
            if _plan(library, wanted) is not None:
                yield Nearest(f"the same hours with {_only(library, options)}.", wanted)
                return


def _added_half_day(library: Library, request: DayRequest) -> Iterator[Nearest]:
    if not request.options:
        return
    wanted = replace(request, half_day=True)
    core = replace(request, options=())
    if _plan(library, core) is None:
        longer = next(_longer(library, core), None)
        if longer is None:
            return
        wanted = replace(wanted, start=longer.request.start, end=longer.request.end)
    hours = f"{clock(wanted.start)} to {clock(wanted.end)}"
    second = _second_day(library, wanted)
    yield Nearest(f"the core day, {hours}, and a second half-day of {second.request.length} minutes.", wanted)


def _only(library: Library, options: tuple[str, ...]) -> str:
    return _titles(library, options) + " as the only option" * (len(options) == 1)


def _titles(library: Library, options: tuple[str, ...]) -> str:
    if not options:
        return "no optional module"
    return " and ".join(library.module(option).title for option in options)
