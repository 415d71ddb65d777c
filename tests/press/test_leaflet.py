"""The leaflet: the parts of the course page on two sides, for the customer's own day."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from courses import COURSES, HOSTILE, blocks_of, course, hostile_course, known, leftovers, library, strings

from trivet.curriculum import Verification
from trivet.press.document import Document, Facts, Heading, Table
from trivet.press.leaflet import leaflet
from trivet.press.markdown import inline_text
from trivet.press.pdf import to_pdf
from trivet.vocabulary import Nation, Sector


def facts(document: Document) -> dict[str, str]:
    return {name: inline_text(value) for block in blocks_of(document, Facts) for name, value in block.pairs}


def test_it_says_for_whom_how_long_what_is_needed_and_whom_to_ask() -> None:
    assert list(facts(leaflet(known("core")))) == [
        "Areas that can be added",
        "Suitable for",
        "Duration",
        "Prior knowledge",
        "Standards",
        "Certificate and pack",
        "Ask us",
    ]


def test_the_day_stands_as_planned_with_what_people_can_do_afterwards() -> None:
    brief = known("core")
    table = blocks_of(leaflet(brief), Table)[0]
    assert [inline_text(row[1]) for row in table.rows] == [
        slot.title.replace("'", "’") for slot in brief.plan.days[0].slots
    ]
    taught = [bool(slot.modules) for slot in brief.plan.days[0].slots]
    assert [bool(inline_text(row[2])) for row in table.rows] == taught


def test_two_days_name_every_module_and_say_what_is_left_out() -> None:
    brief = known("a day and a half")
    document = leaflet(brief)
    titles = [inline_text(row[1]) for table in blocks_of(document, Table) for row in table.rows]
    assert len(titles) == len(brief.modules)
    assert "Breaks, lunch, the welcome and the close are not listed." in " ".join(strings(document.blocks))
    assert facts(document)["Duration"] == "A day and a half, and four ten-minute boosters over eight weeks."
    assert "Areas that can be added" not in facts(document)


@pytest.mark.parametrize(("sector", "concerned"), [(Sector.PROBATION, True), (Sector.YOUTH_WORK, False)])
def test_criminal_justice_is_spoken_of_where_it_concerns_people(sector: Sector, concerned: bool) -> None:
    headings = [inline_text(heading.children) for heading in blocks_of(leaflet(course(sector=sector)), Heading)]
    assert ("In criminal justice" in headings) is concerned


def test_no_standard_is_named_that_nobody_has_checked() -> None:
    assert facts(leaflet(known("core")))["Standards"].startswith("Mapped in draft to National Occupational Standards.")


def test_a_checked_standard_is_named_as_mapped_to() -> None:
    mapping = next(
        one
        for one in library().mappings
        if one.default and "web" in one.use and Sector.PROBATION in one.sectors and Nation.WALES in one.nations
    )
    checked = Verification(mapping.code, mapping.suite, "URN-1", "Ann Checker", date(2026, 10, 1))
    said = facts(leaflet(course(verifications=(checked,))))["Standards"]
    assert said.startswith(f"Training content mapped to {mapping.code} ")
    assert said.endswith("Attending does not show that somebody meets a standard.")


def test_a_provider_without_a_trainer_has_one_of_its_trainers_lead() -> None:
    brief = known("core")
    unnamed = replace(brief, provider=brief.provider.model_copy(update={"trainer": ""}))
    assert "One of our trainers leads the day." in "".join(strings(leaflet(unnamed).blocks))


def test_hostile_names_are_printed_as_they_were_typed() -> None:
    document = leaflet(hostile_course())
    assert f"{HOSTILE} leads the day." in "".join(strings(document.blocks))
    assert document.cover.kicker == f"A course for {HOSTILE}"
    assert "XX99" not in document.citations


@pytest.mark.parametrize("name", COURSES)
def test_no_mark_of_the_content_format_is_left_over(name: str) -> None:
    assert leftovers(leaflet(known(name)).blocks) == []


@pytest.mark.press
@pytest.mark.parametrize("name", COURSES)
def test_it_fills_two_sides_and_no_more(name: str) -> None:
    with pikepdf.open(io.BytesIO(to_pdf(leaflet(known(name))))) as pdf:
        assert len(pdf.pages) == 2
