"""Records of learning: what each regulator asks for, as far as we saw it; we claim nothing and speak for nobody."""

from dataclasses import replace
from pathlib import Path

import pytest
from courses import blocks_of
from samples import BRAND, CPD, HOSTILE, OUTCOMES, PAPERS, assert_sound, told

from trivet.press.cpd import CpdFacts, cpd_record
from trivet.press.document import Document, Facts, WriteLines
from trivet.press.markdown import inline_text
from trivet.press.word import to_docx
from trivet.vocabulary import CertificateKind, Regulator

pytestmark = pytest.mark.press


def record(regulator: Regulator, facts: CpdFacts = CPD) -> Document:
    return cpd_record(facts, PAPERS, regulator, BRAND)


def facts_in(document: Document) -> dict[str, str]:
    return {name: inline_text(value) for block in blocks_of(document, Facts) for name, value in block.pairs}


def asked(document: Document) -> list[str]:
    return [inline_text(lines.label).partition("\n")[0] for lines in blocks_of(document, WriteLines)]


def test_england_asks_for_type_relevance_learning_impact_and_a_peer() -> None:
    document = record(Regulator.SOCIAL_WORK_ENGLAND)
    assert facts_in(document)["Type of CPD"] == "Training course, attended in full"
    assert asked(document) == [
        "Why it is relevant to your practice",
        "What of it you learned",
        "The impact on your practice and on the people you work with",
        "What you and a peer said about it: with whom, when, and what changed",
    ]


def test_scotland_leaves_the_core_learning_element_to_the_person() -> None:
    assert "The core learning element that it belongs to" in asked(record(Regulator.SSSC))
    assert "Hours" not in facts_in(record(Regulator.SSSC))


def test_addiction_professionals_see_hours_practice_and_the_evidence() -> None:
    found = facts_in(record(Regulator.ADDICTION_PROFESSIONALS))
    assert found["Hours"] == "5 h 10 min of contact, breaks left out"
    assert found["Of them practical"] == "2 h 52 min of practice"
    assert found["Evidence"] == f"Number {CPD.number}. Anybody can check it at {CPD.verify_at}."
    assert "Certificate" not in found


def test_wales_counts_no_hours_against_a_rule() -> None:
    assert "no number of hours is asked for" in told(record(Regulator.SOCIAL_CARE_WALES))


@pytest.mark.parametrize("regulator", Regulator)
def test_every_record_says_that_rules_change_and_claims_no_points(regulator: Regulator) -> None:
    said = told(record(regulator))
    assert "Rules change. Check with" in said
    assert "they have not approved it" in said
    assert "No points are claimed here" in said
    assert [outcome for outcome in OUTCOMES if outcome not in said] == []
    assert all(f"Where we saw it: {rule.seen}" in said for rule in PAPERS.cpd[regulator].rules)


def test_partial_attendance_is_not_told_as_full() -> None:
    partial = replace(CPD, kind=CertificateKind.PARTIAL, minutes=200)
    assert (
        facts_in(record(Regulator.SOCIAL_WORK_ENGLAND, partial))["Type of CPD"] == "Training course, attended in part"
    )
    assert facts_in(record(Regulator.GENERAL, partial))["Time"] == "3 h 20 min of contact, breaks left out"


@pytest.mark.parametrize("regulator", Regulator)
@pytest.mark.parametrize("facts", [CPD, replace(CPD, name=HOSTILE, outcomes=(), number="", place=HOSTILE)])
def test_every_record_is_printed_alike_twice_and_clean(regulator: Regulator, facts: CpdFacts, tmp_path: Path) -> None:
    document = record(regulator, facts)
    assert_sound(document, tmp_path)
    assert to_docx(document).startswith(b"PK")
