"""Blocks that are tables in Word: printed, to fill in, the day's timeline, facts, and the glyph with its words."""

from trivet.press.document import Facts, Inlines, Legs, Table, Text, Timeline, TimelineRow, WriteTable
from trivet.press.figure import LEG_COLOURS, LEG_SIGNS
from trivet.press.markdown import inline_text
from trivet.press.word.glyph import glyph_png
from trivet.press.word.tables import Cell, Row, shared, table
from trivet.press.word.writer import PLAIN, Look, Place, Writer, run
from trivet.vocabulary import Component

BOX_FILL = "F6F0E4"
RIGHT = '<w:jc w:val="right"/>'
FILL_ROW, GLYPH_SIZE = 680, 1900


def printed_table(block: Table, writer: Writer, place: Place) -> str:
    """A table of words under its header row, which is repeated on every page."""
    start = writer.opening() + _caption(block.label, writer)
    columns = max(len(block.headers), *map(len, block.rows), 1)
    head = _head(block.headers, writer, columns)
    height = FILL_ROW if block.boxed else 0
    rows = [*head, *(_cells(row, writer, columns, figures=block.figures, height=height) for row in block.rows)]
    widths = shared(place.width, block.widths, columns)
    style = "FillTable" if block.boxed else "TrivetTable"
    return start + table(style, widths, rows, caption=block.label, headed=bool(head))


def empty_table(block: WriteTable, writer: Writer, place: Place) -> str:
    """A table to fill in by hand, its rows 12 mm high."""
    start = writer.opening() + _caption(block.label, writer)
    columns = max(1, len(block.headers))
    head = _head(block.headers, writer, columns)
    empty = Row((Cell(writer.paragraph("CellText")),) * columns, height=FILL_ROW)
    widths = shared(place.width, (), columns)
    return start + table("FillTable", widths, [*head, *[empty] * block.rows], caption=block.label, headed=bool(head))


def _head(headers: tuple[Inlines, ...], writer: Writer, columns: int) -> list[Row]:
    return [_cells(headers, writer, columns, header=True)] if any(map(inline_text, headers)) else []


def _cells(
    texts: tuple[Inlines, ...], writer: Writer, columns: int, *, header: bool = False, figures: int = 0, height: int = 0
) -> Row:
    padded = texts + ((),) * (columns - len(texts))
    looks = ("",) * (columns - figures) + (RIGHT,) * figures
    cells = tuple(
        Cell(writer.paragraph("CellText", writer.runs(text), keep=header, properties=look))
        for text, look in zip(padded, looks, strict=True)
    )
    return Row(cells, header=header, height=height)


def _caption(label: str, writer: Writer) -> str:
    return writer.paragraph("Caption", run(label)) if label else ""


def legs(block: Legs, writer: Writer, place: Place) -> str:
    """The glyph, and beside it the three strengths in words."""
    start = writer.opening()
    values = {Component.BOND: block.bond, Component.GOALS: block.goals, Component.TASKS: block.tasks}
    told = ", ".join(f"{writer.labels[component]} {value}" for component, value in values.items())
    picture = writer.picture(
        glyph_png(block.bond, block.goals, block.tasks), GLYPH_SIZE, f"{writer.labels['legs']} {told}"
    )
    listed = "".join(
        writer.paragraph("CellText", _leg(component, writer.labels[component], value), keep=True)
        for component, value in values.items()
    )
    caption = writer.paragraph("CellNote", run(block.caption))
    cells = (Cell(writer.paragraph("CellText", picture)), Cell(listed + caption, align="center"))
    return start + table("PlainTable", (GLYPH_SIZE + 400, place.width - GLYPH_SIZE - 400), (Row(cells),))


def _leg(component: Component, word: str, value: int) -> str:
    look = Look(bold=True, colour=LEG_COLOURS[component].removeprefix("#"))
    return f"{run(f'{LEG_SIGNS[component]} {word} ', look)}{run(str(value))}"


def timeline(block: Timeline, writer: Writer, place: Place) -> str:
    """The day as a table; rests are tinted."""
    start = writer.opening()
    names = (writer.labels["time"], writer.labels["what"], writer.labels["minutes"])
    head = _head(tuple((Text(name),) for name in names), writer, len(names))
    rows = [*head, *(_slot(row, writer) for row in block.rows)]
    return start + table("TrivetTable", shared(place.width, (2, 5.4, 2.2), 3), rows, headed=True)


def _slot(row: TimelineRow, writer: Writer) -> Row:
    fill, look = (BOX_FILL, Look(italic=True)) if row.rest else ("", Look(bold=True))
    note = writer.paragraph("CellNote", run(row.note)) if row.note else ""
    practised = f"{row.practice} {writer.labels['practice']}"
    practice = writer.paragraph("CellNote", run(practised)) if row.practice else ""
    times, title = run(f"{row.start}–{row.end}", PLAIN if row.rest else look), run(row.title, look)
    minutes = run(f"{row.minutes} {writer.labels['min']}")
    texts = (writer.paragraph("CellText", times), writer.paragraph("CellText", title) + note,
             writer.paragraph("CellText", minutes) + practice)  # fmt: skip
    return Row(tuple(Cell(text, fill) for text in texts))


def facts(block: Facts, writer: Writer, place: Place) -> str:
    """Names and values side by side."""
    start = writer.opening()
    rows = [
        Row((Cell(writer.paragraph("CellNote", run(name))), Cell(writer.paragraph("CellText", writer.runs(value)))))
        for name, value in block.pairs
    ]
    return start + table("TrivetTable", shared(place.width, (2, 5), 2), rows)
