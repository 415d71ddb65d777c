"""Search inside one course."""

import pytest
from django.test import Client

from trivet.content import Library
from trivet.web.learning.finding import MOST_FOUND, search
from trivet.web.learning.queries import course_modules, setting_of
from trivet.web.training.models import Course


@pytest.fixture
def find(library: Library, course: Course):
    modules, setting = course_modules(library, course), setting_of(library, course)
    return lambda asked: search(library, modules, setting, asked)


def test_every_word_asked_for_is_in_what_is_found(find):
    found = find("promise thursday")
    assert found
    for one in found:
        text = f"{one.title} {one.excerpt}".lower()
        assert "<mark>promise</mark>" in text or "<mark>thursday</mark>" in text


def test_a_title_counts_more_than_a_mention(find):
    assert "reflect" in str(find("reflection")[0].title).lower()


def test_the_glossary_is_searched_too(find):
    assert ("Glossary", "/glossary/#term-metacommunication") in [
        (one.place, one.address) for one in find("metacommunication")
    ]


def test_a_part_that_the_course_does_not_teach_is_not_found(find):
    assert {one.place for one in find("posture")} & {"Compliance theories and ‘types’ of client"} == set()


@pytest.mark.parametrize("asked", ["", "   ", "!!!", "xylophone quartet"])
def test_nothing_is_found_for_nothing(asked: str, find):
    assert find(asked) == []


def test_no_more_is_found_than_anybody_would_read(find):
    assert len(find("a")) == MOST_FOUND


def test_marks_are_put_into_escaped_words(find):
    for one in find("b i"):
        assert str(one.excerpt).replace("<mark>", "").replace("</mark>", "").count("<") == 0


def test_the_page_says_how_many_and_keeps_the_words(browser: Client, home: str):
    html = browser.get(f"{home}search/", {"q": 'reflect"><b>'}).content.decode()
    assert 'value="reflect&quot;&gt;&lt;b&gt;"' in html


def test_the_page_helps_when_nothing_was_found(browser: Client, home: str):
    assert (
        "Nothing in this course has all of those words." in browser.get(f"{home}search/?q=xylophone").content.decode()
    )
