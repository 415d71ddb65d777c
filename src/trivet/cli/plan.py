"""trivet plan: a timetable for a day, or why it does not fit and what would."""

import json
from enum import StrEnum

import click

from trivet.content import load_library
from trivet.curriculum import (
    CoursePlan,
    DayDoesNotFitError,
    DayRequest,
    Plan,
    Slot,
    UnknownPartError,
    clock,
    minute_of,
    plan_course,
)
from trivet.vocabulary import Nation, Sector


class Clock(click.ParamType[int]):
    """A time of day, as minutes after midnight."""

    name = "HH:MM"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        try:
            return minute_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _choice(kind: type[StrEnum]) -> "click.Choice[str]":
    return click.Choice([member.value for member in kind])


@click.command()
@click.option("--sector", type=_choice(Sector), required=True, help="The profession of the people who come.")
@click.option("--nation", type=_choice(Nation), required=True, help="Whose words and standards are used.")
@click.option("--options", default="", help="Optional modules, with commas between them.", metavar="ID,ID")
@click.option("--start", type=Clock(), default="09:30", show_default=True)
@click.option("--end", type=Clock(), default="16:30", show_default=True)
@click.option("--variant", default="standard", show_default=True, help="standard, ruptures-early or refresher.")
@click.option("--leave-out", default="", help="Core modules to drop: fostering or collusion.", metavar="ID,ID")
@click.option("--half-day", is_flag=True, help="Teach the options on a second half-day.")
@click.option("--group-size", type=click.IntRange(2, 40), default=12, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
def plan(
    sector: str,
    nation: str,
    options: str,
    start: int,
    end: int,
    variant: str,
    leave_out: str,
    half_day: bool,
    group_size: int,
    as_json: bool,
) -> None:
    """Plan the day: what is taught when, what was trimmed and why.

    Every plan keeps the laws: each module has its least minutes, half the working time or more is practice, nobody works
    more than 70 minutes without a break, lunch is at least 40 minutes. A day that cannot keep them is refused, and the
    nearest days that can are named.

    \b
    Examples:
      trivet plan --sector probation --nation scotland --options compliance
      trivet plan --sector youth-work --nation wales --start 10:00 --end 17:00 --json
    """
    request = DayRequest(
        sector=Sector(sector),
        nation=Nation(nation),
        start=start,
        end=end,
        options=_list(options),
        variant=variant,
        leave_out=_list(leave_out),
        half_day=half_day,
        group_size=group_size,
    )
    try:
        course = plan_course(load_library(), request)
    except DayDoesNotFitError as error:
        if as_json:
            click.echo(json.dumps(_refusal(error), indent=2))
        raise click.UsageError(str(error)) from error
    except UnknownPartError as error:
        raise click.UsageError(str(error)) from error
    click.echo(json.dumps(as_data(course), indent=2, ensure_ascii=False) if as_json else as_text(course))


def as_text(course: CoursePlan) -> str:
    """The plan for a person's eyes."""
    return "\n\n".join(_day_text(day) for day in course.days)


def as_data(course: CoursePlan) -> dict[str, object]:
    """The plan for a program: the names are those of curriculum.day."""
    return {
        "fits": True,
        "modules": list(course.modules),
        "working_minutes": course.working,
        "practice_minutes": course.practice,
        "days": [_day_data(day) for day in course.days],
    }


def _day_text(day: Plan) -> str:
    rows = [f"{day.title}, {clock(day.request.start)} to {clock(day.request.end)}", ""]
    rows += [_slot_text(slot) for slot in day.slots]
    share = round(100 * day.practice_share)
    rows += ["", f"{day.working} minutes of work, {day.practice} of them practice ({share} %)."]
    rows += [f"  {change}" for change in day.changes] + [f"  {note}" for note in day.notes]
    return "\n".join(rows)


def _slot_text(slot: Slot) -> str:
    practice = f"{slot.practice:3d} practice" if slot.practice else ""
    return f"  {clock(slot.start)}-{clock(slot.end)}  {slot.minutes:3d} min  {slot.title:<48.48s} {practice}".rstrip()


def _day_data(day: Plan) -> dict[str, object]:
    return {
        "title": day.title,
        "start": clock(day.request.start),
        "end": clock(day.request.end),
        "working_minutes": day.working,
        "practice_minutes": day.practice,
        "practice_share": round(day.practice_share, 3),
        "slots": [
            {
                "start": clock(slot.start),
                "end": clock(slot.end),
                "minutes": slot.minutes,
                "kind": slot.kind,
                "id": slot.id,
                "title": slot.title,
                "modules": list(slot.modules),
                "practice_minutes": slot.practice,
            }
            for slot in day.slots
        ],
        "changes": [
            {"id": one.id, "title": one.title, "usual": one.usual, "minutes": one.minutes, "why": one.why}
            for one in day.changes
        ],
        "notes": list(day.notes),
    }


def _refusal(error: DayDoesNotFitError) -> dict[str, object]:
    nearest = [
        {
            "sentence": near.sentence,
            "start": clock(near.request.start),
            "end": clock(near.request.end),
            "options": list(near.request.options),
            "half_day": near.request.half_day,
        }
        for near in error.nearest
    ]
    return {"fits": False, "reason": error.reason, "nearest": nearest}


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
