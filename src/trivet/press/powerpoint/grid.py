"""A table on a slide: columns, row heights and the size at which it fits, dealt over slides when it is too long."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from trivet.press.powerpoint.drawing import EMU, attribute, frame, run_xml
from trivet.press.powerpoint.slots import Box, Colour, Slot
from trivet.press.powerpoint.words import Run, Spoken, cut_to_fit, dealt, height, set_at
from trivet.press.printable import one_line

GUTTER = 0.2
#: Room above and below the words of a cell, in inches for each point of their size.
ABOVE, BELOW = 0.0048, 0.0036
_LINE = '<a:{side} w="{weight}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:{side}>'
_NO_LINE = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One slide's share of a table, at its size in points and with its widths and heights in inches."""

    slot: Slot
    headers: Texts
    rows: tuple[Texts, ...]
    widths: tuple[float, ...]
    size: int
    cut: Texts = ()

    @property
    def heights(self) -> tuple[float, ...]:
        head = _row_height(self.slot, self.headers, self.widths, self.size, head=True)
        return (head, *(_row_height(self.slot, row, self.widths, self.size) for row in self.rows))


def grids(slot: Slot, headers: Texts, rows: Sequence[Texts], shares: Sequence[float]) -> tuple[Grid, ...]:
    """The table on one slide at the largest size that fits, else on several at the least."""
    columns = max(len(headers), *map(len, rows), 1)
    cells = tuple(_padded(row, columns) for row in rows)
    whole = Grid(slot, _padded(headers, columns), cells, _widths(slot.box.w, shares, columns), slot.size)
    sizes = range(slot.size, slot.least - 1, -2)
    fitting = (grid for grid in (replace(whole, size=size) for size in sizes) if stands(grid))
    return tuple(islice(fitting, 1)) or _several(whole)


def stands(grid: Grid) -> bool:
    """Whether the table ends inside its place."""
    return sum(grid.heights) <= grid.slot.box.h


def grid_xml(number: int, grid: Grid, language: str, name: str) -> str:
    """The table as XML, in the placeholder that the layout keeps for it."""
    box, heights = grid.slot.box, grid.heights
    columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in grid.widths)
    rows = "".join(
        f'<a:tr h="{round(tall * EMU)}">{"".join(_cell(text, grid, language, head=not place) for text in row)}</a:tr>'
        for place, (row, tall) in enumerate(zip((grid.headers, *grid.rows), heights, strict=True))
    )
    head = (
        f'<p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table" descr={attribute(name)}/><p:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr><p:ph type="tbl" idx="1"/></p:nvPr>'
        f"</p:nvGraphicFramePr>{frame(Box(box.x, box.y, box.w, sum(heights)), 'p')}"
    )
    table = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    kind = "http://schemas.openxmlformats.org/drawingml/2006/table"
    return f'<p:graphicFrame>{head}<a:graphic><a:graphicData uri="{kind}">{table}</a:graphicData></a:graphic></p:graphicFrame>'


def _several(whole: Grid) -> tuple[Grid, ...]:
    """The table over several slides at the least size; a cell that is taller than a slide is cut."""
    model = _cut(replace(whole, size=whole.slot.least))
    parts = dealt(model.rows, lambda part: stands(replace(model, rows=tuple(part))))
    pairs = zip((whole.headers, *whole.rows), (model.headers, *model.rows), strict=True)
    lost = tuple(was for before, after in pairs for was, now in zip(before, after, strict=True) if was != now)
    return tuple(replace(model, rows=part, cut=() if place else lost) for place, part in enumerate(parts))


def _cut(model: Grid) -> Grid:
    """The table with every cell short enough for its row to stand on a slide under the headers."""
    slot, widths = model.slot, model.widths
    kept = _fitted(slot, model.headers, widths, slot.box.h / 3, head=True)
    left = slot.box.h - _row_height(slot, kept, widths, slot.least, head=True)
    return replace(model, headers=kept, rows=tuple(_fitted(slot, row, widths, left) for row in model.rows))


def _fitted(slot: Slot, row: Texts, widths: Sequence[float], tall: float, *, head: bool = False) -> Texts:
    places = (_cell_slot(slot, width, tall - (ABOVE + BELOW) * slot.least, head=head) for width in widths)
    return tuple(cut_to_fit(place, Spoken((Run(text),))).text for text, place in zip(row, places, strict=True))


def _row_height(slot: Slot, row: Texts, widths: Sequence[float], size: int, *, head: bool = False) -> float:
    places = (_cell_slot(slot, width, head=head) for width in widths)
    cells = (set_at(place, (Spoken((Run(text),)),), size) for text, place in zip(row, places, strict=True))
    return max(map(height, cells)) + (ABOVE + BELOW) * size


def _cell_slot(slot: Slot, width: float, tall: float = 0.0, *, head: bool) -> Slot:
    return replace(slot, box=Box(0, 0, max(0.3, width - GUTTER), tall), bold=head)


def _cell(text: str, grid: Grid, language: str, *, head: bool) -> str:
    weight, colour = (19050, Colour.ACTION) if head else (9525, Colour.RULE)
    run = run_xml(Run(text, bold=head, colour=Colour.ACTION if head else Colour.INK), language, grid.size)
    rule = _LINE.format(side="lnB", weight=weight, colour=colour)
    above, below = round(ABOVE * grid.size * EMU), round(BELOW * grid.size * EMU)
    margins = f'marL="0" marR="{round(GUTTER * EMU)}" marT="{above}" marB="{below}"'
    anchor = ' anchor="b"' if head else ""
    body = f"<a:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></a:txBody>"
    return f"<a:tc>{body}<a:tcPr {margins}{anchor}>{_NO_LINE}{rule}<a:noFill/></a:tcPr></a:tc>"


def _widths(room: float, shares: Sequence[float], columns: int) -> tuple[float, ...]:
    fitting = len(shares) == columns and all(share > 0 for share in shares)
    parts = tuple(shares) if fitting else (1.0,) * columns
    return tuple(room * part / sum(parts) for part in parts)


def _padded(texts: Texts, columns: int) -> Texts:
    return tuple(map(one_line, texts)) + ("",) * (columns - len(texts))
