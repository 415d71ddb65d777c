"""From what a deck says to what stands on each slide: every kind of slide, cut into as many as its words need."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from trivet.press.deck import (
    ClosingSlide,
    DeckSlide,
    ExerciseSlide,
    MomentSlide,
    PointsSlide,
    QuoteSlide,
    SectionSlide,
    TableSlide,
    TitleSlide,
)
from trivet.press.figure import LEG_SIGNS
from trivet.press.powerpoint.grid import Grid, grids
from trivet.press.powerpoint.slots import (
    CLOSING,
    COVER,
    EXERCISE,
    MOMENT,
    POINTS,
    QUOTE,
    SECTION,
    TABLE,
    Colour,
    Layout,
    Slot,
)
from trivet.press.powerpoint.words import (
    CLOSER,
    Filling,
    Run,
    Spoken,
    cut_to_fit,
    dealt,
    filled,
    fits,
    say,
    set_at,
    short_name,
)
from trivet.press.printable import one_line
from trivet.vocabulary import Component, Grouping, Sureness

DOTS = {Sureness.STRONGER: "●●●", Sureness.MODERATE: "●●○", Sureness.INDICATIVE: "●○○", Sureness.THEORY: "○○○"}
PEOPLE = {Grouping.ALONE: 1, Grouping.PAIRS: 2, Grouping.THREES: 3, Grouping.ROOM: 5}
GROUPING_WORDS = {grouping: grouping.value for grouping in Grouping} | {Grouping.ROOM: "everybody"}
_LEG_TONES = {Component.BOND: Colour.BOND, Component.GOALS: Colour.GOALS, Component.TASKS: Colour.TASKS}
#: Below this a slide's words are rather dealt over two slides.
COMFORTABLE = 22
#: So many paragraphs stay on one slide if they can be read there at all.
MOST_TOGETHER = 6

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One slide as it will stand: placeholders filled at their sizes, and what is drawn beside them."""

    layout: Layout
    title: str
    fillings: tuple[Filling, ...]
    notes: str = ""
    grid: Grid | None = None
    people: int = 0
    people_words: str = ""
    logo: bool = False
    whole: tuple[str, ...] = ()
    """Texts that had to be cut on the slide: the notes give them in full."""


def pages(slides: Sequence[DeckSlide], labels: Labels) -> Iterator[Page]:
    """Every page of a deck, each with a title that no other page has."""
    taken: set[str] = set()
    for slide in slides:
        made = tuple(page(slide, labels))
        for part, one in enumerate(made, 1):
            suffix = f" ({part} {labels['part-of']} {len(made)})" if len(made) > 1 else ""
            titled = _titled(one, suffix, taken)
            taken.add(titled.title)
            yield titled


@dataclass(frozen=True, slots=True)
class Share:
    """One slide's share of paragraphs, those of them that had to be cut (in full), and the first one's number."""

    paragraphs: tuple[Spoken, ...]
    cut: tuple[str, ...]
    start: int
    last: bool


@singledispatch
def page(slide: DeckSlide, labels: Labels) -> Iterator[Page]:
    """The pages of one slide of the deck, titles as they were given."""
    raise NotImplementedError(f"no layout for {type(slide).__name__}")


@page.register
def _cover(slide: TitleSlide, _labels: Labels) -> Iterator[Page]:
    texts = {"Kicker": say(slide.kicker), "Subtitle": say(slide.subtitle), "Where and when": say(*slide.lines)}
    yield _simple(COVER, slide.title, texts, slide.notes, logo=True)


@page.register
def _section(slide: SectionSlide, labels: Labels) -> Iterator[Page]:
    legs = tuple(_leg_runs(slide.components, labels))
    minutes = f"{slide.minutes} {_minutes(slide.minutes, labels)}" if slide.minutes else ""
    texts = {
        "Code": say(slide.code),
        "Strapline": say(slide.strapline),
        "Legs": (Spoken(legs),) if legs else (),
        "Minutes": say(minutes),
    }
    yield _simple(SECTION, slide.title, texts, slide.notes)


@page.register
def _moment(slide: MomentSlide, _labels: Labels) -> Iterator[Page]:
    slot = MOMENT.slot("Talk")
    turns = tuple(Spoken((Run(one_line(said)),), short_name(who, slot.size)) for who, said in slide.turns)
    for share in _shared(slot, turns):
        texts = {"Talk": share.paragraphs, "Afterwards": say(slide.after) if share.last else ()}
        yield _continued(_simple(MOMENT, slide.title, texts, slide.notes), "Talk", share)


@page.register
def _points(slide: PointsSlide, labels: Labels) -> Iterator[Page]:
    lead, slot = say(slide.lead), POINTS.slot("Text")
    slot = replace(slot, mark="1.", indent=0.55) if slide.numbered else slot
    slot = _below_lead(slot) if lead else slot
    for share in _shared(slot, say(*slide.points)):
        texts = {"Lead": lead, "Text": share.paragraphs, "Source": _source(slide.source, slide.sure, labels)}
        made = _simple(POINTS, slide.title, texts, slide.notes, slots={"Text": slot})
        yield _continued(made, "Text", share)


@page.register
def _exercise(slide: ExerciseSlide, labels: Labels) -> Iterator[Page]:
    grouping = labels[GROUPING_WORDS[slide.grouping]]
    need = f"{labels['need']} {slide.materials}" if slide.materials else ""
    for share in _shared(EXERCISE.slot("Steps"), say(*slide.steps)):
        texts = {
            "Minutes": say(str(slide.minutes)),
            "Unit": say(_minutes(slide.minutes, labels)),
            "Grouping": say(grouping),
            "Steps": share.paragraphs,
            "You need": say(need),
        }
        made = _simple(EXERCISE, slide.title, texts, slide.notes)
        yield _continued(replace(made, people=PEOPLE[slide.grouping], people_words=grouping), "Steps", share)


