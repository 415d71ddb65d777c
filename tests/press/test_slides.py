"""The slides of a course: how many, in which order, with what to say."""

import io
from functools import cache

import pytest
from courses import COURSES, HOSTILE, hostile_course, known, leftovers, library
from pptx import Presentation

from trivet.curriculum import clock
from trivet.press.deck import Deck, ExerciseSlide, MomentSlide, PointsSlide, SectionSlide, TableSlide, TitleSlide
from trivet.press.markdown import PLAIN, plain_text
from trivet.press.powerpoint import to_pptx
from trivet.press.running import running_order
from trivet.press.slides import slides
from trivet.press.slides.fitting import LEAST, MOST, Kind, Sketch, fitted
from trivet.press.telling import concise, first_sentence, said, section


@cache
def deck(name: str) -> Deck:
    return slides(known(name))


def titles(of: Deck) -> list[str]:
    return [slide.title for slide in of.slides]


@pytest.mark.parametrize("name", COURSES)
def test_a_deck_has_between_forty_and_seventy_slides(name: str) -> None:
    assert LEAST <= len(deck(name).slides) <= MOST


@pytest.mark.press
@pytest.mark.parametrize(
    "name", ["core", "two options", "compliance and collusion joined", "a day and a half", "refresher"]
)
def test_the_powerpoint_file_has_no_more_slides_than_the_rule_allows(name: str) -> None:
    brief = known(name)
    made = Presentation(io.BytesIO(to_pptx(slides(brief), brief.customer_brand)))
    assert LEAST <= len(made.slides) <= MOST
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in made.slides)


@pytest.mark.parametrize("name", COURSES)
def test_every_slide_has_notes_and_no_mark_of_the_content_format(name: str) -> None:
    made = deck(name)
    assert [slide.title for slide in made.slides if not slide.notes.strip()] == []
    assert leftovers(made.slides) == []


@pytest.mark.parametrize("name", COURSES)
def test_every_chosen_exercise_has_a_slide_in_the_order_of_the_day(name: str) -> None:
    brief = known(name)
    slots = [slot for day in brief.plan.days for slot in day.slots if slot.modules]
    chosen = [one for slot in slots for one in running_order(brief.library, slot).session.chosen]
    shown = [(slide.title, slide.minutes) for slide in deck(name).slides if isinstance(slide, ExerciseSlide)]
    exercises = [(plain_text(activity.title), activity.minutes) for activity in chosen]
    assert [pair for pair in shown if pair in exercises] == exercises


@pytest.mark.parametrize("name", COURSES)
def test_every_section_and_rest_stands_where_the_timetable_has_it(name: str) -> None:
    brief = known(name)
    expected = [
        f"{slot.title} until {clock(slot.end)}" if slot.is_rest else plain_text(slot.title)
        for day in brief.plan.days
        for slot in day.slots
        if slot.is_rest or slot.modules
    ]
    shown = [slide.title for slide in deck(name).slides if isinstance(slide, SectionSlide)]
    assert [title for title in shown if title != "The second day"] == expected


@pytest.mark.parametrize("name", COURSES)
def test_the_two_limits_of_the_evidence_are_always_shown(name: str) -> None:
    limits = [plain_text(slide.title) for slide in library().module("opening").slides[-2:]]
    assert [title in titles(deck(name)) for title in limits] == [True, True]


def test_a_core_day_shows_each_modules_section_moment_outcomes_and_ideas() -> None:
    made = deck("core")
    at = titles(made).index("Bond")
    kinds = [type(slide) for slide in made.slides[at : at + 7]]
    ideas = [SectionSlide, MomentSlide, PointsSlide, PointsSlide]
    assert kinds == [*ideas, ExerciseSlide, ExerciseSlide, ExerciseSlide]
    section_slide = made.slides[at]
    assert isinstance(section_slide, SectionSlide)
    assert (section_slide.code, section_slide.strapline) == ("M3", "Trust is made of kept promises")


def test_an_idea_without_a_slide_is_said_from_the_notes_of_the_one_before() -> None:
    made = deck("core")
    notes = " ".join(slide.notes for slide in made.slides)
    for module in known("core").modules[1:]:
        for slide in module.slides:
            assert plain_text(slide.title) in titles(made) or f"Without a slide: {plain_text(slide.title)}" in notes


