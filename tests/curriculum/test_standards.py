"""The publication gate: nothing is printed that a named person has not verified for that day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from trivet.content import load_library
from trivet.curriculum import Verification, cells, gate, printable, proposed
from trivet.vocabulary import Nation, Sector, StandardUse

LIBRARY = load_library()
MAPPING = next(one for one in LIBRARY.mappings if one.default and StandardUse.PACK in one.use)
DAY = date(2027, 3, 1)
GOOD = Verification(
    code=MAPPING.code, suite=MAPPING.suite, urn="URN-1", verified_by="Ann Reader", verified_on=date(2026, 9, 1)
)


def test_nothing_that_we_ship_passes_the_gate() -> None:
    assert printable(LIBRARY.mappings, (), on=DAY, use=StandardUse.PACK) == ()


def test_a_row_that_a_person_verified_within_the_year_may_be_printed() -> None:
    assert gate(MAPPING, (GOOD,), on=DAY).may_print


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verified_by": " "}, "lacks a name"),
        ({"urn": ""}, "lacks a name or a URN"),
        ({"verified_on": DAY - timedelta(days=366)}, "more than twelve months"),
        ({"valid_from": DAY + timedelta(days=1)}, "valid only from"),
        ({"valid_to": DAY - timedelta(days=1)}, "ended on"),
        ({"suite": "Another suite with the same code"}, "Nobody has verified"),
    ],
)
def test_anything_less_is_refused_with_the_reason(change: dict[str, object], said: str) -> None:
    answer = gate(MAPPING, (replace(GOOD, **change),), on=DAY)
    assert not answer.may_print
    assert said in answer.refusal


def test_the_newest_verification_counts() -> None:
    ended = replace(GOOD, verified_on=date(2026, 10, 1), valid_to=date(2026, 12, 31))
    assert not gate(MAPPING, (GOOD, ended), on=DAY).may_print


def test_a_standard_for_young_people_is_never_proposed_for_adult_probation() -> None:
    codes = {mapping.code for mapping in proposed(LIBRARY.mappings, Sector.PROBATION, Nation.ENGLAND)}
    assert "SFJEC8" not in codes


def test_a_link_without_outcomes_covers_all_outcomes_of_its_module() -> None:
    outcomes = {module.id: tuple(one.id for one in module.head.outcomes) for module in LIBRARY.modules.values()}
    for mapping in LIBRARY.mappings:
        for link in mapping.links:
            found = {cell.outcome for cell in cells(mapping, (link.module,), outcomes)}
            assert set(link.outcomes or outcomes[link.module]) <= found
