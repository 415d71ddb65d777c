"""Worksheets, exercises and role plays as blocks: shared by the pack, the guide and the cards."""

from collections.abc import Sequence

from trivet.content.schema import (
    Activity,
    Card,
    FilledPart,
    LinesPart,
    Module,
    ScalePart,
    TablePart,
    TicksPart,
    Worksheet,
    WorksheetPart,
)
from trivet.content.schema.furniture import ActivityWords
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Facts,
    Heading,
    Inlines,
    Keep,
    LineBreak,
    Paragraph,
    PlayCard,
    Scale,
    Strong,
    Table,
    Text,
    Ticks,
    WriteLines,
    WriteTable,
)
from trivet.press.markdown import Words, inline_text, to_blocks, to_inlines
from trivet.vocabulary import ActivityKind, Sector

SCENE = "{scene}"
ROOM_TO_WRITE: Inlines = (Text("\u00a0"), LineBreak(), Text("\u00a0"))
#: A worksheet's printed table of more rows may leave its heading behind rather than half a page empty.
ROWS_KEPT = 5
#: Millimetres: the width of a book's page, of a letter in a table, of the air beside a cell's words.
PAGE, LETTER, PADDING = 150.0, 2.05, 5.0
#: Letters that somebody may write by hand in an empty cell: it needs as much room as a short sentence.
WRITTEN = 30


def worksheet(sheet: Worksheet, words: Words, *, level: int = 2) -> Blocks:
    """A worksheet to fill in by hand: its heading, its introduction and its parts. The heading never stands alone."""
    intro = to_blocks(sheet.intro, words) if sheet.intro else ()
    first, *rest = (part(one, words) for one in sheet.parts)
    heading = Heading(level, to_inlines(sheet.title, words))
    if isinstance(first, Table) and len(first.rows) > ROWS_KEPT:
        return (heading, *intro, first, *rest)
    return (Keep((heading, *intro, first)), *rest)


def part(one: WorksheetPart, words: Words) -> Block:
    """One part of a worksheet."""
    match one:
        case LinesPart():
            return WriteLines(to_inlines(one.label, words), one.count)
        case TablePart():
            headers = tuple(to_inlines(header, words) for header in one.headers)
            return WriteTable(headers, one.rows, line(one.label, words))
        case TicksPart():
            return Ticks(tuple(to_inlines(item, words) for item in one.items), line(one.label, words))
        case ScalePart():
            return Scale(to_inlines(one.label, words), line(one.low, words), line(one.high, words), one.steps)
        case FilledPart():
            return filled(one, words)


def filled(one: FilledPart, words: Words) -> Table:
    """A printed table of a worksheet, its columns as wide as their words ask; an empty cell is high enough to write in."""
    headers = tuple(to_inlines(header, words) for header in one.headers)
    rows = tuple(tuple(to_inlines(cell, words) or ROOM_TO_WRITE for cell in row) for row in one.cells)
    return Table(headers, rows, line(one.label, words), widths(headers, rows))


def widths(headers: Sequence[Inlines], rows: Sequence[Sequence[Inlines]]) -> tuple[float, ...]:
    """Column widths in millimetres of an A4 page: room for the longest word, and the rest shared out by how much is said."""
    columns = [[inline_text(row[place]) for row in (headers, *rows)] for place in range(len(headers))]
    needs = [_longest_word(column) * LETTER + PADDING for column in columns]
    wishes = [(sum(map(_said, column)) / len(column)) ** 0.75 for column in columns]
    spare = max(0.0, PAGE - sum(needs))
    return tuple(round(need + spare * wish / sum(wishes), 1) for need, wish in zip(needs, wishes, strict=True))


def _said(cell: str) -> int:
    return len(cell) if cell.strip() else WRITTEN


def _longest_word(cells: Sequence[str]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=1)


def line(text: str | None, words: Words) -> str:
    """One line without marks, in proper quotes."""
    return inline_text(to_inlines(text, words)) if text else ""


def sentence(text: str) -> str:
    """The words with a full stop, unless they have an end of their own."""
    return text if text.rstrip().endswith((".", "?", "!", "…")) else f"{text}."


