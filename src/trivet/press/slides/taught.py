"""The slides of a slot that teaches: its section, then talk and exercises in their order."""

from collections.abc import Iterator

from trivet.content.schema import Activity, Module, Slide
from trivet.curriculum import Slot, clock
from trivet.curriculum.session import BeatKind
from trivet.press.deck import ExerciseSlide, MomentSlide, PointsSlide, QuoteSlide, SectionSlide
from trivet.press.document import Dialogue
from trivet.press.markdown import inline_text, to_blocks
from trivet.press.running import Piece, running_order
from trivet.press.slides.fitting import IDEAS, Kind, Sketch
from trivet.press.slides.stage import Stage, heads, span
from trivet.press.telling import LONGEST_STEP, concise
from trivet.vocabulary import Component, ModuleKind

#: A slide holds this many points and can still be read from the back.
MOST_POINTS = 5
#: In a long exercise each step gets less room.
SHORT_STEP = 70
_LONGEST_AFTER = 200
_LONGEST_MATERIALS = 90


def slot_slides(stage: Stage, slot: Slot) -> Iterator[Sketch]:
    """All slides that a slot could have."""
    modules = tuple(stage.brief.library.module(name) for name in slot.modules)
    yield _section(stage, slot, modules)
    for piece in running_order(stage.brief.library, slot).pieces:
        yield from _piece(stage, piece)


def _section(stage: Stage, slot: Slot, modules: tuple[Module, ...]) -> Sketch:
    words, legs = stage.words, {leg for module in modules for leg in module.head.components}
    outcomes = "\n".join(f"– {stage.said(outcome.text)}" for module in modules for outcome in module.head.outcomes)
    notes = stage.notes(
        words.section_notes.format(
            span=span(slot.start, slot.end, words), minutes=slot.minutes, practice=slot.practice
        ),
        f"{words.outcomes}\n{outcomes}",
    )
    slide = SectionSlide(
        title=stage.said(slot.title),
        code=f" {words.codes} ".join(module.head.code for module in modules),
        strapline=". ".join(stage.said(module.head.strapline) for module in modules),
        components=tuple(leg for leg in Component if leg in legs),
        minutes=slot.minutes,
        notes=notes,
    )
    return Sketch(slide)


def _piece(stage: Stage, piece: Piece) -> Iterator[Sketch]:
    if piece.activity:
        yield Sketch(_exercise(stage, piece, piece.activity))
    elif piece.kind is BeatKind.WEEK:
        yield from _ending(stage, piece.module)
    else:
        yield from _talk(stage, piece)


def _talk(stage: Stage, piece: Piece) -> Iterator[Sketch]:
    module = piece.module
    if piece.opens:
        yield Sketch(_moment(stage, module), Kind.MOMENT, module.id)
        yield Sketch(_outcomes(stage, module), Kind.OUTCOMES, module.id)
    for slide in piece.slides:
        yield Sketch(idea(stage, slide), _kind(module, slide), module.id)
    if piece.slides and piece.slides[-1] is module.slides[-1]:
        yield Sketch(_say(stage, module), Kind.SAY, module.id)


def _kind(module: Module, slide: Slide) -> Kind:
    """The opening's slides always stay: they hold the two limits."""
    if module.head.kind is ModuleKind.OPENING:
        return Kind.FRAME
    return IDEAS[min(module.slides.index(slide), len(IDEAS) - 1)]


def _moment(stage: Stage, module: Module) -> MomentSlide:
    blocks = to_blocks(module.moment, stage.desk.words)
    turns = tuple(
        (who, inline_text(said)) for block in blocks if isinstance(block, Dialogue) for who, said in block.turns
    )
    after = stage.said("\n\n".join(text for text in module.moment.split("\n\n") if not text.lstrip().startswith(">")))
    return MomentSlide(
        title=stage.words.moment.format(title=stage.said(module.title)),
        turns=turns,
        after=concise(after, _LONGEST_AFTER),
        notes=stage.notes(stage.words.moment_notes, after),
    )


def _outcomes(stage: Stage, module: Module) -> PointsSlide:
    points = tuple(stage.said(outcome.text) for outcome in module.head.outcomes)
    title = stage.words.outcomes_title.format(title=stage.said(module.title))
    return PointsSlide(title, points, notes=stage.words.outcomes_notes)


