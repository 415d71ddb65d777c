"""Parts of the pack and pages of the site that are not modules."""

from trivet.content.schema.base import Frozen, Id, SourceId, Text
from trivet.content.schema.worksheet import Worksheet


class PageHead(Frozen):
    id: Id
    title: Text
    order: int = 0
    sources: tuple[SourceId, ...] = ()


class Page(Frozen):
    """A part of the pack, or a page of the site, that is not a module."""

    head: PageHead
    body: str
    worksheets: tuple[Worksheet, ...] = ()
