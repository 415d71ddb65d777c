"""The cards to print and cut: which, how many, in whose scene."""

import pytest
from courses import COURSES, HOSTILE, blocks_of, cell_text, course, hostile_course, known, leftovers, strings

from trivet.press.cards import cards, copies, spare_people
from trivet.press.document import NewPage, PlayCard, Table, Ticks
from trivet.press.pdf import to_pdf
from trivet.vocabulary import Grouping, Sector


@pytest.mark.parametrize("name", COURSES)
def test_every_card_of_every_module_taught_is_there_once(name: str) -> None:
    brief = known(name)
    printed = blocks_of(cards(brief), PlayCard)
    activities = [activity for module in brief.modules for activity in module.activities]
    assert len(printed) == sum(len(activity.cards) for activity in activities)
    assert len({card.role for card in printed}) == len(printed)


@pytest.mark.parametrize("name", COURSES)
def test_no_mark_of_the_content_format_is_left_over(name: str) -> None:
    assert leftovers(cards(known(name)).blocks) == []


def test_a_card_bears_its_set_its_role_and_its_place_in_the_set() -> None:
    bond = [card for card in blocks_of(cards(known("core")), PlayCard) if card.role.startswith("M3.3")]
    assert [(card.role, card.code) for card in bond] == [
        ("M3.3 – Practitioner", "1 of 3"),
        ("M3.3 – Client", "2 of 3"),
        ("M3.3 – Observer", "3 of 3"),
    ]
    assert len(bond[2].look_for) >= 4


def test_roles_that_come_more_than_once_are_numbered() -> None:
    openings = [card.role for card in blocks_of(cards(known("core")), PlayCard) if card.role.startswith("M1.1")]
    assert openings == [
        "M1.1 – Practitioner",
        "M1.1 – Client 1",
        "M1.1 – Client 2",
        "M1.1 – Client 3",
        "M1.1 – Observer",
    ]


def test_each_exercise_starts_on_a_new_sheet() -> None:
    document = cards(known("core"))
    sets = {card.role.partition(" ")[0] for card in blocks_of(document, PlayCard)}
    assert len(blocks_of(document, NewPage)) == len(sets) + 1


@pytest.mark.parametrize("sector", Sector)
def test_the_scene_is_that_of_the_sector(sector: Sector) -> None:
    brief = course(sector=sector)
    scene = brief.words.fill(brief.library.module("bond").activities[2].sectors[sector]).split(".")[0]
    practitioner = next(card for card in blocks_of(cards(brief), PlayCard) if card.role == "M3.3 – Practitioner")
    assert scene.replace("'", "’") in " ".join(strings(practitioner.blocks))


@pytest.mark.parametrize(
    ("grouping", "size", "sets"),
    [
        (Grouping.THREES, 12, 4),
        (Grouping.THREES, 14, 4),
        (Grouping.THREES, 2, 1),
        (Grouping.PAIRS, 13, 6),
        (Grouping.PAIRS, 1, 1),
        (Grouping.ROOM, 40, 1),
        (Grouping.ALONE, 9, 9),
    ],
)
def test_the_number_of_sets_follows_from_who_plays_with_whom(grouping: Grouping, size: int, sets: int) -> None:
    assert copies(grouping, size) == sets


def test_people_left_over_from_threes_observe() -> None:
    assert [spare_people(size) for size in (2, 3, 4, 12, 14)] == [0, 0, 1, 0, 2]


def test_the_first_sheet_says_how_many_sets_to_print_and_how_many_observer_sheets() -> None:
    document = cards(course(group_size=14))
    rows = {cell_text(row[0]): cell_text(row[3]) for row in blocks_of(document, Table)[0].rows}
    assert (rows["M3.2"], rows["M3.3"]) == ("7, one for each pair", "4, one for every three people")
    told = list(strings(document.blocks))
    assert "Print 28: two for each person." in told
    assert "2, as second observers: print that many observer cards more" in told


def test_the_observers_sheet_has_boxes_to_tick() -> None:
    assert len(blocks_of(cards(known("core")), Ticks)[-1].items) >= 6


@pytest.mark.press
def test_cards_with_hostile_names_become_a_pdf() -> None:
    document = cards(hostile_course())
    assert document.customer is not None
    assert document.customer.name == HOSTILE
    assert to_pdf(document).startswith(b"%PDF-")