def idea(stage: Stage, slide: Slide) -> PointsSlide:
    """An idea as its author wrote it, with its sources below."""
    told = stage.cited(*slide.points, slide.notes)
    return PointsSlide(
        title=stage.said(slide.title),
        points=tuple(stage.said(point) for point in slide.points),
        source=told.small(stage.words.more_sources),
        sure=told.sure,
        notes=stage.notes(stage.said(slide.notes), sources=(*slide.points, slide.notes)),
    )


def _say(stage: Stage, module: Module) -> PointsSlide:
    points = tuple(heads(module.do_and_say, stage))[:MOST_POINTS]
    return PointsSlide(
        title=stage.words.say.format(title=stage.said(module.title)),
        points=points,
        notes=stage.notes(stage.words.say_notes, stage.said(module.do_and_say)),
    )


def _ending(stage: Stage, module: Module) -> Iterator[Sketch]:
    words, title = stage.words, stage.said(module.title)
    points = tuple(heads(module.mistakes, stage))[:MOST_POINTS]
    mistakes = stage.notes(words.mistakes_notes, stage.said(module.mistakes), sources=(module.mistakes,))
    yield Sketch(PointsSlide(words.mistakes.format(title=title), points, notes=mistakes), Kind.MISTAKES, module.id)
    asked = tuple(stage.said(one.text) for one in module.head.reflection)
    reflect = QuoteSlide(
        words.reflect.format(title=title), asked[0], notes=stage.notes(words.reflect_notes, *asked[1:])
    )
    yield Sketch(reflect, Kind.REFLECT, module.id)
    week = stage.said(module.this_week)
    shown = QuoteSlide(words.week.format(title=title), week, notes=words.week_notes)
    yield Sketch(shown, Kind.WEEK, module.id)


# --- exercises


def _exercise(stage: Stage, piece: Piece, activity: Activity) -> ExerciseSlide:
    return ExerciseSlide(
        title=stage.said(activity.title),
        minutes=activity.minutes,
        grouping=activity.grouping,
        steps=tuple(_steps(stage, activity)),
        materials=_materials(stage, activity),
        notes=_exercise_notes(stage, piece, activity),
    )


def _steps(stage: Stage, activity: Activity) -> Iterator[str]:
    longest = LONGEST_STEP if len(activity.steps) < MOST_POINTS else SHORT_STEP
    steps = _folded([(step.minutes, concise(stage.said(step.do), longest)) for step in activity.steps])
    if activity.debrief:
        steps.append((activity.debrief_minutes, stage.words.together))
    for minutes, do in steps:
        yield stage.words.step.format(minutes=minutes, do=do)


def _folded(steps: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """At most so many steps: the shortest neighbours become one."""
    while len(steps) > MOST_POINTS:
        at = min(range(len(steps) - 1), key=lambda place: len(steps[place][1]) + len(steps[place + 1][1]))
        (first, do), (second, then) = steps[at : at + 2]
        steps = [*steps[:at], (first + second, f"{do} {then}"), *steps[at + 2 :]]
    return steps


def _materials(stage: Stage, activity: Activity) -> str:
    """What people need to hand, as far as it fits one line."""
    shown = ""
    for thing in activity.materials:
        longer = "; ".join(filter(None, (shown, stage.said(thing))))
        if len(longer) > _LONGEST_MATERIALS:
            break
        shown = longer
    return shown


def _exercise_notes(stage: Stage, piece: Piece, activity: Activity) -> str:
    words = stage.words
    steps = [
        f"{clock(beat.start)} ({beat.minutes}) {stage.said(beat.step.do) if beat.step else words.together}"
        for beat in piece.beats
    ]
    questions = [f"– {stage.said(question)}" for question in activity.debrief]
    troubles = [f"– {stage.said(trouble.when)}: {stage.said(trouble.then)}" for trouble in activity.goes_wrong]
    scene = activity.sectors.get(stage.brief.customer.sector, "")
    return stage.notes(
        f"{words.purpose} {stage.said(activity.purpose)}",
        f"{words.set_up}\n{stage.said(activity.set_up)}",
        f"{words.scene} {stage.said(scene)}" if scene else "",
        "\n".join((words.steps, *steps)),
        "\n".join((words.debrief, *questions)) if questions else "",
        "\n".join((words.goes_wrong, *troubles)),
        sources=(activity.set_up,),
    )
