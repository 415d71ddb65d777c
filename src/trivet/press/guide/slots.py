"""The guide's part for one slot of the day: its clock, what to say, what to do, what may go wrong."""

from collections.abc import Iterator

from trivet.content.schema import Slide
from trivet.curriculum import Plan, Slot, SlotKind, clock
from trivet.curriculum.session import BeatKind
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Emphasis,
    Facts,
    Heading,
    Inlines,
    Keep,
    Paragraph,
    Strong,
    Table,
    Text,
)
from trivet.press.guide.exercises import CLOCK_WIDTHS, exercise
from trivet.press.guide.glance import change_of
from trivet.press.guide.teaching import Teaching, plain, strong
from trivet.press.running import Piece, Running
from trivet.press.sheets import card_code, line
from trivet.press.telling import said, section

#: Minutes that an idea needs to be said and heard, at the least.
SLIDE_MINUTES = 1.5


def slot_part(teaching: Teaching, plan: Plan, slot: Slot, rest: Slot | None, *, second_day: bool) -> Blocks:
    """One slot, and the rest that follows it."""
    when = teaching.words.slot.when.format(start=clock(slot.start), end=clock(slot.end), minutes=slot.minutes)
    day = f"{teaching.words.slot.second_day} " if second_day else ""
    body = _module_slot(teaching, plan, slot, rest) if slot.modules else _part_slot(teaching, slot, rest)
    return (
        teaching.desk.title(teaching.name(slot), f"slot-{slot.id}"),
        Paragraph(plain(f"{day}{when}"), lead=True),
        *body,
    )


def _rest_told(teaching: Teaching, rest: Slot) -> str:
    told = teaching.words.slot.lunch if rest.kind is SlotKind.LUNCH else teaching.words.slot.rest
    return told.format(rest=rest.title, minutes=rest.minutes, back=clock(rest.end))


# --- a part of the day that is not a module


def _part_slot(teaching: Teaching, slot: Slot, rest: Slot | None) -> Iterator[Block]:
    part = teaching.part(slot)
    yield teaching.desk.paragraph(part.summary)
    practised = teaching.words.slot.practice_part.format(practice=slot.practice)
    yield Facts(((teaching.words.slot.practice, plain(practised)),))
    yield teaching.desk.under(teaching.words.slot.do)
    yield Bullets(tuple((teaching.desk.paragraph(one),) for one in part.trainer))
    if rest:
        yield Paragraph((*strong(f"{clock(rest.start)} "), *plain(_rest_told(teaching, rest))))
    if slot.id == "welcome":
        yield from _ground_rules(teaching)


def _ground_rules(teaching: Teaching) -> Iterator[Block]:
    """The rules as the pack prints them, so that the trainer says what people read."""
    desk = teaching.desk
    rules = section(desk.page("welcome").body, desk.furniture.trainer.slides.rules_section)
    if rules:
        yield desk.under(teaching.words.slot.rules)
        yield from (block for block in desk.prose(rules) if isinstance(block, Bullets))


# --- a slot that teaches


def _module_slot(teaching: Teaching, plan: Plan, slot: Slot, rest: Slot | None) -> Iterator[Block]:
    running = teaching.running(slot)
    yield Facts(tuple(_facts(teaching, running)))
    yield from _different(teaching, plan, running)
    yield teaching.desk.under(teaching.words.slot.clock)
    yield _clock(teaching, running, rest)
    yield from _swaps(teaching, running)
    for piece in running.pieces:
        yield from _piece(teaching, piece, joined=len(slot.modules) > 1)


def _facts(teaching: Teaching, running: Running) -> Iterator[tuple[str, Inlines]]:
    words, session, lines = teaching.words.slot, running.session, teaching.desk.words
    same = session.practice == session.exercised
    told = words.practice_match if same else words.practice_differs
    yield words.practice, plain(told.format(planned=session.practice, held=session.exercised))
    codes = [
        card_code(piece.module, piece.activity) for piece in running.pieces if piece.activity and piece.activity.cards
    ]
    if codes:
        yield words.cards, plain(", ".join(codes))
    materials = dict.fromkeys(line(thing, lines) for activity in session.chosen for thing in activity.materials)
    if materials:
        yield words.materials, plain("; ".join(materials))


