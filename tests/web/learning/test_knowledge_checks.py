"""Knowledge checks."""

from datetime import datetime

import pytest
from django.test import Client

from trivet.content import Library
from trivet.curriculum import UnknownAnswerError
from trivet.web.learning.actions import answer_item
from trivet.web.learning.models import CheckAnswer
from trivet.web.learning.queries import outline_of
from trivet.web.training.models import Enrolment

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def item(library: Library):
    return library.module("bond").check.items[0]


@pytest.fixture
def check(home: str) -> str:
    return f"{home}bond/check/"


def wrong_of(item) -> str:
    return next(option.id for option in item.options if not option.correct)


def test_an_answer_is_kept_with_the_version_that_was_asked(now: datetime, library: Library, enrolment: Enrolment, item):
    answer_item(enrolment, item, item.answer.id, content_version=library.version, now=now)
    row = CheckAnswer.objects.get()
    assert (row.item, row.option, row.is_correct, row.content_version) == (
        item.id,
        item.answer.id,
        True,
        library.version,
    )


def test_an_answer_that_the_question_does_not_have_is_refused(now: datetime, enrolment: Enrolment, item):
    with pytest.raises(UnknownAnswerError):
        answer_item(enrolment, item, "x", content_version="v", now=now)


def test_before_an_answer_no_reason_is_shown(browser: Client, check: str, item):
    html = browser.get(check).content.decode()
    assert html.count('<form class="question"') == 10
    assert 'class="why"' not in html


def test_after_an_answer_every_option_tells_what_it_does(browser: Client, check: str, item):
    answer = browser.post(check, {"item": item.id, "option": wrong_of(item)})
    assert answer["Location"] == f"{check}#{item.id}"
    html = browser.get(check).content.decode()
    assert html.count('class="why"') == len(item.options)
    assert (html.count("you chose this"), html.count(">better<")) == (1, 1)
    assert "There is a better answer." in html
    assert "1 of 10 answered, 0 with the better answer." in html


def test_a_question_can_be_answered_again_and_the_first_answer_stays(
    browser: Client, check: str, item, enrolment: Enrolment, library: Library
):
    browser.post(check, {"item": item.id, "option": wrong_of(item)})
    again = browser.get(check, {"again": item.id}).content.decode()
    assert 'class="why"' not in again
    browser.post(check, {"item": item.id, "option": item.answer.id})
    assert list(CheckAnswer.objects.order_by("id").values_list("is_correct", flat=True)) == [False, True]
    assert "Yes. That is the better answer." in browser.get(check).content.decode()
    part = next(part for part in outline_of(library, enrolment).parts if part.id == "bond")
    assert (part.been.answered, part.been.right) == (1, 1)


@pytest.mark.parametrize("given", [{}, {"option": ""}, {"option": "z"}, {"option": "<b>"}])
def test_no_answer_or_a_made_up_one_is_told_at_its_question(given: dict[str, str], browser: Client, check: str, item):
    answer = browser.post(check, {"item": item.id, **given})
    assert answer.status_code == 422
    assert f'id="{item.id}-error"' in answer.content.decode()
    assert CheckAnswer.objects.count() == 0


@pytest.mark.parametrize("item_id", ["goals-k1", "nothing", ""])
def test_a_question_of_another_module_is_not_there(item_id: str, browser: Client, check: str):
    assert browser.post(check, {"item": item_id, "option": "a"}).status_code == 404


def test_a_script_gets_the_question_and_where_i_stand(browser: Client, check: str, item):
    html = browser.post(check, {"item": item.id, "option": item.answer.id}, headers=SCRIPT).content.decode()
    assert html.count('class="question is-answered"') == 1
    assert 'id="standing" aria-labelledby="standing-title" data-hx-swap-oob="true"' in html
    assert "1 of 10 answered, 1 with the better answer." in html
    assert "<html" not in html


def test_a_script_is_told_of_a_missing_answer_in_the_question_itself(browser: Client, check: str, item):
    answer = browser.post(check, {"item": item.id}, headers=SCRIPT)
    assert answer.status_code == 422
    assert "Choose an answer first." in answer.content.decode()


def test_all_answered_is_said(now: datetime, browser: Client, check: str, library: Library, enrolment: Enrolment):
    for one in library.module("bond").check.items:
        answer_item(enrolment, one, one.answer.id, content_version=library.version, now=now)
    assert "All 10 answered, 10 with the better answer." in browser.get(check).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_check_costs_the_same_for_one_answer_and_for_three(
    now: datetime,
    count: int,
    browser: Client,
    check: str,
    library: Library,
    enrolment: Enrolment,
    django_assert_num_queries,
):
    for one in library.module("bond").check.items[:count]:
        answer_item(enrolment, one, one.answer.id, content_version=library.version, now=now)
    browser.get(check)
    with django_assert_num_queries(6):
        browser.get(check)
