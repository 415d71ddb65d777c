"""Each block of the document tree as HTML."""

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch

from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Columns,
    Dialogue,
    Facts,
    Heading,
    Inlines,
    Keep,
    Legs,
    NewPage,
    Paragraph,
    Picture,
    PlayCard,
    Quote,
    Scale,
    SureMark,
    Table,
    Ticks,
    Timeline,
    TimelineRow,
    WriteLines,
    WriteTable,
)
from trivet.press.html.marks import glyph_html, leg_sign_html, sure_html
from trivet.press.html.pen import Pen, own_address, picture_data, words
from trivet.press.markdown import inline_text
from trivet.vocabulary import Component


def blocks_html(
    blocks: Blocks,
    *,
    link: Callable[[str], str | None] = own_address,
    citations: Mapping[str, str] | None = None,
    cite_link: Callable[[str], str | None] | None = None,
    base_level: int = 2,
    language: str = "en-GB",
    picture: Callable[[Picture], str] = picture_data,
) -> str:
    """Blocks as a safe HTML fragment. `link` turns a target such as "module:bond" into an address (None: no link),
    `cite_link` a source id; `citations` names sources by id; `base_level` is the level of a heading of level 1;
    `language` chooses the fixed words ("Opening line"); `picture` gives a picture's address (else it stands in the page)."""
    return write_blocks(blocks, Pen(link, citations or {}, cite_link, base_level, language=language, picture=picture))


def write_blocks(blocks: Iterable[Block], pen: Pen) -> str:
    """Blocks in order, with the pen's links, names and levels."""
    return "\n".join(write(block, pen) for block in blocks)


@singledispatch
def write(block: Block, pen: Pen) -> str:
    """One block as HTML."""
    raise NotImplementedError(f"no HTML for {type(block).__name__}")


@write.register
def _heading(block: Heading, pen: Pen) -> str:
    tag = f"h{min(6, pen.base_level + block.level - 1)}"
    number = pen.numbers.get(block.anchor, "")
    said = f'<span class="number">{number}</span> ' if number else ""
    named = f' id="{words(block.anchor)}"' if block.anchor else ""
    part = ' class="part"' if number else ""
    return f"<{tag}{named}{part}>{said}{pen.inlines(block.children)}</{tag}>"


@write.register
def _paragraph(block: Paragraph, pen: Pen) -> str:
    lead = ' class="lead"' if block.lead else ""
    return f"<p{lead}>{pen.inlines(block.children)}</p>"


@write.register
def _bullets(block: Bullets, pen: Pen) -> str:
    tag = "ol" if block.numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{_item(item, pen)}</li>' for item in block.items)}</{tag}>"


def _item(blocks: Blocks, pen: Pen) -> str:
    match blocks:
        case (Paragraph(children),):
            return pen.inlines(children)
        case _:
            return write_blocks(blocks, pen)


@write.register
def _quote(block: Quote, pen: Pen) -> str:
    return f'<blockquote class="quote">{write_blocks(block.blocks, pen)}</blockquote>'


@write.register
def _dialogue(block: Dialogue, pen: Pen) -> str:
    order = list(dict.fromkeys(who for who, _ in block.turns))
    turns = "".join(
        f'<p class="turn turn-{order.index(who) % 4 + 1}"><b class="who">{words(who)}'
        f'<span class="visually-hidden">:</span></b> <span class="said">{pen.inlines(said)}</span></p>'
        for who, said in block.turns
    )
    return f'<div class="dialogue">{turns}</div>'


@write.register
def _table(block: Table, pen: Pen) -> str:
    rows = "".join(f"<tr>{_cells(block, row, pen)}</tr>" for row in block.rows)
    body = f"{_columns_of(block.widths)}{_head(block.headers, pen)}<tbody>{rows}</tbody>"
    look = ' class="fill"' if block.boxed else ""
    return _scrolled(f"<table{look}>{_caption(block.label)}{body}</table>", block, pen)


def _cells(block: Table, row: tuple[Inlines, ...], pen: Pen) -> str:
    words_end = len(row) - block.figures
    looks = ("" if place < words_end else ' class="figure"' for place in range(len(row)))
    return "".join(f"<td{look}>{pen.inlines(cell)}</td>" for look, cell in zip(looks, row, strict=True))


@write.register
def _write_table(block: WriteTable, pen: Pen) -> str:
    row = f"<tr>{'<td>&nbsp;</td>' * len(block.headers)}</tr>"
    body = f"{_caption(block.label)}{_head(block.headers, pen)}<tbody>{row * block.rows}</tbody>"
    return _scrolled(f'<table class="fill">{body}</table>', block, pen)


def _scrolled(table: str, block: Table | WriteTable, pen: Pen) -> str:
    heads = ", ".join(filter(None, (inline_text(header).strip() for header in block.headers)))
    name = words(f"{pen.labels['table']} {block.label or heads}")
    return f'<div class="table-scroll" tabindex="0" role="group" aria-label="{name}">{table}</div>'


def _caption(label: str) -> str:
    return f"<caption>{words(label)}</caption>" if label else ""


def _columns_of(widths: tuple[float, ...]) -> str:
    """A class for each column, in steps of five per cent: a style attribute would break a strict security policy."""
    whole = sum(widths)
    if whole <= 0:
        return ""
    steps = (min(95, max(5, round(width / whole * 20) * 5)) for width in widths)
    columns = "".join(f'<col class="w-{step}">' for step in steps)
    return f"<colgroup>{columns}</colgroup>"


def _head(headers: tuple[Inlines, ...], pen: Pen) -> str:
    if not any(inline_text(header).strip() for header in headers):
        return ""
    return f"<thead><tr>{''.join(_header(header, pen) for header in headers)}</tr></thead>"


