"""The guide's first part: who, when and where; the timetable; what was changed and what it cost in practice."""

from collections.abc import Iterator

from trivet.curriculum import Change, Plan, Slot
from trivet.press.document import Block, Blocks, Bullets, Facts, Inlines, Table, Text
from trivet.press.guide.teaching import Teaching, plain, strong
from trivet.press.sheets import line
from trivet.press.timetable import hours, long_date, timeline


def glance(teaching: Teaching) -> Blocks:
    """The day on a few pages."""
    return (teaching.desk.title(teaching.words.glance.title), *_days(teaching), *_honest(teaching))


def _days(teaching: Teaching) -> Iterator[Block]:
    words, course = teaching.words.glance, teaching.desk.brief.course
    days = teaching.desk.brief.plan.days
    for plan, title, on in zip(
        days, (words.first_day, words.second_day), (course.date, course.second_date), strict=False
    ):
        if len(days) > 1:
            yield teaching.desk.under(title)
        when = ", ".join(filter(None, (long_date(on) if on else "", hours(plan))))
        yield Facts(tuple(_facts(teaching, plan, when)))
        yield timeline(plan, lambda slot, plan=plan: _note(teaching, plan, slot))  # type: ignore[misc]
        yield from _changes(teaching, plan)


def _facts(teaching: Teaching, plan: Plan, when: str) -> Iterator[tuple[str, Inlines]]:
    words, cover, brief = teaching.words.glance, teaching.desk.furniture.cover, teaching.desk.brief
    trainer = teaching.desk.furniture.trainer
    share = round(100 * plan.practice_share)
    yield cover.time, plain(when)
    if brief.course.venue:
        yield cover.venue, plain(brief.course.venue)
    if brief.trainer:
        yield cover.trainer, plain(brief.trainer)
    yield words.group, plain(words.people.format(size=brief.course.group_size))
    sector, nation = trainer.sectors[brief.customer.sector], trainer.nations[brief.customer.nation]
    yield words.setting, plain(words.setting_told.format(sector=sector, nation=nation))
    yield words.work, plain(words.working.format(working=plan.working, practice=plan.practice, share=share))


def change_of(plan: Plan, slot: Slot) -> Change | None:
    return next((change for change in plan.changes if change.id == slot.id), None)


def _note(teaching: Teaching, plan: Plan, slot: Slot) -> str:
    """The small line under a slot: how it differs from usual, and what is done in it."""
    words, change = teaching.words.glance, change_of(plan, slot)
    differs = ""
    if change:
        told = words.cut if change.minutes < change.usual else words.grown
        differs = told.format(minutes=abs(change.usual - change.minutes))
    chosen = teaching.running(slot).session.chosen if slot.modules else ()
    done = "; ".join(line(activity.title, teaching.desk.words) for activity in chosen)
    return ". ".join(filter(None, (done, differs)))


def _changes(teaching: Teaching, plan: Plan) -> Iterator[Block]:
    words = teaching.words.glance
    yield teaching.desk.under(words.changed)
    told = [*map(str, plan.changes), *plan.notes]
    if not plan.changes:
        told.insert(0, words.unchanged)
    yield Bullets(tuple((teaching.desk.paragraph(one),) for one in told))


def _honest(teaching: Teaching) -> Blocks:
    """Beside each other: the practice that the timetable counts, and what the exercises hold."""
    words = teaching.words.glance
    headers = tuple(plain(name) for name in (words.part, words.talk, words.planned, words.held, words.left_out))
    slots = [slot for plan in teaching.desk.brief.plan.days for slot in plan.slots if slot.modules]
    rows = tuple(_honest_row(teaching, slot) for slot in slots)
    return (
        teaching.desk.under(words.honest),
        teaching.desk.paragraph(words.honest_intro),
        Table(headers, rows, widths=(5, 0.9, 1.4, 1.2, 3)),
    )


def _honest_row(teaching: Teaching, slot: Slot) -> tuple[Inlines, ...]:
    session = teaching.running(slot).session
    dropped = "; ".join(line(activity.title, teaching.desk.words) for activity in session.dropped)
    numbers = (session.input, session.practice, session.exercised)
    name: Inlines = strong(teaching.name(slot))
    return (name, *(plain(str(number)) for number in numbers), (Text(dropped),))
