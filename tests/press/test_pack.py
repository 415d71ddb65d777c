"""The participant's pack: its parts, its honesty, the customer's own rules, and how thick it is."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from courses import COURSES, HOSTILE, blocks_of, course, hostile_course, known, leftovers, library, strings

from trivet.content.customer import Contact, Policies
from trivet.curriculum import Verification
from trivet.press.brief import CourseBrief
from trivet.press.cited import sources_in
from trivet.press.document import Blocks, Document, Facts, Heading, Table, WriteLines
from trivet.press.markdown import inline_text
from trivet.press.pack import pack
from trivet.press.pack.depth import DEPTHS
from trivet.press.pdf import to_pdf
from trivet.vocabulary import Nation, Sector

BEFORE = ["Welcome", "What the evidence says, and what it does not", "My baseline"]
AFTER = [
    "Ten top tips for a strong working alliance",
    "Role-play cards and observer’s sheet",
    "Thirty moves",
    "My action plan",
    "Using feedback and alliance ratings",
    "Looking after yourself, and supervision",
    "What a mapping to standards means",
    "Words and what we mean by them",
    "Where the evidence comes from",
    "Your certificate",
    "Notes",
]


def parts(document: Document) -> list[str]:
    return [inline_text(heading.children) for heading in blocks_of(document, Heading) if heading.level == 1]


def part(document: Document, title: str) -> Blocks:
    """The blocks of one part, its heading left out."""
    places = [
        (place, inline_text(block.children))
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    at = next(number for number, (_, said) in enumerate(places) if said == title)
    end = places[at + 1][0] if at + 1 < len(places) else len(document.blocks)
    return document.blocks[places[at][0] + 1 : end]


def table_in(document: Document, title: str) -> Table:
    """The first table of a part, however deep it stands."""
    found = blocks_of(replace(document, blocks=part(document, title)), Table)[0]
    assert isinstance(found, Table)
    return found


def words_in(thing: object) -> str:
    return " ".join(strings(thing))


def with_customer(brief: CourseBrief, **details: object) -> CourseBrief:
    return replace(brief, customer=brief.customer.model_copy(update=details))


def verified(code: str, suite: str) -> Verification:
    return Verification(code, suite, "URN-1", "Ann Checker", date(2026, 10, 1))


@pytest.mark.parametrize("name", COURSES)
def test_every_part_is_there_and_in_order(name: str) -> None:
    brief = known(name)
    found = parts(pack(brief))
    assert [title.replace("’", "'") for title in found[: len(BEFORE)]] == BEFORE
    assert len(found) == len(BEFORE) + len(brief.modules) + len(AFTER)
    assert found[-len(AFTER) :] == AFTER


def test_the_modules_stand_in_the_order_in_which_they_are_taught() -> None:
    brief = known("compliance and collusion joined")
    anchors = [heading.anchor for heading in blocks_of(pack(brief), Heading) if heading.anchor.startswith("module-")]
    assert anchors == [f"module-{module}" for module in brief.plan.modules]


@pytest.mark.parametrize("name", COURSES)
def test_no_mark_of_the_content_format_is_left_over(name: str) -> None:
    assert leftovers(pack(known(name)).blocks) == []


@pytest.mark.parametrize("name", COURSES)
def test_only_verified_sources_are_cited_and_each_has_a_short_form(name: str) -> None:
    document = pack(known(name))
    cited = set(sources_in(document.blocks))
    assert [source for source in cited if library().verified(source) is None] == []
    assert document.citations == {source: library().references[source].short for source in cited}


def test_the_references_are_those_that_the_pack_cites_and_no_other() -> None:
    document = pack(known("core"))
    listed = part(document, "Where the evidence comes from")
    dois = {library().references[source].doi for source in sources_in(document.blocks)} - {None}
    assert {text for text in strings(listed) if text.startswith("10.")} == dois


def test_every_claim_is_told_with_its_size_and_its_sources() -> None:
    table = table_in(pack(known("core")), BEFORE[1])
    assert [inline_text(row[0]) for row in table.rows] == [claim.say.replace("'", "’") for claim in library().claims]
    assert all(inline_text(row[1]) and list(sources_in(row[2])) for row in table.rows)


def test_every_module_has_its_moment_ideas_words_mistakes_and_a_thing_to_do() -> None:
    document = pack(known("core"))
    for module in known("core").modules:
        said = words_in(part(document, module.title))
        for needed in ("The ideas in brief", "Do and say", "What goes wrong", "This week", module.head.strapline):
            assert needed in said.replace("’", "'"), (module.id, needed)


@pytest.mark.parametrize("sector", Sector)
def test_the_example_is_that_of_the_customers_sector(sector: Sector) -> None:
    brief = course(sector=sector)
    opening = brief.words.fill(library().module("bond").in_your_work[sector]).split(",")[0]
    assert opening in words_in(part(pack(brief), "Bond"))


@pytest.mark.parametrize("name", ["core", "one option", "a day and a half"])
def test_the_sheets_that_the_days_exercises_name_are_in_the_pack(name: str) -> None:
    document = pack(known(name))
    said = words_in(document.blocks).replace("’", "'")
    named = [
        sheet.title
        for module in known(name).modules
        for sheet in module.worksheets
        for activity in module.activities
        if not activity.alternate and sheet.title in " ".join(activity.materials)
    ]
    assert [title for title in named if title not in said] == []


def test_a_long_pack_says_less_of_each_module_than_a_short_one() -> None:
    lengths = [
        len(words_in(part(pack(known(name)), "Role induction"))) for name in ("refresher", "core", "a day and a half")
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) == 3
    assert [depth.up_to for depth in DEPTHS] == sorted(depth.up_to for depth in DEPTHS)


def test_the_customers_contacts_and_rules_are_printed() -> None:
    rules = Policies(
        safeguarding="Ring the lead.", confidentiality="Nothing leaves.", information_sharing="Ask first.\n\nThen tell."
    )
    contact = Contact(role="Safeguarding lead", name="Angharad", phone="01632 960211")
    document = pack(with_customer(known("core"), policies=rules, contacts=(contact,)))
    welcome, roles = part(document, "Welcome"), part(document, "Role induction")
    assert [
        inline_text(pair[1]) for block in blocks_of(replace(document, blocks=welcome), Facts) for pair in block.pairs
    ] == ["Angharad, 01632 960211"]
    assert {"Ring the lead.", "Nothing leaves."} <= set(strings(welcome))
    assert {"Ask first.", "Then tell."} <= set(strings(roles))


def test_what_the_customer_has_not_said_gets_a_line_to_write_on() -> None:
    document = pack(with_customer(known("core"), policies=Policies(), contacts=()))
    welcome = replace(document, blocks=part(document, "Welcome"))
    asked = [inline_text(block.label) for block in blocks_of(welcome, WriteLines)]
    assert asked == [
        "Our safeguarding contact, and the number",
        "What our safeguarding policy says about today, and where I find it",
        "What stays in this room, and what cannot",
        "What I need from today",
    ]


def test_the_boosters_are_dated_from_the_day_of_the_course() -> None:
    table = table_in(pack(known("core")), "My action plan")
    assert [[inline_text(cell) for cell in row[:2]] for row in table.rows] == [
        ["1", "Thursday 11 March 2027"],
        ["2", "Thursday 18 March 2027"],
        ["4", "Thursday 1 April 2027"],
        ["8", "Thursday 29 April 2027"],
    ]


def test_a_course_without_a_date_has_boosters_without_dates() -> None:
    brief = known("core")
    undated = replace(brief, course=brief.course.model_copy(update={"date": None}))
    table = table_in(pack(undated), "My action plan")
    assert [inline_text(header) for header in table.headers] == ["Week", "Ten minutes on"]


def test_a_pack_without_a_verified_standard_says_so_and_names_none() -> None:
    said = part(pack(known("core")), "What a mapping to standards means")
    assert not any(isinstance(block, Table) for block in said)
    assert "This table is empty." in words_in(said)


def test_a_verified_standard_is_printed_with_who_checked_it() -> None:
    mapping = next(
        one
        for one in library().mappings
        if one.default and Sector.PROBATION in one.sectors and Nation.WALES in one.nations
    )
    document = pack(course(verifications=(verified(mapping.code, mapping.suite),)))
    table = table_in(document, "What a mapping to standards means")
    assert [inline_text(row[0]).split()[0] for row in table.rows] == [mapping.code.split()[0]]
    assert inline_text(table.rows[0][2]) == "Ann Checker, 1 October 2026. URN-1"


@pytest.mark.parametrize(
    ("nation", "word"), [(Nation.ENGLAND, "community order"), (Nation.SCOTLAND, "community payback order")]
)
def test_the_words_are_those_of_the_nation(nation: Nation, word: str) -> None:
    table = next(
        block
        for block in blocks_of(pack(course(nation=nation)), Table)
        if "What it stands for" in words_in(block.headers)
    )
    assert word in [inline_text(row[1]) for row in table.rows]


def test_a_hostile_name_is_printed_as_it_was_typed() -> None:
    document = pack(hostile_course())
    assert document.title == HOSTILE
    assert document.brand.name == HOSTILE
    assert dict(document.cover.facts)["Trainer"] == HOSTILE
    assert "XX99" not in document.citations


def test_an_unchecked_translation_says_that_it_is_a_draft() -> None:
    document = pack(course(bilingual_header=True))
    assert document.cover.bilingual == (
        ("Participant's pack", "Pecyn y cyfranogwr"),
        ("Therapeutic Working Alliance Focused Training", "Hyfforddiant ar y Gynghrair Waith Therapiwtig"),
        (
            "Welsh wording is a draft and awaits checking by a Welsh speaker",
            "Drafft yw'r geiriad Cymraeg, heb ei wirio gan siaradwr Cymraeg eto",
        ),
    )
    assert pack(known("core")).cover.bilingual == ()


def test_the_same_brief_gives_the_same_pack() -> None:
    assert pack(known("core")) == pack(known("core"))


@pytest.mark.press
@pytest.mark.parametrize("name", COURSES)
def test_a_pack_has_35_to_60_pages(name: str) -> None:
    assert 35 <= _pages(pack(known(name))) <= 60


@pytest.mark.press
def test_long_rules_of_the_customers_do_not_take_a_pack_past_60_pages() -> None:
    rule = "We tell the lead on the same day, and we write down what we did. " * 12
    rules = Policies(safeguarding=rule, confidentiality=rule, information_sharing=rule)
    assert _pages(pack(with_customer(known("a day and a half"), policies=rules))) <= 60


@pytest.mark.press
def test_a_hostile_pack_prints() -> None:
    assert _pages(pack(hostile_course())) >= 35


def _pages(document: Document) -> int:
    with pikepdf.open(io.BytesIO(to_pdf(document))) as pdf:
        return len(pdf.pages)