def _header(header: Inlines, pen: Pen) -> str:
    inner = pen.inlines(header)
    return f'<th scope="col">{inner}</th>' if inline_text(header).strip() else f"<td>{inner}</td>"


@write.register
def _callout(block: Callout, pen: Pen) -> str:
    named = block.title or pen.labels.get(block.tone, "")
    title = f'<p class="callout-title">{words(named)}</p>' if named else ""
    inner = write_blocks(block.blocks, pen)
    return f'<div class="callout callout-{words(block.tone)}" role="note">{title}{inner}</div>'


@write.register
def _write_lines(block: WriteLines, pen: Pen) -> str:
    label = f'<p class="write-label">{pen.inlines(block.label)}</p>' if block.label else ""
    lines = '<span class="line"></span>' * block.count
    room = f'<div class="lines" role="img" aria-label="{words(pen.labels["room"])} {block.count}">{lines}</div>'
    return f'<div class="write">{label}{room}</div>'


@write.register
def _ticks(block: Ticks, pen: Pen) -> str:
    label = f'<p class="write-label">{words(block.label)}</p>' if block.label else ""
    items = "".join(
        f'<li class="tick"><span class="box" aria-hidden="true"></span><span>{pen.inlines(item)}</span></li>'
        for item in block.items
    )
    return f'{label}<ul class="ticks">{items}</ul>'


@write.register
def _scale(block: Scale, pen: Pen) -> str:
    steps = "".join(f'<li class="step">{number}</li>' for number in range(block.steps))
    ends = f"<span>0 = {words(block.low)}</span> <span>{block.steps - 1} = {words(block.high)}</span>"
    label = f'<p class="scale-label">{pen.inlines(block.label)}</p>'
    return (
        f'<div class="scale">{label}<ol class="scale-row" start="0">{steps}</ol><p class="scale-ends">{ends}</p></div>'
    )


@write.register
def _play_card(block: PlayCard, pen: Pen) -> str:
    head = (
        f'<p class="card-head"><span class="card-role">{words(block.role)}</span> '
        f'<span class="card-code">{words(block.code)}</span></p><p class="card-title">{words(block.title)}</p>'
    )
    says = f'<span class="card-says">{words(pen.labels["says"])}</span>'
    line = f'<p class="card-line">{says} “{words(block.line)}”</p>' if block.line else ""
    look_for = write(Ticks(block.look_for, pen.labels["look"]), pen) if block.look_for else ""
    watched = f'<div class="look-for">{look_for}</div>' if look_for else ""
    name = words(": ".join(filter(None, (block.role, block.title))))
    inner = write_blocks(block.blocks, pen)
    return f'<article class="play-card" aria-label="{name}">{head}{inner}{line}{watched}</article>'


@write.register
def _legs(block: Legs, pen: Pen) -> str:
    values = {Component.BOND: block.bond, Component.GOALS: block.goals, Component.TASKS: block.tasks}
    told = ", ".join(f"{pen.labels[component]} {value}" for component, value in values.items())
    listed = "".join(
        f"<li>{leg_sign_html(component)} {words(pen.labels[component])} <b>{value}</b></li>"
        for component, value in values.items()
    )
    drawing = glyph_html(block.bond, block.goals, block.tasks, f"{pen.labels['legs']} {told}")
    caption = f"<p>{words(block.caption)}</p>" if block.caption else ""
    return (
        f'<figure class="legs">{drawing}<figcaption>{caption}<ul class="leg-values">{listed}</ul></figcaption></figure>'
    )


@write.register
def _sure_mark(block: SureMark, pen: Pen) -> str:
    why = f'<span class="why">{pen.inlines(block.why)}</span>'
    return f'<p class="sure-mark">{sure_html(block.sure, pen.labels)} {why}</p>'


@write.register
def _timeline(block: Timeline, pen: Pen) -> str:
    return f'<ol class="timeline">{"".join(_slot(row, pen) for row in block.rows)}</ol>'


def _slot(row: TimelineRow, pen: Pen) -> str:
    note = f' <span class="note">{words(row.note)}</span>' if row.note else ""
    minutes = f'<span class="minutes">{row.minutes} {words(pen.labels["min"])}</span>'
    practice = f' <span class="practice">{row.practice} {words(pen.labels["practice"])}</span>' if row.practice else ""
    return (
        f'<li class="slot{" rest" if row.rest else ""}"><span class="when">{words(row.start)}–{words(row.end)}</span> '
        f'<span class="what">{words(row.title)}{note}</span> <span class="length">{minutes}{practice}</span></li>'
    )


@write.register
def _facts(block: Facts, pen: Pen) -> str:
    pairs = "".join(f"<div><dt>{words(name)}</dt><dd>{pen.inlines(value)}</dd></div>" for name, value in block.pairs)
    return f'<dl class="facts">{pairs}</dl>'


@write.register
def _columns(block: Columns, pen: Pen) -> str:
    columns = "".join(f'<div class="column">{write_blocks(column, pen)}</div>' for column in block.columns)
    return f'<div class="columns columns-{min(4, max(1, len(block.columns)))}">{columns}</div>'


@write.register
def _picture(block: Picture, pen: Pen) -> str:
    return f'<p class="picture"><img src="{words(pen.picture(block))}" alt="{words(block.image.alt)}"></p>'


@write.register
def _new_page(_block: NewPage, _pen: Pen) -> str:
    return '<div class="new-page"></div>'


@write.register
def _keep(block: Keep, pen: Pen) -> str:
    return f'<div class="keep">{write_blocks(block.blocks, pen)}</div>'