@page.register
def _table(slide: TableSlide, labels: Labels) -> Iterator[Page]:
    texts = {"Source": _source(slide.source, slide.sure, labels)}
    slot = TABLE.slot("Table") if texts["Source"] else _lengthened(TABLE.slot("Table"))
    for grid in grids(slot, slide.headers, slide.rows, slide.widths):
        made = _simple(TABLE, slide.title, texts, slide.notes)
        yield replace(made, grid=grid, whole=(*made.whole, *grid.cut))


@page.register
def _quote(slide: QuoteSlide, _labels: Labels) -> Iterator[Page]:
    for share in _shared(QUOTE.slot("Words"), say(slide.words)):
        texts = {"Words": share.paragraphs, "Who": say(slide.who)}
        yield _continued(_simple(QUOTE, slide.title, texts, slide.notes), "Words", share)


@page.register
def _closing(slide: ClosingSlide, _labels: Labels) -> Iterator[Page]:
    for share in _shared(CLOSING.slot("Text"), say(*slide.points)):
        texts = {"Text": share.paragraphs, "Contacts": say(*slide.contacts)}
        yield _continued(_simple(CLOSING, slide.title, texts, slide.notes, logo=True), "Text", share)


def _continued(made: Page, name: str, share: Share) -> Page:
    """The page with its list numbered on from the slide before, and what was cut kept for the notes."""
    fillings = tuple(replace(f, start=share.start) if f.slot.name == name else f for f in made.fillings)
    return replace(made, fillings=fillings, whole=(*made.whole, *share.cut))


def _simple(
    layout: Layout,
    title: str,
    texts: Mapping[str, tuple[Spoken, ...]],
    notes: str,
    *,
    slots: Mapping[str, Slot] | None = None,
    logo: bool = False,
) -> Page:
    """A page whose texts are put into their slots; one that must be cut is kept whole for the notes."""
    fillings, whole = [], []
    for name, paragraphs in texts.items():
        filling = filled((slots or {}).get(name) or layout.slot(name), paragraphs)
        if paragraphs and not fits(filling):
            whole.append(" / ".join(paragraph.text for paragraph in paragraphs))
            filling = filled(filling.slot, _squeezed(filling.slot, paragraphs))
        if paragraphs:
            fillings.append(filling)
    return Page(layout, one_line(title), tuple(fillings), notes, logo=logo, whole=tuple(whole))


def _squeezed(slot: Slot, paragraphs: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """As many paragraphs as fit at the least size, or the first alone, cut."""
    kept = dealt(paragraphs, lambda part: fits(set_at(slot, part, slot.least, CLOSER)))[0]
    return kept if len(kept) > 1 else (cut_to_fit(slot, kept[0]),)


def _shared(slot: Slot, paragraphs: tuple[Spoken, ...]) -> Iterator[Share]:
    """Paragraphs dealt over slides; what is too long for a slide of its own is cut."""
    parts = dealt(paragraphs, lambda part: fits(set_at(slot, part, max(slot.least, COMFORTABLE), CLOSER)))
    if len(parts) > 1 and fits(set_at(slot, paragraphs, slot.least, CLOSER)) and len(paragraphs) <= MOST_TOGETHER:
        parts = (paragraphs,)
    start = 1
    for part in parts:
        kept = tuple(cut_to_fit(slot, paragraph) for paragraph in part)
        cut = tuple(was.text for was, now in zip(part, kept, strict=True) if was is not now)
        yield Share(kept, cut, start, last=part is parts[-1])
        start += len(part)


def _titled(made: Page, suffix: str, taken: set[str]) -> Page:
    """The title in its slot, unlike any title taken; one that is too long is cut and kept whole for the notes."""
    slot, count = made.layout.slot("Title"), 1
    ending, shown = suffix, _title(slot, made.title, suffix)
    while shown in taken:
        count += 1
        ending = f"{suffix} ({count})"
        shown = _title(slot, made.title, ending)
    whole = made.whole if shown == made.title + ending else (made.title, *made.whole)
    return replace(made, title=shown, fillings=(filled(slot, say(shown)), *made.fillings), whole=whole)


def _title(slot: Slot, title: str, ending: str) -> str:
    """The title with its ending, cut in the middle if need be."""
    return cut_to_fit(slot, Spoken((Run(title),)), ending).text + ending


def _below_lead(slot: Slot) -> Slot:
    lower = 0.75
    return replace(slot, box=replace(slot.box, y=slot.box.y + lower, h=slot.box.h - lower))


def _lengthened(slot: Slot) -> Slot:
    """The slot with the room of the source line below it, when there is no source."""
    return replace(slot, box=replace(slot.box, h=slot.box.h + 0.7))


def _source(source: str, sure: Sureness | None, labels: Labels) -> tuple[Spoken, ...]:
    said = f"{labels['source']} {one_line(source)}" if source else ""
    mark = f"{DOTS[sure]} {labels[sure]}" if sure else ""
    runs = (Run(said), Run("   " if said and mark else ""), Run(mark, bold=True, colour=Colour.ACCENT))
    return (Spoken(tuple(run for run in runs if run.text)),) if said or mark else ()


def _leg_runs(components: Sequence[Component], labels: Labels) -> Iterator[Run]:
    for place, component in enumerate(components):
        yield Run(f"{'     ' if place else ''}{LEG_SIGNS[component]} ", colour=_LEG_TONES[component])
        yield Run(labels[component])


def _minutes(count: int, labels: Labels) -> str:
    return labels["minute-unit"] if count == 1 else labels["minutes-unit"]
