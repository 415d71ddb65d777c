"""Reading a course."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from trivet.content import Library
from trivet.web.learning.actions import finish_module, open_module, reopen_module, save_note
from trivet.web.learning.models import ModuleProgress
from trivet.web.learning.queries import modules_finished, outline_of
from trivet.web.people.models import User
from trivet.web.training.actions import enrol
from trivet.web.training.models import Course, Enrolment


def test_the_first_reading_is_remembered(browser: Client, home: str, enrolment: Enrolment):
    browser.get(f"{home}bond/")
    browser.get(f"{home}bond/")
    assert list(ModuleProgress.objects.values_list("module", "finished_at")) == [("bond", None)]


def test_a_module_is_finished_once_and_can_be_unfinished(now: datetime, enrolment: Enrolment):
    finish_module(enrolment, "bond", now=now)
    assert finish_module(enrolment, "bond", now=now + timedelta(days=1)).finished_at == now
    reopen_module(enrolment, "bond")
    assert open_module(enrolment, "bond", now=now).finished_at is None


def test_the_button_at_the_end_finishes_and_undoes(browser: Client, home: str, enrolment: Enrolment):
    answer = browser.post(f"{home}bond/finish/")
    assert answer["Location"] == f"{home}bond/#end"
    assert modules_finished([enrolment.pk]) == {enrolment.pk: 1}
    assert "You have read this part" in browser.get(f"{home}bond/").content.decode()
    browser.post(f"{home}bond/finish/", {"undo": "1"})
    assert modules_finished([enrolment.pk]) == {}


def test_what_is_next_is_the_first_part_that_is_not_read(now: datetime, library: Library, enrolment: Enrolment):
    finish_module(enrolment, "opening", now=now)
    finish_module(enrolment, "role-induction", now=now)
    outline = outline_of(library, enrolment)
    assert (outline.next.id, outline.finished, outline.total) == ("fostering", 2, 8)


def test_when_all_is_read_nothing_is_next(now: datetime, library: Library, enrolment: Enrolment, browser: Client):
    for part in outline_of(library, enrolment).parts:
        finish_module(enrolment, part.id, now=now)
    assert outline_of(library, enrolment).next is None
    assert "You have read every part." in browser.get("/learn/").content.decode()


def test_my_learning_tells_where_i_am_what_is_next_and_what_i_noted_last(
    now: datetime, browser: Client, enrolment: Enrolment
):
    finish_module(enrolment, "opening", now=now)
    save_note(enrolment, "opening-r1", "A bus driver who waited.", seen=0, now=now)
    html = browser.get("/learn/").content.decode()
    assert "1 of 8 parts read" in html
    assert '<p class="next-title">Alliance fostering techniques</p>' in html
    assert "A bus driver who waited." in html


def test_somebody_on_no_course_is_told_what_to_do(alice: User, sign_in):
    html = sign_in(alice).get("/learn/").content.decode()
    assert "You are not on a course yet" in html
    assert "go to the desk" in html


def test_a_course_teaches_its_own_parts_and_no_other(browser: Client, home: str, course: Course):
    assert browser.get(f"{home}compliance/").status_code == 404
    course.options = ["compliance"]
    course.save()
    assert browser.get(f"{home}compliance/").status_code == 200


def test_a_module_is_read_in_the_words_of_the_customer(browser: Client, home: str, course: Course):
    course.customer.nation, course.customer.terms = "scotland", {"worker": "case holder"}
    course.customer.save()
    html = browser.get(f"{home}bond/").content.decode()
    assert "case holder" in html
    assert "{{" not in html


def test_every_link_inside_a_course_leads_somewhere(browser: Client, home: str, library: Library):
    pages = [browser.get(f"{home}{module}/").content.decode() for module in library.course.order]
    links = {link for page in pages for link in re.findall(rf'href="({home}[^"#]*)"', page) if "/pack." not in link}
    assert {link: browser.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert not any("module:" in page for page in pages)


def test_a_module_has_all_its_sections_with_its_own_sector_first(browser: Client, home: str):
    html = browser.get(f"{home}bond/").content.decode()
    for anchor in ("moment", "plain", "ideas", "do", "wrong", "work", "practise", "notes", "week", "end"):
        assert f'id="{anchor}"' in html
    assert "In your work: probation" in html
    assert html.count('class="note-entry"') == 5


def test_a_day_that_no_longer_fits_still_lets_people_read(now: datetime, browser: Client, home: str, course: Course):
    course.start, course.end = "09:30", "10:00"
    course.save()
    assert "8 parts" in browser.get(home).content.decode().replace("of 8 parts", "8 parts")
    answer = browser.get(f"{home}pack.pdf")
    assert answer.status_code == 503
    assert "Your pack cannot be made just now" in answer.content.decode()


def test_an_unknown_form_of_the_pack_is_not_there(browser: Client, home: str):
    assert browser.get(f"{home}pack.exe").status_code == 404


@pytest.mark.press
def test_my_pack_is_mine_to_download(browser: Client, home: str):
    answer = browser.get(f"{home}pack.html")
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Content-Disposition"].startswith("inline; filename=")
    assert b"A day of rehearsal" in answer.content


@pytest.mark.parametrize("count", [1, 3])
def test_my_learning_costs_the_same_for_one_course_and_for_three(
    count: int,
    dana: User,
    browser: Client,
    course: Course,
    other_course: Course,
    alice: User,
    django_assert_num_queries,
):
    if count == 3:
        enrol(other_course, dana)
        third = Course.objects.create(customer=course.customer, content_version="x", updated_by=alice)
        enrol(third, dana)
    browser.get("/learn/")
    with django_assert_num_queries(6):
        html = browser.get("/learn/").content.decode()
    assert html.count('<section class="my-course"') == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_module_costs_the_same_for_one_note_and_for_three(
    now: datetime, count: int, browser: Client, home: str, enrolment: Enrolment, django_assert_num_queries
):
    for number in range(1, count + 1):
        save_note(enrolment, f"bond-r{number}", "words", seen=0, now=now)
    browser.get(f"{home}bond/")
    with django_assert_num_queries(6):
        html = browser.get(f"{home}bond/").content.decode()
    assert html.count(">words</textarea>") == count


def test_reading_writes_no_session(browser: Client, home: str):
    browser.get(f"{home}bond/")
    assert set(browser.get(f"{home}bond/").cookies) == {"csrftoken"}