def _different(teaching: Teaching, plan: Plan, running: Running) -> Iterator[Block]:
    """What a trainer who knows the usual day must know about this one."""
    words, session = teaching.words.slot, running.session
    change, told = change_of(plan, running.slot), []
    if change:
        differs = words.shorter if change.minutes < change.usual else words.longer
        told.append(differs.format(minutes=abs(change.usual - change.minutes)))
    told += [words.dropped.format(title=activity.title) for activity in session.dropped]
    told += [words.added.format(title=activity.title) for activity in session.chosen if activity.alternate]
    if session.gap:
        talk = session.input - session.gap
        told.append(words.gap.format(planned=session.practice, held=session.exercised, talk=talk, gap=session.gap))
    if told:
        yield Callout("care", words.different, (Bullets(tuple((teaching.desk.paragraph(one),) for one in told)),))


def _clock(teaching: Teaching, running: Running, rest: Slot | None) -> Table:
    """The slot in a table, and when work starts again if a rest follows."""
    words = teaching.words.slot
    headers = tuple(map(plain, (words.time, words.minutes, words.what)))
    rows = [
        (strong(clock(piece.start)), plain(str(piece.minutes)), plain(_told(teaching, piece)))
        for piece in running.pieces
    ]
    if rest:
        rows.append((strong(clock(rest.start)), plain(str(rest.minutes)), plain(_rest_told(teaching, rest))))
    return Table(headers, tuple(rows), widths=CLOCK_WIDTHS)


def _told(teaching: Teaching, piece: Piece) -> str:
    words = teaching.words.slot
    if piece.activity:
        grouping = teaching.desk.furniture.activity.groupings[piece.activity.grouping].lower()
        return words.exercise.format(title=line(piece.activity.title, teaching.desk.words), grouping=grouping)
    return (
        words.week
        if piece.kind is BeatKind.WEEK
        else words.talk.format(module=line(piece.module.title, teaching.desk.words))
    )


def _piece(teaching: Teaching, piece: Piece, *, joined: bool) -> Iterator[Block]:
    desk = teaching.desk
    if piece.activity:
        yield from exercise(teaching, piece)
    elif piece.kind is BeatKind.WEEK:
        title = teaching.words.slot.week_heading.format(start=clock(piece.start))
        yield Callout("week", title, desk.prose(piece.module.this_week))
    else:
        yield from _talk_heading(teaching, piece, joined=joined)
        yield from _opening(teaching, piece)
        for slide in piece.slides:
            yield from _say(teaching, slide)


def _talk_heading(teaching: Teaching, piece: Piece, *, joined: bool) -> Iterator[Block]:
    words, minutes, slides = teaching.words.slot, piece.minutes, len(piece.slides)
    told = words.talk_joined if joined else words.talk_heading
    yield Heading(
        2,
        plain(
            told.format(start=clock(piece.start), module=line(piece.module.title, teaching.desk.words), minutes=minutes)
        ),
    )
    if slides * SLIDE_MINUTES > minutes:
        yield Paragraph(plain(words.talk_tight.format(slides=slides, minutes=minutes)))


def _opening(teaching: Teaching, piece: Piece) -> Iterator[Block]:
    if not piece.opens:
        return
    words, desk, module = teaching.words.slot, teaching.desk, piece.module
    scene, *after = desk.prose(module.moment)
    yield Keep((Paragraph(strong(words.moment)), scene))
    yield from after
    outcomes = Bullets(tuple((desk.paragraph(outcome.text),) for outcome in module.head.outcomes))
    yield Keep((Paragraph(strong(words.outcomes)), outcomes))


def _say(teaching: Teaching, slide: Slide) -> Blocks:
    """A slide: its title and points, for a room without a screen, and what to say with it."""
    desk = teaching.desk
    points = "; ".join(said(point, desk.words) for point in slide.points)
    shown = Paragraph((Emphasis(plain(f"{teaching.words.slot.on_slide} {points}.")),))
    first, *rest = desk.prose(slide.notes)
    return (Keep((Heading(3, desk.said(slide.title)), shown, first)), *rest)


def _swaps(teaching: Teaching, running: Running) -> Iterator[Block]:
    """What was left out and what could be taken instead. Each is told in full at the end of the guide."""
    words, session = teaching.words.slot, running.session
    named = [(activity, words.swap_dropped) for activity in session.dropped]
    named += [(activity, words.swap_alternate) for activity in session.alternates]
    if not named:
        return
    items = tuple(
        (
            Paragraph(
                (
                    Strong(teaching.desk.said(activity.title)),
                    Text(f" ({kind.format(minutes=activity.minutes)}). "),
                    *teaching.desk.said(activity.purpose),
                )
            ),
        )
        for activity, kind in named
    )
    yield Keep((Heading(2, plain(words.swaps)), Bullets(items)))
