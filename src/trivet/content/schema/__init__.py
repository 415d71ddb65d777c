"""The shape of every content file, as frozen values. See docs/reference/content-format.md."""

from trivet.content.schema.activity import Activity, Card, Step, Trouble
from trivet.content.schema.base import Frozen
from trivet.content.schema.check import Check, CheckItem, CheckOption, Confidence, ConfidenceItem
from trivet.content.schema.course import (
    Breaks,
    Course,
    Insertion,
    Joined,
    Part,
    SectorEmphasis,
    Shift,
    Variant,
)
from trivet.content.schema.module import (
    Minutes,
    Module,
    ModuleHead,
    Outcome,
    Reflection,
    Slide,
    SlideSet,
    TipSheet,
)
from trivet.content.schema.pages import Page, PageHead
from trivet.content.schema.registry import (
    Claim,
    Claims,
    Move,
    Moves,
    NationGlossary,
    Reference,
    Registry,
    TenTips,
    Term,
    Terms,
    Tip,
)
from trivet.content.schema.standards import Mapping, MappingFile, MappingLink, Standard
from trivet.content.schema.worksheet import (
    FilledPart,
    LinesPart,
    ScalePart,
    TablePart,
    TicksPart,
    Worksheet,
    WorksheetPart,
)

__all__ = [
    "Activity", "Breaks", "Card", "Check", "CheckItem", "CheckOption", "Claim", "Claims", "Confidence",
    "ConfidenceItem", "Course", "FilledPart", "Frozen", "Insertion", "Joined", "LinesPart", "Mapping",
    "MappingFile", "MappingLink", "Minutes", "Module", "ModuleHead", "Move", "Moves", "NationGlossary",
    "Outcome", "Page", "PageHead", "Part", "Reference", "Reflection", "Registry", "ScalePart",
    "SectorEmphasis", "Shift", "Slide", "SlideSet", "Standard", "Step", "TablePart", "TenTips", "Term",
    "Terms", "TicksPart", "Tip", "TipSheet", "Trouble", "Variant", "Worksheet", "WorksheetPart",
]  # fmt: skip
