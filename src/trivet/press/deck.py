"""A deck of slides as frozen values: what the PowerPoint writer is given. Words only; the writer chooses the look."""

from dataclasses import dataclass
from datetime import date

from trivet.vocabulary import Component, Grouping, Sureness


@dataclass(frozen=True, slots=True)
class TitleSlide:
    """The first slide. `lines` are date, venue, trainer: one line each."""

    title: str
    subtitle: str = ""
    kicker: str = ""
    lines: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SectionSlide:
    """A module begins: its code ("M3"), title, strapline, legs and planned minutes (0 leaves them out)."""

    title: str
    code: str = ""
    strapline: str = ""
    components: tuple[Component, ...] = ()
    minutes: int = 0
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MomentSlide:
    """Lines of talk: (speaker, words). `after` says in a sentence what happened."""

    title: str
    turns: tuple[tuple[str, str], ...]
    after: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PointsSlide:
    """One idea in up to five short points. `source` and `sure` are printed small below: "Elliott and others, 2018"."""

    title: str
    points: tuple[str, ...]
    lead: str = ""
    numbered: bool = False
    source: str = ""
    sure: Sureness | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseSlide:
    """Something to do: how long, with whom, in which steps. `materials` is one short line."""

    title: str
    minutes: int
    grouping: Grouping
    steps: tuple[str, ...]
    materials: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TableSlide:
    """A small table. Rows that do not fit run on to a further slide under the same headers."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    """Shares of the width, one for each column; empty means equal."""
    source: str = ""
    sure: Sureness | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QuoteSlide:
    """Some words to dwell on. `title` is the slide's name in the outline, printed small above the words."""

    title: str
    words: str
    who: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ClosingSlide:
    """The last slide: what to do next, and whom to ask."""

    title: str
    points: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    notes: str = ""


DeckSlide = (
    TitleSlide | SectionSlide | MomentSlide | PointsSlide | ExerciseSlide | TableSlide | QuoteSlide | ClosingSlide
)


@dataclass(frozen=True, slots=True)
class Deck:
    """One slide show. `footer` is printed on every slide: the customer's name."""

    title: str
    slides: tuple[DeckSlide, ...]
    footer: str = ""
    author: str = ""
    dated: date | None = None
    language: str = "en-GB"
