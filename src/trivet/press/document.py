"""The document tree: what every output (PDF, HTML, Word) is made from. Frozen values, no rendering here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from trivet.vocabulary import Sureness


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `target` is an https or mailto address, or "module:<id>"."""

    target: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Cite:
    """The sources of a claim and how sure we are of it. Printed as "(Elliott and others, 2018)" plus the sureness mark."""

    sources: tuple[str, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


Inline = Text | Strong | Emphasis | Link | Cite | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is a part of the document (numbered), 2 and 3 lie below it."""

    level: int
    children: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: Inlines
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Blocks, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Lines of talk: (speaker, words)."""

    turns: tuple[tuple[str, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Table:
    headers: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    label: str = ""
    widths: tuple[float, ...] = ()  # shares of the width, one for each column; empty means equal
    figures: int = 0  # so many of the last columns hold figures, set to the right
    boxed: bool = False  # every cell has a frame, and rows are high enough to write in


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed aside. `tone`: say (words to say), care (what goes wrong), note, week (one thing to do), plain."""

    tone: str
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Ruled lines for handwriting, 9 mm apart."""

    label: Inlines
    count: int


@dataclass(frozen=True, slots=True)
class WriteTable:
    """An empty table to fill in by hand, rows at least 12 mm high."""

    headers: tuple[Inlines, ...]
    rows: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Real tick boxes, one before each item."""

    items: tuple[Inlines, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A row of numbers 0 to steps-1 to ring by hand."""

    label: Inlines
    low: str
    high: str
    steps: int


@dataclass(frozen=True, slots=True)
class PlayCard:
    """A role-play card with cut lines round it. `role` and `code` are printed as its running title."""

    role: str
    code: str
    title: str
    blocks: Blocks
    line: str = ""
    look_for: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Legs:
    """The three-leg glyph: strengths 0-100, always with words beside it."""

    bond: int
    goals: int
    tasks: int
    caption: str


@dataclass(frozen=True, slots=True)
class SureMark:
    """The "how sure are we" mark with its word and a sentence."""

    sure: Sureness
    why: Inlines


@dataclass(frozen=True, slots=True)
class Timeline:
    """The day: rows of (start "09:30", end "09:50", minutes, title, practice minutes, note, is_break)."""

    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    start: str
    end: str
    minutes: int
    title: str
    practice: int = 0
    note: str = ""
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of name and value pairs."""

    pairs: tuple[tuple[str, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side on paper and wide screens, one under the other on a phone."""

    columns: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture from content/images, with the alt text of the place where it stands."""

    name: str
    image: Logo


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that must stay on one page."""

    blocks: Blocks


Block = (
    Heading
    | Paragraph
    | Bullets
    | Quote
    | Dialogue
    | Table
    | Callout
    | WriteLines
    | WriteTable
    | Ticks
    | Scale
    | PlayCard
    | Legs
    | SureMark
    | Timeline
    | Facts
    | Columns
    | Picture
    | NewPage
    | Keep
)
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked logo. `kind` is "png", "jpg" or "svg"; `alt` says whose it is."""

    data: bytes
    kind: str
    alt: str


@dataclass(frozen=True, slots=True)
class Brand:
    """How a document looks and whose name it bears. Colours are checked "#rrggbb" strings; `logo` may be None."""

    name: str
    colour: str = "#1f4e5f"
    accent: str = "#b5502b"
    logo: Logo | None = None
    name_cy: str = ""  # the Welsh form of the name, printed beside the English one when given


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says. Empty strings are left out."""

    kicker: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    bilingual: tuple[tuple[str, str], ...] = ()
    """Pairs of (English, Welsh) header lines."""


@dataclass(frozen=True, slots=True)
class Document:
    """One printed thing. `layout`: book (cover, contents, running heads), sheet (one A4 side), cards, tents, plain."""

    title: str
    blocks: Blocks
    provider: Brand
    customer: Brand | None = None
    subtitle: str = ""
    layout: str = "book"
    cover: Cover = field(default_factory=Cover)
    language: str = "en-GB"
    author: str = ""
    dated: date | None = None
    running_head: str = ""
    footer: str = ""
    contents: bool = False
    large_print: bool = False
    watermark: str = ""
    citations: dict[str, str] = field(default_factory=dict)
    """Short form of every source cited, by id: "Elliott and others, 2018"."""

    @property
    def brand(self) -> Brand:
        """The customer's look where there is one, else the provider's."""
        return self.customer or self.provider