def main_activities(module: Module) -> tuple[Activity, ...]:
    """The activities of the default day, without those offered as a swap."""
    return tuple(activity for activity in module.activities if not activity.alternate)


def role_plays(module: Module) -> tuple[Activity, ...]:
    """The role plays of the default day; where it has none, the first that is offered as a swap."""
    found = [activity for activity in module.activities if activity.kind is ActivityKind.ROLE_PLAY]
    return tuple(activity for activity in found if not activity.alternate) or tuple(found[:1])


def play_cards(
    activity: Activity, code: str, sector: Sector, words: Words, labels: ActivityWords
) -> tuple[PlayCard, ...]:
    """The cards of an activity, each with the sector's scene. `code` says which activity they belong to."""
    scene = activity.sectors.get(sector, "")
    return tuple(_play_card(card, code, scene, words, labels) for card in activity.cards)


def _play_card(card: Card, code: str, scene: str, words: Words, labels: ActivityWords) -> PlayCard:
    return PlayCard(
        role=labels.roles[card.role],
        code=code,
        title=line(card.title, words),
        blocks=to_blocks(card.text.replace(SCENE, scene), words),
        line=line(card.line, words),
        look_for=tuple(to_inlines(item, words) for item in card.look_for),
    )


def card_code(module: Module, activity: Activity) -> str:
    """What is printed on each card of an activity, so that a dropped set can be sorted: "M3.2"."""
    return f"{module.head.code}.{module.activities.index(activity) + 1}"


def participant_side(activity: Activity, words: Words, labels: ActivityWords) -> Inlines:
    """An activity in a line: its name, with whom, how long, and what for."""
    title = Strong(to_inlines(sentence(activity.title), words))
    about = f"{labels.groupings[activity.grouping]}, {activity.minutes} {labels.minutes}. {activity.purpose}"
    return (title, Text(" "), *to_inlines(about, words))


def trainer_side(activity: Activity, words: Words, labels: ActivityWords, *, level: int = 3) -> Blocks:
    """An activity as its trainer needs it: facts, setting up, steps by the minute, debrief, what goes wrong."""
    return (
        Heading(level, to_inlines(activity.title, words)),
        Paragraph(to_inlines(activity.purpose, words), lead=True),
        _facts(activity, words, labels),
        Callout("say", labels.set_up, to_blocks(activity.set_up, words)),
        _steps(activity, words, labels),
        *_debrief(activity, words, labels),
        _troubles(activity, words, labels),
    )


def _facts(activity: Activity, words: Words, labels: ActivityWords) -> Facts:
    minutes = f"{activity.minutes} {labels.minutes}, {labels.of_which_practice.format(practice=activity.practice)}"
    materials = to_inlines("; ".join(activity.materials), words)
    pairs: tuple[tuple[str, Inlines], ...] = (
        (labels.time, (Text(minutes),)),
        (labels.grouping, (Text(labels.groupings[activity.grouping]),)),
        (labels.materials, materials),
    )
    return Facts(tuple(pair for pair in pairs if pair[1]))


def _steps(activity: Activity, words: Words, labels: ActivityWords) -> Table:
    headers: tuple[Inlines, ...] = ((Text(labels.minutes_column),), (Text(labels.steps),))
    rows = tuple(((Text(str(step.minutes)),), to_inlines(step.do, words)) for step in activity.steps)
    return Table(headers, rows, widths=(1, 9))


def _debrief(activity: Activity, words: Words, labels: ActivityWords) -> Blocks:
    if not activity.debrief:
        return ()
    told = f"{labels.debrief} ({activity.debrief_minutes} {labels.minutes})"
    questions = tuple((Paragraph(to_inlines(question, words)),) for question in activity.debrief)
    return (Paragraph((Strong((Text(told),)),)), Bullets(questions))


def _troubles(activity: Activity, words: Words, labels: ActivityWords) -> Callout:
    items = tuple(
        (Paragraph((Strong((*to_inlines(trouble.when, words), Text(": "))), *to_inlines(trouble.then, words))),)
        for trouble in activity.goes_wrong
    )
    return Callout("care", labels.goes_wrong, (Bullets(items),))