def test_the_notes_of_an_exercise_tell_the_clock_the_debrief_and_what_goes_wrong() -> None:
    brief = known("core")
    slide = next(one for one in deck("core").slides if one.title == "The joker who never lands")
    slot = next(slot for slot in brief.plan.days[0].slots if slot.id == "bond")
    piece = next(
        one for one in running_order(library(), slot).pieces if one.activity and one.activity.id == "bond-joker"
    )
    assert f"{clock(piece.start)} (1) " in slide.notes
    assert all(part in slide.notes for part in ("Setting up:", "The scene:", "Ask afterwards:", "If it goes wrong:"))


def test_the_first_slide_says_who_when_and_where_and_the_second_the_day_in_stretches() -> None:
    brief = known("core")
    title, day = deck("core").slides[:2]
    assert isinstance(title, TitleSlide)
    assert title.lines == ("Thursday 4 March 2027", "Wrexham", "Ruth Haworth · Fellside Alliance Training")
    assert isinstance(day, TableSlide)
    assert len(day.rows) == len(brief.plan.days[0].stretches)


def test_a_slide_whose_sources_differ_in_strength_tells_each_and_claims_none_for_all() -> None:
    slide = next(one for one in deck("without two topics").slides if one.title == "Empathy has to be heard to count")
    assert isinstance(slide, PointsSlide)
    assert (slide.sure, slide.source) == (
        None,
        "Elliott and others, 2018 (moderate); Moyers and others, 2016 (indicative)",
    )


@pytest.mark.press
def test_hostile_names_reach_the_slides_as_they_were_typed() -> None:
    brief = hostile_course()
    made = slides(brief)
    assert (made.title, made.footer, made.slides[0].title) == (HOSTILE, HOSTILE, HOSTILE)
    assert to_pptx(made, brief.customer_brand).startswith(b"PK")


# --- the rule for what is left out


def sketches(kind: Kind, count: int) -> tuple[Sketch, ...]:
    return tuple(Sketch(PointsSlide(f"{kind} {n}", ("point",), notes="say"), kind, "bond") for n in range(count))


def test_a_kind_of_slide_stays_whole_or_goes_whole() -> None:
    kept = fitted((*sketches(Kind.FRAME, 60), *sketches(Kind.IDEA_1, 9), *sketches(Kind.MOMENT, 2)), "Also: {title}")
    assert [slide.title.split()[0] for slide in kept] == ["frame"] * 60 + ["idea-1"] * 9


def test_fillers_come_in_only_below_the_least() -> None:
    few = fitted((*sketches(Kind.FRAME, 38), *sketches(Kind.MISTAKES, 3), *sketches(Kind.REFLECT, 3)), "Also: {title}")
    assert len(few) == 41
    enough = fitted((*sketches(Kind.FRAME, 40), *sketches(Kind.MISTAKES, 3)), "Also: {title}")
    assert len(enough) == 40


def test_what_a_left_out_idea_says_moves_into_the_notes_before_it() -> None:
    kept = fitted((*sketches(Kind.FRAME, 70), *sketches(Kind.IDEA_1, 1)), "Also: {title}")
    assert kept[-1].notes == "say\n\nAlso: idea-1 0\npoint\nsay"


# --- short words


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Swap. The other four cards.", "Swap. The other four cards."),
        ("Round one. Two minutes of talk; one minute of ticks and a line, and then one minute to replay all of it.", "Round one. Two minutes of talk; one minute of ticks and a line."),
        ("Trainer shows both: ‘Do you find this hard?’ and then ‘Some people like the door open. What suits you?’", "Trainer shows both: ‘Do you find this hard?’"),
        ("A sentence that is longer than it may be and has nowhere at all to stop in any way", "A sentence that is longer than it may be and has nowhere at all to stop in any way"),
    ],
)  # fmt: skip
def test_a_long_step_is_cut_at_a_sentence_or_a_clause(text: str, short: str) -> None:
    assert concise(text, 70) == short


def test_a_citation_leaves_no_gap_before_the_full_stop() -> None:
    assert (
        said("A link [@ELL18 | moderate]. And **more** (see this [@ELL18 | moderate]).", PLAIN)
        == "A link. And more (see this)."
    )


def test_the_first_sentence_keeps_its_closing_quote() -> None:
    assert first_sentence("She says ‘No.’ Then she goes.") == "She says ‘No.’"


def test_a_section_of_a_page_is_found_by_its_heading() -> None:
    page = "Before\n\n### Rules\n\n- One\n\n### After\n\nText"
    assert (section(page, "Rules"), section(page, "Missing")) == ("- One", "")
