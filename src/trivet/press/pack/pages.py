"""The parts of the pack that stand in a file of their own: heading, text, and worksheets with room to write."""

from collections.abc import Iterable, Iterator

from trivet.content.schema import Worksheet
from trivet.press.desk import Desk
from trivet.press.document import Block, Blocks
from trivet.press.pack.depth import OTHER_SHEETS, fitting
from trivet.press.sheets import worksheet


def whole_page(desk: Desk, page_id: str) -> Blocks:
    """Such a part as it stands."""
    page = desk.page(page_id)
    return (desk.title(page.head.title), *desk.prose(page.body), *page_sheets(desk, page.worksheets))


def page_sheets(desk: Desk, sheets: Iterable[Worksheet]) -> Iterator[Block]:
    """Its worksheets as blocks."""
    for sheet in sheets:
        yield from worksheet(fitting(sheet, OTHER_SHEETS), desk.words)
