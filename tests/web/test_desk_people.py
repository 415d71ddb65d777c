"""The people of a course at the desk, and the link by which they join."""

from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from trivet.web.learning.actions import finish_module, save_note
from trivet.web.people.models import AuditEntry, User
from trivet.web.training.actions import enrol
from trivet.web.training.models import Course, Enrolment

SECRET = "what Dana wrote for herself alone"
FORM = {"name": "Erin Eccles", "email": "erin@example.org", "password": "kettle on a wooden trivet"}


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


@pytest.fixture
def link(course: Course) -> str:
    return f"/join/{course.join_token}/"


def test_the_desk_sees_names_and_progress_and_never_notes(browser: Client, course: Course, enrolment: Enrolment):
    now = timezone.now()
    for module in ("opening", "bond"):
        finish_module(enrolment, module, now=now)
    save_note(enrolment, "bond-r1", SECRET, seen=0, now=now)
    shown = page(browser.get(f"/desk/courses/{course.pk}/people/"))
    assert "1 person, by name, of 12 planned" in shown
    assert "Dana Duckworth" in shown
    assert "2 of 8 parts read" in shown
    assert SECRET not in shown
    assert f"http://testserver/join/{course.join_token}/" in shown


def test_the_list_of_people_asks_the_database_no_more_for_more_of_them(browser: Client, course: Course):
    counts = []
    for number in range(4):
        enrol(course, User.objects.create_user(f"p{number}@example.org", None, name=f"P{number}"))
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/desk/courses/{course.pk}/people/")
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 8


def test_nobody_yet_is_said(browser: Client, course: Course):
    assert "Nobody has joined yet." in page(browser.get(f"/desk/courses/{course.pk}/people/"))


def test_somebody_is_removed_after_one_question(browser: Client, course: Course, enrolment: Enrolment, bob: User):
    url = f"/desk/courses/{course.pk}/people/{enrolment.pk}/remove/"
    assert "that cannot be undone" in page(browser.get(url))
    assert Enrolment.objects.exists()
    browser.post(url)
    assert (Enrolment.objects.exists(), User.objects.filter(name="Dana Duckworth").exists()) == (False, True)
    assert AuditEntry.objects.filter(actor=bob, verb="removed-enrolment").count() == 1
    assert browser.post(url).status_code == 404


def test_an_enrolment_of_another_course_is_not_removed_here(
    browser: Client, other_course: Course, enrolment: Enrolment
):
    assert browser.post(f"/desk/courses/{other_course.pk}/people/{enrolment.pk}/remove/").status_code == 404
    assert Enrolment.objects.filter(pk=enrolment.pk).exists()


def test_the_link_is_closed_opened_and_renewed(browser: Client, course: Course, link: str):
    url = f"/desk/courses/{course.pk}/people/joining/"
    browser.post(url, {"joining": "close"})
    assert Client().get(link).status_code == 410
    assert "This link is closed" in page(Client().post(link, FORM))
    browser.post(url, {"joining": "open"})
    assert Client().get(link).status_code == 200
    browser.post(url, {"joining": "renew"})
    assert Client().get(link).status_code == 404
    course.refresh_from_db()
    assert Client().get(f"/join/{course.join_token}/").status_code == 200


def test_somebody_new_joins_in_one_step(course: Course, link: str):
    browser = Client()
    answer = browser.post(link, FORM)
    erin = User.objects.get(email="erin@example.org")
    assert answer["Location"] == f"/learn/{course.pk}/"
    assert (erin.role, erin.name, erin.has_usable_password()) == ("participant", "Erin Eccles", True)
    assert Enrolment.objects.filter(course=course, participant=erin).exists()
    assert browser.get("/learn/").status_code == 200


def test_a_form_sent_twice_makes_one_account(course: Course, link: str):
    answers = [Client().post(link, FORM).status_code for _ in range(2)]
    assert (answers, User.objects.filter(email="erin@example.org").count(), Enrolment.objects.count()) == (
        [302, 302],
        1,
        1,
    )


def test_somebody_known_signs_in_first(course: Course, link: str, charlie: User, sign_in):
    refused = Client().post(link, FORM | {"email": "charlie@example.org", "password": "somebody else guessing"})
    assert "has an account already. Sign in with it" in page(refused)
    browser = sign_in(charlie)
    assert "Take part as Charlie Clough" in page(browser.get(link))
    assert browser.post(link)["Location"] == f"/learn/{course.pk}/"
    assert Enrolment.objects.filter(course=course, participant=charlie).count() == 1


def test_a_second_factor_cannot_be_walked_round_by_a_join_link(course: Course, link: str, charlie: User):
    Authenticator.objects.create(user=charlie, type=Authenticator.Type.TOTP, data={"secret": "x"})
    answer = Client().post(link, FORM | {"email": "charlie@example.org"})
    assert "Sign in with it" in page(answer)
    assert not Enrolment.objects.filter(course=course, participant=charlie).exists()


def test_looking_enrols_nobody(course: Course, link: str, charlie: User, sign_in):
    sign_in(charlie).get(link)
    assert not Enrolment.objects.filter(course=course, participant=charlie).exists()


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "password1234"}, "too common"),
        ({"email": "not an address"}, "valid email address"),
        ({"name": ""}, "This field is required"),
        ({"password": "erin@example.org"}, "too similar"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_made(changes: dict[str, str], because: str, link: str):
    answer = Client().post(link, FORM | changes)
    assert (answer.status_code, because in page(answer)) == (200, True)
    assert not User.objects.filter(role="participant").exists()


def test_an_unknown_link_is_not_found(db: None):
    assert Client().get("/join/guessed/").status_code == 404
