"""The eight layouts as data: which placeholder stands where, and how its words are set. All measures in inches."""

from dataclasses import dataclass
from enum import StrEnum

WIDE, HIGH = 13.333, 7.5
LEFT, ACROSS = 0.8, 11.73
PANEL = 3.9
STRIP = 1.9


class Colour(StrEnum):
    """Places in the theme: a brand changes the theme, never a slide."""

    INK = "tx1"
    SOFT = "tx2"
    PAPER = "bg1"
    TINT = "bg2"
    ACTION = "accent1"
    ACCENT = "accent2"
    BOND = "accent3"
    GOALS = "accent4"
    TASKS = "accent5"
    RULE = "accent6"


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder. `kind` and `idx` are PowerPoint's; sizes are points, the wanted and the least."""

    name: str
    kind: str
    idx: int
    box: Box
    size: int
    least: int = 18
    serif: bool = False
    bold: bool = False
    italic: bool = False
    colour: Colour = Colour.INK
    anchor: str = "t"
    align: str = "l"
    mark: str = ""
    """What stands before a paragraph: "•", "1." or "" for nothing."""
    indent: float = 0.0
    gap: float = 0.0
    """Space before each paragraph but the first, as a share of the size."""
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of slide. `ground` colours the whole; `figures` are drawn behind the words: see template.py."""

    name: str
    slots: tuple[Slot, ...]
    ground: Colour = Colour.PAPER
    figures: tuple[str, ...] = ()
    kind: str = ""

    def slot(self, name: str) -> Slot:
        return next(slot for slot in self.slots if slot.name == name)


TITLE = Slot("Title", "title", 0, Box(LEFT, 0.5, ACROSS, 1.3), 38, 32, serif=True, anchor="b", line=0.95)
BODY = Slot("Text", "body", 1, Box(LEFT, 2.25, ACROSS, 3.65), 30, 18, mark="•", indent=0.42, gap=0.7)
SOURCE = Slot("Source", "body", 13, Box(LEFT, 5.97, ACROSS, 0.66), 18, 18, colour=Colour.SOFT, anchor="b")
FOOTER = Slot("Footer", "ftr", 11, Box(LEFT + 0.5, 6.88, 9.0, 0.32), 13, 13, colour=Colour.SOFT, anchor="ctr")
NUMBER = Slot(
    "Slide number", "sldNum", 12, Box(11.53, 6.88, 1.0, 0.32), 13, 13, colour=Colour.SOFT, anchor="ctr", align="r"
)

COVER = Layout(
    "Trivet cover",
    (
        Slot(
            "Title",
            "ctrTitle",
            0,
            Box(LEFT, 1.45, 9.3, 2.5),
            54,
            36,
            serif=True,
            colour=Colour.PAPER,
            anchor="b",
            line=0.92,
        ),
        Slot("Subtitle", "subTitle", 1, Box(LEFT, 4.1, 9.3, 1.1), 26, 18, colour=Colour.PAPER),
        Slot("Kicker", "body", 13, Box(LEFT, 0.75, 9.3, 0.5), 20, 18, bold=True, colour=Colour.PAPER),
        Slot("Where and when", "body", 14, Box(LEFT, 5.8, 7.9, 1.0), 20, 18),
        FOOTER,
        NUMBER,
    ),
    Colour.ACTION,
    ("great mark", "strip", "mark"),
    "title",
)
SECTION = Layout(
    "Trivet section",
    (
        Slot(
            "Title",
            "title",
            0,
            Box(LEFT, 2.3, 9.6, 1.7),
            50,
            34,
            serif=True,
            colour=Colour.PAPER,
            anchor="b",
            line=0.92,
        ),
        Slot("Code", "body", 13, Box(LEFT, 0.7, 4.0, 1.2), 60, 40, bold=True, colour=Colour.PAPER),
        Slot("Strapline", "body", 14, Box(LEFT, 4.15, 9.6, 1.1), 26, 18, serif=True, italic=True, colour=Colour.PAPER),
        Slot("Legs", "body", 15, Box(LEFT, 5.88, 8.3, 0.7), 26, 18, bold=True, anchor="ctr"),
        Slot("Minutes", "body", 16, Box(9.53, 5.88, 3.0, 0.7), 26, 18, colour=Colour.SOFT, anchor="ctr", align="r"),
        FOOTER,
        NUMBER,
    ),
    Colour.ACTION,
    ("great mark", "strip", "mark"),
    "secHead",
)
MOMENT = Layout(
    "Trivet moment",
    (
        TITLE,
        Slot(
            "Talk",
            "body",
            1,
            Box(LEFT + 0.45, 2.3, ACROSS - 0.9, 2.75),
            28,
            18,
            serif=True,
            anchor="ctr",
            gap=0.3,
            mark="talk",
        ),
        Slot("Afterwards", "body", 13, Box(LEFT, 5.5, ACROSS, 1.1), 22, 18, colour=Colour.SOFT),
        FOOTER,
        NUMBER,
    ),
    figures=("tab", "sheet", "foot rule", "mark"),
)
POINTS = Layout(
    "Trivet points",
    (
        TITLE,
        Slot("Lead", "body", 14, Box(LEFT, 1.95, ACROSS, 0.85), 24, 18, serif=True, colour=Colour.SOFT),
        BODY,
        SOURCE,
        FOOTER,
        NUMBER,
    ),
    figures=("tab", "foot rule", "mark"),
    kind="obj",
)
EXERCISE = Layout(
    "Trivet exercise",
    (
        Slot("Title", "title", 0, Box(PANEL + 0.7, 0.5, 7.93, 1.35), 36, 32, serif=True, anchor="b", line=0.95),
        Slot(
            "Minutes",
            "body",
            13,
            Box(0.5, 0.75, PANEL - 1.0, 2.05),
            130,
            60,
            bold=True,
            colour=Colour.PAPER,
            align="ctr",
            anchor="b",
        ),
        Slot("Unit", "body", 14, Box(0.5, 2.8, PANEL - 1.0, 0.55), 26, 18, colour=Colour.PAPER, align="ctr"),
        Slot(
            "Grouping",
            "body",
            15,
            Box(0.4, 5.45, PANEL - 0.8, 0.6),
            26,
            18,
            bold=True,
            colour=Colour.PAPER,
            align="ctr",
        ),
        Slot("Steps", "body", 1, Box(PANEL + 0.7, 2.2, 7.93, 3.7), 28, 18, mark="1.", indent=0.55, gap=0.5),
        Slot("You need", "body", 16, Box(PANEL + 0.7, 6.0, 7.93, 0.7), 18, 18, colour=Colour.SOFT, anchor="b"),
        Slot("Footer", "ftr", 11, Box(PANEL + 1.2, 6.88, 5.5, 0.32), 13, 13, colour=Colour.SOFT, anchor="ctr"),
        NUMBER,
    ),
    figures=("panel", "panel foot rule", "panel mark"),
)
TABLE = Layout(
    "Trivet table",
    (
        TITLE,
        Slot("Table", "tbl", 1, Box(LEFT, 2.15, ACROSS, 3.75), 24, 18),
        SOURCE,
        FOOTER,
        NUMBER,
    ),
    figures=("tab", "foot rule", "mark"),
    kind="tbl",
)
QUOTE = Layout(
    "Trivet quotation",
    (
        Slot(
            "Title",
            "title",
            0,
            Box(LEFT, 0.5, ACROSS, 1.3),
            32,
            32,
            serif=True,
            colour=Colour.SOFT,
            anchor="b",
            line=0.95,
        ),
        Slot("Words", "body", 1, Box(LEFT + 0.6, 2.2, 10.5, 3.2), 46, 20, serif=True, anchor="ctr"),
        Slot("Who", "body", 13, Box(LEFT + 0.6, 5.55, 10.5, 0.6), 22, 18, colour=Colour.SOFT),
        FOOTER,
        NUMBER,
    ),
    Colour.TINT,
    ("quote bar", "foot rule", "mark"),
)
CLOSING = Layout(
    "Trivet closing",
    (
        Slot(
            "Title",
            "title",
            0,
            Box(LEFT, 0.65, 10.2, 1.35),
            42,
            32,
            serif=True,
            colour=Colour.PAPER,
            anchor="b",
            line=0.95,
        ),
        Slot(
            "Text", "body", 1, Box(LEFT, 2.25, 10.2, 3.05), 26, 18, colour=Colour.PAPER, mark="•", indent=0.42, gap=0.5
        ),
        Slot("Contacts", "body", 13, Box(LEFT, 5.8, 7.9, 1.0), 20, 18),
        FOOTER,
        NUMBER,
    ),
    Colour.ACTION,
    ("great mark", "strip", "mark"),
)
LAYOUTS = (COVER, SECTION, MOMENT, POINTS, EXERCISE, TABLE, QUOTE, CLOSING)
LOGO_BOX = Box(9.2, 5.85, 3.33, 0.85)
