"""The slides round the modules: title, day, ground rules, rests, the parts of the day, and the end."""

from collections.abc import Iterator
from itertools import groupby

from trivet.content.schema import Claim
from trivet.curriculum import Plan, Slot, SlotKind, clock
from trivet.press.deck import ClosingSlide, ExerciseSlide, PointsSlide, SectionSlide, TableSlide, TitleSlide
from trivet.press.slides.fitting import Kind, Sketch
from trivet.press.slides.stage import Stage, first_sentences
from trivet.press.slides.taught import idea
from trivet.press.telling import section, told_by
from trivet.press.timetable import hours, long_date
from trivet.vocabulary import ModuleKind, Sureness

_HALF = 5
_DAY_WIDTHS = (1, 6, 2.2)


def opening_slides(stage: Stage) -> Iterator[Sketch]:
    """What is shown before the first slot."""
    yield Sketch(_title(stage))
    yield Sketch(_day(stage, stage.brief.plan.days[0], stage.words.day))


def _title(stage: Stage) -> TitleSlide:
    brief, course = stage.brief, stage.brief.course
    second = course.second_date if len(brief.plan.days) > 1 else None
    dates = _beside(*(long_date(day) for day in (course.date, second) if day))
    lines = (dates, course.venue, _beside(brief.trainer, brief.provider.name))
    return TitleSlide(
        title=brief.title,
        subtitle=stage.said(brief.library.course.strapline),
        kicker=brief.customer.name,
        lines=tuple(line for line in lines if line),
        notes=stage.words.title_notes,
    )


def _beside(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _day(stage: Stage, plan: Plan, title: str) -> TableSlide:
    """The day in stretches: what is done between one rest and the next, and the rest that follows."""
    words = stage.words
    told = words.day_notes.format(hours=hours(plan), working=plan.working, practice=plan.practice)
    return TableSlide(
        title, (words.time, words.what, words.then), tuple(_stretches(stage, plan)), _DAY_WIDTHS, notes=told
    )


def _stretches(stage: Stage, plan: Plan) -> Iterator[tuple[str, ...]]:
    for is_rest, group in groupby(plan.slots, lambda slot: slot.is_rest):
        slots = tuple(group)
        if not is_rest:
            after = next((slot for slot in plan.slots if slot.is_rest and slot.start == slots[-1].end), None)
            rest = stage.words.rest_until.format(rest=stage.said(after.title), back=clock(after.end)) if after else ""
            yield clock(slots[0].start), "; ".join(stage.said(slot.title) for slot in slots), rest


def second_day(stage: Stage, plan: Plan) -> Iterator[Sketch]:
    """What opens a second day."""
    course, words = stage.brief.course, stage.words
    when = ", ".join(filter(None, (long_date(course.second_date) if course.second_date else "", hours(plan))))
    yield Sketch(SectionSlide(words.second_day, strapline=when, notes=words.second_day_notes))
    yield Sketch(_day(stage, plan, words.second_timetable))


def rules(stage: Stage) -> Iterator[Sketch]:
    """The ground rules as the pack prints them."""
    words = stage.words
    text = section(stage.desk.page("welcome").body, words.rules_section)
    points = tuple(first_sentences(text, stage))
    if points:
        yield Sketch(PointsSlide(words.rules, points, notes=stage.notes(words.rules_notes, stage.said(text))))


def part_slide(stage: Stage, slot: Slot) -> Iterator[Sketch]:
    """A part of the day that is not a module: what people do in it."""
    part = next(part for part in stage.brief.library.course.parts if part.id == slot.id)
    shown = stage.words.parts.get(slot.id)
    notes = stage.notes(
        stage.words.part_notes.format(start=clock(slot.start), end=clock(slot.end)),
        stage.said(part.summary),
        "\n".join(f"– {stage.said(line)}" for line in part.trainer),
    )
    if shown is None:
        yield Sketch(PointsSlide(stage.said(part.title), (stage.said(part.summary),), notes=notes))
    else:
        steps = tuple(map(stage.said, shown.steps))
        yield Sketch(ExerciseSlide(stage.said(slot.title), slot.minutes, shown.grouping, steps, notes=notes))


def rest_slide(stage: Stage, slot: Slot, following: Slot | None) -> Sketch:
    """A break or lunch: until when, and what comes then."""
    words, back = stage.words, clock(slot.end)
    notes = words.lunch_notes if slot.kind is SlotKind.LUNCH else words.rest_notes
    title = words.rest_until.format(rest=stage.said(slot.title), back=back)
    comes = words.rest_then.format(title=stage.said(following.title)) if following else ""
    return Sketch(SectionSlide(title, strapline=comes, minutes=slot.minutes, notes=notes.format(back=back)))


def recap(stage: Stage) -> Iterator[Sketch]:
    """Where the opening is not taught: the trivet in one slide, and the two limits."""
    library = stage.brief.library
    openings = [module for module in library.modules.values() if module.head.kind is ModuleKind.OPENING]
    for module in openings:
        if module.id not in stage.brief.plan.modules:
            for slide in dict.fromkeys((module.slides[0], *module.slides[-2:])):
                yield Sketch(idea(stage, slide))


def ending(stage: Stage) -> Iterator[Sketch]:
    """The end of the last day: the tips, how sure we are, whom to ask."""
    yield from _tips(stage)
    yield Sketch(_sure(stage))
    yield Sketch(_thanks(stage))


def _tips(stage: Stage) -> Iterator[Sketch]:
    tips = stage.brief.library.tips.tips
    for title, some in ((stage.words.tips, tips[:_HALF]), (stage.words.tips_more, tips[_HALF:])):
        points = tuple(stage.said(tip.head) for tip in some)
        notes = "\n".join(f"{tip.number}. {stage.said(tip.text)} “{stage.said(tip.say)}”" for tip in some)
        yield Sketch(PointsSlide(title, points, notes=stage.notes(stage.words.tips_notes, notes)), Kind.TIPS)


def _sure(stage: Stage) -> TableSlide:
    """One claim of each strength, in the words that the course stands by."""
    words, names = stage.words, stage.desk.furniture.trainer.sureness
    claims = {level: _first_claim(stage, level) for level in Sureness}
    found = {level: claim for level, claim in claims.items() if claim}
    rows = tuple((names[level], stage.said(claim.say)) for level, claim in found.items())
    limits = [f"{names[level]}: {stage.said(claim.limits)} {_where(stage, claim)}" for level, claim in found.items()]
    return TableSlide(
        words.sure,
        (words.sure_level, words.sure_claim),
        rows,
        widths=(1, 5),
        notes=stage.notes(words.sure_notes, *limits),
    )


def _first_claim(stage: Stage, level: Sureness) -> Claim | None:
    return next((claim for claim in stage.brief.library.claims if claim.sure is level), None)


def _where(stage: Stage, claim: Claim) -> str:
    text = f"[@{', '.join(claim.sources)} | {claim.sure}]"
    return f"({told_by((text,), stage.brief.library, stage.desk.furniture.trainer).source})"


def _thanks(stage: Stage) -> ClosingSlide:
    provider, words = stage.brief.provider, stage.words
    contacts = (provider.name, _beside(provider.email, provider.phone, provider.website))
    return ClosingSlide(
        words.thanks,
        tuple(map(stage.said, words.thanks_points)),
        tuple(contact for contact in contacts if contact),
        notes=words.thanks_notes,
    )
