"""Each block of the document tree as WordprocessingML."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Columns,
    Dialogue,
    Heading,
    Keep,
    NewPage,
    Paragraph,
    Picture,
    PlayCard,
    Quote,
    Scale,
    SureMark,
    Ticks,
    WriteLines,
)
from trivet.press.word import rows
from trivet.press.word.drawn import drawn
from trivet.press.word.tables import Cell, Row, box, shared, table
from trivet.press.word.writer import Look, Place, Writer, run

BOX_INSET, CARD_INSET = 454, 680
DEEPEST_LIST = 3
PICTURE_DOTS, PICTURE_HEIGHT = 1400, 5100
_BOXES = {"say": "SayBox", "care": "CareBox", "note": "NoteBox", "week": "WeekBox"}
_TITLES = {"say": "SayTitle", "care": "CareTitle", "week": "SayTitle"}
# Word's own tick box: it can be clicked, and MS Gothic is the font that Word and the Mac both have for it.
_TICK = (
    '<w:sdt><w:sdtPr><w:id w:val="{id}"/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    '</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" '
    'w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r><w:tab/></w:r>'
)


def write_blocks(blocks: Iterable[Block], writer: Writer, place: Place) -> str:
    """Blocks in order."""
    return "".join(write(block, writer, place) for block in blocks)


@singledispatch
def write(block: Block, writer: Writer, place: Place) -> str:
    """One block as WordprocessingML."""
    raise NotImplementedError(f"no Word form for {type(block).__name__}")


for _made in (rows.printed_table, rows.empty_table, rows.timeline, rows.facts, rows.legs):
    write.register(_made)


@write.register
def _heading(block: Heading, writer: Writer, _place: Place) -> str:
    runs = writer.bookmark(block.anchor, writer.runs(block.children))
    return writer.paragraph(f"Heading{min(4, max(1, block.level))}", runs)


@write.register
def _paragraph(block: Paragraph, writer: Writer, place: Place) -> str:
    return writer.paragraph("Lead" if block.lead else "Normal", writer.runs(block.children), keep=place.keep)


@write.register
def _bullets(block: Bullets, writer: Writer, place: Place) -> str:
    inner = replace(place, depth=min(DEEPEST_LIST, place.depth + 1))
    number = writer.restart() if block.numbered else 0
    last = len(block.items) - 1 if place.depth == 0 else -1
    return "".join(_item(item, writer, inner, number, last=row == last) for row, item in enumerate(block.items))


def _item(item: Blocks, writer: Writer, place: Place, number: int, *, last: bool) -> str:
    first = item[0].children if item and isinstance(item[0], Paragraph) else ()
    rest = item[1:] if item and isinstance(item[0], Paragraph) else item
    level = place.depth - 1
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    spaced = '<w:spacing w:after="160"/>' if last and not rest else ""
    style = ("ListNumber" if number else "ListBullet") + (str(place.depth) if level else "")
    head = writer.paragraph(style, writer.runs(first), keep=place.keep, properties=numbered + spaced)
    return head + "".join(_continued(block, writer, place) for block in rest)


def _continued(block: Block, writer: Writer, place: Place) -> str:
    match block:
        case Paragraph(children):
            indent = f'<w:ind w:left="{397 * place.depth}"/>'
            return writer.paragraph("ListContinue", writer.runs(children), properties=indent)
        case _:
            return write(block, writer, place)


@write.register
def _quote(block: Quote, writer: Writer, place: Place) -> str:
    return "".join(
        writer.paragraph("Quote", writer.runs(inner.children), keep=place.keep)
        if isinstance(inner, Paragraph)
        else write(inner, writer, place)
        for inner in block.blocks
    )


@write.register
def _dialogue(block: Dialogue, writer: Writer, place: Place) -> str:
    return "".join(
        writer.paragraph(
            "Dialogue", f"{run(who, Look(style='Speaker'))}<w:r><w:tab/></w:r>{writer.runs(said)}", keep=place.keep
        )
        for who, said in block.turns
    )


@write.register
def _callout(block: Callout, writer: Writer, place: Place) -> str:
    start = writer.opening()
    named = block.title or writer.labels.get(block.tone, "")
    title = writer.paragraph(_TITLES.get(block.tone, "BoxTitle"), run(named)) if named else ""
    inner = title + write_blocks(block.blocks, writer, replace(place, width=place.width - BOX_INSET, depth=0))
    return start + box(_BOXES.get(block.tone, "PlainBox"), place.width, inner)


@write.register
def _write_lines(block: WriteLines, writer: Writer, _place: Place) -> str:
    label = writer.paragraph("WriteLabel", writer.runs(block.label)) if block.label else ""
    lines = [writer.paragraph("WritingLine", keep=number < min(block.count, 12) - 1) for number in range(block.count)]
    return label + "".join(lines)


@write.register
def _ticks(block: Ticks, writer: Writer, place: Place) -> str:
    label = writer.paragraph("WriteLabel", run(block.label)) if block.label else ""
    return label + "".join(
        writer.paragraph("Tick", _TICK.format(id=writer.next_id()) + writer.runs(item), keep=place.keep)
        for item in block.items
    )


@write.register
def _scale(block: Scale, writer: Writer, place: Place) -> str:
    label = writer.paragraph("WriteLabel", writer.runs(block.label))
    numbers = Row(
        tuple(Cell(writer.paragraph("ScaleNumber", run(str(step)), keep=True)) for step in range(block.steps))
    )
    row = table("FillTable", shared(place.width, (), block.steps), (numbers,), gap=False)
    ends = f"{run(f'0 = {block.low}')}<w:r><w:tab/></w:r>{run(f'{block.steps - 1} = {block.high}')}"
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{place.width}"/></w:tabs>'
    return label + row + writer.paragraph("ScaleEnds", ends, properties=tab)


@write.register
def _play_card(block: PlayCard, writer: Writer, place: Place) -> str:
    start = writer.opening()
    room = replace(place, width=place.width - CARD_INSET, depth=0)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{room.width}"/></w:tabs>'
    head = f"{run(block.role)}<w:r><w:tab/></w:r>{run(block.code, Look(style='Source'))}"
    says = writer.paragraph("SayTitle", run(writer.labels["says"])) if block.line else ""
    line = says + writer.paragraph("CardLine", run(f"“{block.line}”")) if block.line else ""
    watched = write(Ticks(block.look_for, writer.labels["look"]), writer, room) if block.look_for else ""
    inner = (
        writer.paragraph("CardHead", head, properties=tab)
        + writer.paragraph("CardTitle", run(block.title))
        + write_blocks(block.blocks, writer, room)
        + line
        + watched
    )
    return start + box("CardBox", place.width, inner, whole=True)


@write.register
def _sure_mark(block: SureMark, writer: Writer, place: Place) -> str:
    asked = run(f"{writer.labels['sure']} ", Look(style="Source"))
    mark = writer.sureness(block.sure, f"{writer.labels[block.sure]}. ")
    return writer.paragraph("Normal", asked + mark + writer.runs(block.why), keep=place.keep)


@write.register
def _columns(block: Columns, writer: Writer, place: Place) -> str:
    start = writer.opening()
    widths = shared(place.width, (), max(1, len(block.columns)))
    cells = tuple(
        Cell(write_blocks(column, writer, Place(width - 220)))
        for column, width in zip(block.columns, widths, strict=False)
    )
    return start + table("PlainTable", widths, (Row(cells, whole=False),))


@write.register
def _picture(block: Picture, writer: Writer, place: Place) -> str:
    return writer.paragraph("Normal", drawn(block.image, writer, PICTURE_DOTS, (place.width, PICTURE_HEIGHT)))


@write.register
def _new_page(_block: NewPage, writer: Writer, _place: Place) -> str:
    writer.new_page = True
    return ""


@write.register
def _keep(block: Keep, writer: Writer, place: Place) -> str:
    *early, last = block.blocks or (Paragraph(()),)
    return write_blocks(early, writer, replace(place, keep=True)) + write(last, writer, place)
