"""The standards matrix: what may be printed, what may not and why."""

from datetime import date

import pytest
from courses import COURSES, blocks_of, cell_text, course, hostile_course, known, leftovers, library, strings

from trivet.curriculum import Verification, proposed
from trivet.press.document import Bullets, Facts, Heading, LineBreak, Table, Text
from trivet.press.markdown import inline_text
from trivet.press.matrix import broken_code, matrix
from trivet.press.pdf import to_pdf
from trivet.vocabulary import Nation, Sector

CHECKED = tuple(
    Verification(one.code, one.suite, f"URN-{one.id}", "Alex Person", date(2026, 10, 1)) for one in library().mappings
)
NONE = "No occupational standard for this sector and nation has been checked"


def drug_and_alcohol(*verifications: Verification) -> object:
    return matrix(course(sector=Sector.DRUG_AND_ALCOHOL, nation=Nation.ENGLAND, verifications=verifications or CHECKED))


@pytest.mark.parametrize("name", COURSES)
def test_when_nothing_is_verified_one_sentence_says_so_and_the_outcomes_are_listed(name: str) -> None:
    brief = known(name)
    document = matrix(brief)
    told = list(strings(document.blocks))
    assert sum(text.startswith(NONE) for text in told) == 1
    assert blocks_of(document, Table) == []
    listed = [len(block.items) for block in blocks_of(document, Bullets)]
    assert listed == [len(module.head.outcomes) for module in brief.modules]
    assert not any(mapping.code in text for mapping in library().mappings for text in told)


def test_the_published_matrix_names_only_verified_standards_and_who_checked_them() -> None:
    one = next(found for found in CHECKED if found.code == "SFHAI1")
    document = drug_and_alcohol(one)
    tables = blocks_of(document, Table)  # type: ignore[arg-type]
    assert {cell_text(header) for table in tables[:-1] for header in table.headers[1:]} == {"SFHAI1"}
    assert [cell_text(cell) for cell in tables[-1].rows[0]] == [
        "SFHAI1",
        "Use recognised theoretical models to provide therapeutic support to individuals who misuse substances. "
        "Drugs and Alcohol (DANOS).",
        f"Alex Person, Thursday 1 October 2026. {one.urn}",
    ]


def test_a_cell_tells_the_strength_and_the_numbers_of_the_standard() -> None:
    document = drug_and_alcohol()
    bond = next(
        table
        for table in blocks_of(document, Table)  # type: ignore[arg-type]
        if cell_text(table.rows[0][0]).startswith("Give accurate simple")
    )
    assert [cell_text(header).replace("\n", "") for header in bond.headers] == [
        "The training is about how to:",
        "SFHAI1",
        "SFHAB2",
        "SCDHSC0233",
        "SFHPT05",
    ]
    assert [cell_text(cell) for cell in bond.rows[0][1:]] == ["Part\nK5, K8", "Part", "", "Basis"]


def test_no_table_is_wider_than_paper_and_every_outcome_of_a_module_has_a_row() -> None:
    tables = blocks_of(drug_and_alcohol(), Table)[:-1]  # type: ignore[arg-type]
    assert max(len(table.headers) for table in tables) == 5
    assert all(len(table.rows) == 5 for table in tables)


def test_the_published_matrix_never_says_that_anybody_meets_a_standard() -> None:
    document = drug_and_alcohol()
    told = [text for text in strings(document) if "meet" in text.lower() or "achiev" in text.lower()]
    outcomes = {outcome.text for module in library().modules.values() for outcome in module.head.outcomes}
    titles = [mapping.title for mapping in library().mappings]
    assert [text for text in told if text not in outcomes and not any(title in text for title in titles)] == [
        "Training content mapped to standards. Attending does not show that somebody meets them."
    ]
    assert "Training content mapped to occupational standards" in list(strings(document))


@pytest.mark.parametrize("name", COURSES)
def test_the_draft_holds_every_proposal_with_its_reason_and_the_refusal(name: str) -> None:
    brief = known(name)
    document = matrix(brief, draft=True)
    wanted = proposed(library().mappings, brief.customer.sector, brief.customer.nation)
    touched = [one for one in wanted if {link.module for link in one.links} & set(brief.plan.modules)]
    headings = [inline_text(block.children) for block in blocks_of(document, Heading)]
    assert [f"{one.code} {one.title}" in headings for one in touched] == [True] * len(touched)
    gates = [
        inline_text(dict(block.pairs)["Gate"]) for block in blocks_of(document, Facts) if "Gate" in dict(block.pairs)
    ]
    assert set(gates) == {"Nobody has verified it yet."}
    assert len(gates) >= len(touched)
    assert document.watermark == "Working draft: not for publication"
    assert leftovers(document.blocks) == []


def test_a_draft_of_verified_standards_says_that_they_pass() -> None:
    document = matrix(course(verifications=CHECKED), draft=True)
    gates = {
        inline_text(dict(block.pairs)["Gate"]) for block in blocks_of(document, Facts) if "Gate" in dict(block.pairs)
    }
    assert gates == {"It has passed and may be printed."}


def test_a_long_code_is_broken_where_its_letters_end() -> None:
    assert broken_code("SCDHSC0233") == (Text("SCDHSC"), LineBreak(), Text("0233"))
    assert broken_code("SFHAI1") == (Text("SFHAI1"),)
    assert broken_code("MH20.2013") == (Text("MH20.2013"),)


@pytest.mark.press
@pytest.mark.parametrize("draft", [False, True])
def test_a_matrix_with_hostile_names_becomes_a_pdf(*, draft: bool) -> None:
    assert to_pdf(matrix(hostile_course(), draft=draft)).startswith(b"%PDF-")
