"""Small trees that hold one of everything, for every renderer of the press."""

from datetime import date

import pytest

from trivet.press.document import (
    Blocks,
    Brand,
    Bullets,
    Callout,
    Cite,
    Columns,
    Cover,
    Dialogue,
    Document,
    Emphasis,
    Facts,
    Heading,
    Inlines,
    Keep,
    Legs,
    LineBreak,
    Link,
    NewPage,
    Paragraph,
    PlayCard,
    Quote,
    Scale,
    Strong,
    SureMark,
    Table,
    Text,
    Ticks,
    Timeline,
    TimelineRow,
    WriteLines,
    WriteTable,
)
from trivet.vocabulary import Sureness

HOSTILE = '#evil[*x*] "q" <b>&amp; \x00\x0b\ud800 😀 ' + "W" * 300


def said(text: str) -> Inlines:
    return (Text(text),)


EVERY_BLOCK: Blocks = (
    Heading(1, said("Bond"), anchor="bond"),
    Paragraph(said("Trust is made of kept promises, and most of them are small."), lead=True),
    Dialogue(
        (
            ("Dean", said("Fine. Whatever you think.")),
            ("Practitioner", (Text("Good. "), Emphasis(said("(writes it down)")), Text(" Then we are agreed."))),
            ("Dean", said("Yeah.")),
        )
    ),
    Paragraph(
        (
            Text("Dean has "),
            Strong(said("stopped arguing")),
            Text(". It feels like progress "),
            Cite(("ELL18", "SKE07"), Sureness.MODERATE),
            Text("."),
            LineBreak(),
            Text("See "),
            Link("module:bond", said("Bond")),
            Text(", "),
            Link("module:elsewhere", said("Elsewhere")),
            Text(" or "),
            Link("https://example.org/a?b=1&c=2", said("the paper")),
            Text("."),
        )
    ),
    Heading(2, said("Do and say")),
    Bullets(
        (
            (Paragraph(said("Say what you will do.")),),
            (Paragraph(said("Then do it:")), Bullets(((Paragraph(said("by the day you said")),),))),
        )
    ),
    Bullets(((Paragraph(said("First")),), (Paragraph(said("Second")),)), numbered=True),
    Bullets(((Paragraph(said("A new first")),),), numbered=True),
    Quote((Paragraph(said("You never asked.")),)),
    Table(
        (said("They say"), said("You hear"), ()),
        ((said("Whatever."), said("I have given up on you."), said("withdrawal")), (said("No."), said("No."), ())),
        label="Two readings",
        widths=(2, 3, 1),
    ),
    *(
        Callout(tone, title, (Paragraph(said(f"Words of the tone {tone}.")),))
        for tone, title in (
            ("say", "You could say"),
            ("care", "What goes wrong"),
            ("note", "For your notes"),
            ("week", "This week"),
            ("plain", ""),
        )
    ),
    NewPage(),
    Heading(1, said("Worksheets")),
    Heading(2, said("Do and say")),
    WriteLines(said("When I feel cornered, I tend to"), 3),
    WriteTable((said("They say"), said("I tend to"), said("Instead")), 4, label="My trigger map"),
    Ticks((said("I said what is private"), said("I said what is not")), label="Before the session"),
    Scale(said("How sure are you that you could do this tomorrow?"), "not at all", "completely", 11),
    Keep((Heading(3, said("Cards")), Paragraph(said("Cut along the lines.")))),
    PlayCard(
        "Client",
        "M3-1",
        "Dean, third appointment",
        (Paragraph(said("You came because the letter said so.")),),
        line="Fine. Whatever you think.",
    ),
    PlayCard(
        "Observer",
        "M3-1",
        "Watch the pauses",
        (Paragraph(said("Say nothing until the end.")),),
        look_for=(said("Waits three seconds"), said("Names the strain")),
    ),
    Legs(82, 35, 0, "Warm, and going nowhere."),
    SureMark(Sureness.THEORY, said("A published idea, not tested directly.")),
    Timeline(
        (
            TimelineRow("09:30", "09:50", 20, "Welcome", practice=8, note="Two vignettes"),
            TimelineRow("09:50", "10:30", 40, "What the alliance is", practice=10),
            TimelineRow("10:30", "10:31", 1, "Break", rest=True),
        )
    ),
    Facts((("Date", said("4 March 2027")), ("Venue", said("Preston")))),
    Columns(((Paragraph(said("Left")),), (Paragraph(said("Right")), Heading(3, said("Under right"))))),
)


@pytest.fixture
def every_block() -> Blocks:
    return EVERY_BLOCK


@pytest.fixture
def book() -> Document:
    """A whole book with one of everything."""
    return Document(
        title="Building the working alliance",
        subtitle="Participant's pack",
        blocks=EVERY_BLOCK,
        provider=Brand("Fellside Alliance Training", colour="#1f4e5f"),
        customer=Brand("Lancashire Recovery", colour="#5b2e6b", name_cy="Adferiad Sir Gaerhirfryn"),
        cover=Cover(
            kicker="One-day course",
            facts=(("Date", "4 March 2027"), ("Venue", "Preston"), ("Trainer", "")),
            bilingual=(("Probation Service", "Gwasanaeth Prawf"),),
        ),
        author="Fellside Alliance Training",
        dated=date(2027, 3, 4),
        running_head="Lancashire Recovery",
        footer="Ask before you copy a card.",
        contents=True,
        watermark="Draft",
        citations={"ELL18": "Elliott and others, 2018", "SKE07": "Skeem and others, 2007"},
    )


@pytest.fixture
def hostile() -> str:
    """Words that somebody will type one day."""
    return HOSTILE
