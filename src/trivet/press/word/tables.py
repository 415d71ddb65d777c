"""Tables in WordprocessingML: of words, to fill in, as boxes and for layout."""

from collections.abc import Sequence
from dataclasses import dataclass

from trivet.press.word.writer import attribute

SPACER = '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: paragraphs and tables as XML. `fill` is a colour without #."""

    inner: str
    fill: str = ""
    align: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells. A header is repeated on every page; `height` is the least height in twips."""

    cells: tuple[Cell, ...]
    header: bool = False
    height: int = 0
    whole: bool = True


def table(
    style: str,
    widths: Sequence[int],
    rows: Sequence[Row],
    *,
    caption: str = "",
    indent: int = 0,
    headed: bool = False,
    gap: bool = True,
) -> str:
    """A table of fixed widths in twips, then the small gap that parts it from what follows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    said = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    look = f'<w:tblLook w:val="{"0620" if headed else "0600"}" w:firstRow="{int(headed)}" w:noHBand="1" w:noVBand="1"/>'
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{said}'
    )
    body = "".join(_row(row, widths) for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{SPACER if gap else ''}"


def box(style: str, width: int, inner: str, *, whole: bool = False) -> str:
    """Blocks in a frame: a table of one cell, which grows as somebody types. `whole` keeps it on one page."""
    return table(style, (width,), (Row((Cell(inner),), whole=whole),))


def shared(width: int, shares: Sequence[float], count: int) -> tuple[int, ...]:
    """A width in twips shared out among columns; equally when the shares do not fit them."""
    fitting = len(shares) == count and all(share > 0 for share in shares)
    parts = tuple(shares) if fitting else (1.0,) * count
    whole = sum(parts)
    return tuple(round(width * part / whole) for part in parts)


def _row(row: Row, widths: Sequence[int]) -> str:
    whole = "<w:cantSplit/>" if row.whole else ""
    height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    header = "<w:tblHeader/>" if row.header else ""
    cells = "".join(_cell(cell, width) for cell, width in zip(row.cells, widths, strict=False))
    return f"<w:tr><w:trPr>{whole}{height}{header}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    align = f'<w:vAlign w:val="{cell.align}"/>' if cell.align else ""
    # A cell must end with a paragraph, or Word calls the file damaged.
    inner = cell.inner if cell.inner.endswith("</w:p>") else cell.inner + SPACER
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}{align}</w:tcPr>{inner}</w:tc>'
