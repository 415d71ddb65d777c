"""What may be said of a group's answers, and what may not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.content import load_library
from trivet.content.schema.forms import FormKind, PartKind
from trivet.events.evaluation import FEWEST, Bar, Compared, Rate, Tally, compare_numbers, mark_check, tally
from trivet.events.forms import (
    Asked,
    Asker,
    Asking,
    Standing,
    check_items,
    every,
    helps_of,
    parts_of,
    scene_set,
    window_of,
)

LIBRARY = load_library()
FILE = LIBRARY.forms.file
CORE = LIBRARY.course.order
COLOUR = Asked("colour", Asking.ONE, "Which colour?", options=(("r", "Red"), ("b", "Blue")))
MANY = Asked("many", Asking.MANY, "Which?", options=(("r", "Red"), ("b", "Blue")))


def asker(booking: int = 1, *, check: bool = True, language: str = "en", modules: tuple[str, ...] = CORE) -> Asker:
    return Asker(booking, modules, check, language)


def test_five_answers_are_counted_and_four_are_only_a_number() -> None:
    forms = [{"colour": "r"}] * 4 + [{"colour": "b"}, {}]
    assert tally(COLOUR, forms) == Tally("Which colour?", 5, 6, (Bar("Red", 4, 80), Bar("Blue", 1, 20)))
    assert tally(COLOUR, forms[:4]) == Tally("Which colour?", 4, 4)


def test_several_answers_of_one_person_count_once_each() -> None:
    forms = [{"many": ["r", "b"]}] * 5 + [{"many": []}]
    assert tally(MANY, forms).bars == (Bar("Red", 5, 100), Bar("Blue", 5, 100))


@given(st.lists(st.sampled_from(["r", "b", None]), max_size=40))
def test_a_distribution_accounts_for_everybody_or_says_nothing(chosen: list[str | None]) -> None:
    found = tally(COLOUR, [{"colour": one} if one else {} for one in chosen])
    answered = sum(one is not None for one in chosen)
    assert (found.answered, found.of) == (answered, len(chosen))
    assert sum(bar.count for bar in found.bars) == (answered if answered >= FEWEST else 0)


def test_pairs_say_how_many_went_up_and_down() -> None:
    assert compare_numbers("x", [(3, 5), (4, 4), (6, 5), (2, 7), (5, 8)]) == Compared("x", 5, 3, 1, 1, 4.0, 5.0)
    assert compare_numbers("x", [(3, 5)] * 4) == Compared("x", 4)


def test_a_percentage_of_few_people_is_not_given() -> None:
    assert (Rate(3, 12).percent, Rate(3, 4).percent, Rate(0, 0).percent) == (25, None, None)


def test_fourteen_of_twenty_are_enough_and_an_empty_check_is_not_taken() -> None:
    items = check_items(LIBRARY, FormKind.AFTER, CORE)
    right = {item.id: item.answer.id for item in items}
    assert len(items) == 20
    assert mark_check(items, dict(list(right.items())[:14]), FILE.check.enough).is_passed
    assert not mark_check(items, dict(list(right.items())[:13]), FILE.check.enough).is_passed
    nothing = mark_check(items, {}, FILE.check.enough)
    assert (nothing.is_taken, nothing.is_passed) == (False, False)


def test_a_shorter_day_asks_fewer_items_and_for_as_large_a_share() -> None:
    items = check_items(LIBRARY, FormKind.AFTER, tuple(one for one in CORE if one not in ("fostering", "collusion")))
    assert len(items) == 15
    assert mark_check(items, {}, FILE.check.enough).needed == 11


@pytest.mark.parametrize("kind", list(FormKind))
def test_every_form_is_the_same_in_both_languages_but_for_its_words(kind: FormKind) -> None:
    english = list(every(parts_of(LIBRARY, kind, asker())))
    welsh = list(every(parts_of(LIBRARY, kind, asker(language="cy"))))
    assert [one.id for one in english] == [one.id for one in welsh]
    assert [[value for value, _ in one.options] for one in english] == [[v for v, _ in one.options] for one in welsh]
    assert all(mine.text != theirs.text or theirs.in_english for mine, theirs in zip(english, welsh, strict=True))


@given(st.integers(1, 10_000))
def test_nobody_meets_a_scene_twice_on_the_day_and_sees_no_help_for_one_still_to_come(booking: int) -> None:
    before, after, later = (scene_set(FILE.kinds[kind], booking) for kind in FormKind)
    assert {before, after} == {"a", "b"}
    assert later == before
    shown = {one.id for one in helps_of(LIBRARY, FormKind.AFTER, booking)}
    to_come = {one.id for one in every(parts_of(LIBRARY, FormKind.SIX_WEEKS, asker(booking))) if one.scene}
    assert not shown & to_come
    assert helps_of(LIBRARY, FormKind.BEFORE, booking) == ()


def test_half_of_the_people_meet_each_set_first() -> None:
    sets = [scene_set(FILE.kinds[FormKind.BEFORE], booking) for booking in range(1, 101)]
    assert sets.count("a") == 50


def test_two_scenes_on_the_day_and_three_for_whoever_has_time() -> None:
    scenes = parts_of(LIBRARY, FormKind.BEFORE, asker())[0]
    assert [one.scene.who for one in scenes.main if one.scene] == ["Tyler", "Mairi"]
    assert len(scenes.extra) == 3


def test_the_check_is_asked_only_where_the_certificate_wants_it() -> None:
    kinds = [part.kind for part in parts_of(LIBRARY, FormKind.AFTER, asker(check=False))]
    assert kinds == [PartKind.SCENES, PartKind.CONFIDENCE, PartKind.EVALUATION]


def test_relevance_and_intention_are_asked_before_liking() -> None:
    asked = [one.id for one in LIBRARY.forms.evaluation.after]
    assert asked[:2] == ["ev-relevance", "ev-intend"]
    assert asked.index("ev-liking") > asked.index("ev-change")


def test_a_form_is_early_open_and_closed() -> None:
    starts = datetime(2027, 3, 4, 9, 30, tzinfo=UTC)
    window = window_of(FILE.kinds[FormKind.AFTER], starts, starts + timedelta(hours=7))
    assert window.standing(starts) is Standing.EARLY
    assert window.standing(starts + timedelta(hours=5)) is Standing.OPEN
    assert window.standing(starts + timedelta(days=30)) is Standing.CLOSED
