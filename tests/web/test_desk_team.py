"""The team page: who works at the desk?"""

import re
from html import unescape

import pytest
from django.test import Client

from trivet.web.people.models import AuditEntry, User

NEW = {"name": "Erin Eccles", "email": "Erin@example.org", "role": "trainer"}


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def browser(alice: User, sign_in) -> Client:
    return sign_in(alice)


def test_somebody_new_chooses_their_own_password_by_a_link_that_works_once(browser: Client, alice: User):
    shown = page(browser.post("/desk/team/", NEW, follow=True))
    erin = User.objects.get(name="Erin Eccles")
    assert (erin.email, erin.role, erin.has_usable_password()) == ("erin@example.org", "trainer", False)
    assert AuditEntry.objects.get().actor == alice
    link = re.search(r'value="http://testserver(/accounts/password/reset/key/[^"]+)"', shown)
    assert link
    theirs = Client()
    form = theirs.get(link[1], follow=True)
    theirs.post(form.request["PATH_INFO"], {"password1": "a spoon in the teapot", "password2": "a spoon in the teapot"})
    assert (
        Client().post("/accounts/login/", {"login": "erin@example.org", "password": "a spoon in the teapot"})[
            "Location"
        ]
        == "/desk/"
    )
    again = Client().get(link[1], follow=True)
    assert "password1" not in page(again)


def test_a_form_sent_twice_makes_one_account(browser: Client):
    places = {browser.post("/desk/team/", NEW)["Location"] for _ in range(2)}
    assert (len(places), User.objects.filter(email="erin@example.org").count()) == (1, 1)


def test_a_link_is_kept_by_no_cache(browser: Client, bob: User):
    assert browser.get(f"/desk/team/{bob.pk}/link/")["Cache-Control"] == "no-store"


def test_a_colleague_is_shut_out_at_their_next_click_and_let_in_again(browser: Client, bob: User, sign_in):
    theirs = sign_in(bob)
    assert theirs.get("/desk/").status_code == 200
    browser.post(f"/desk/team/{bob.pk}/door/", {"may": "no"})
    assert theirs.get("/desk/").status_code == 302
    browser.post(f"/desk/team/{bob.pk}/door/", {"may": "yes"})
    assert sign_in(bob).get("/desk/").status_code == 200
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == ["shut-out", "let-in"]


def test_an_owner_cannot_shut_themselves_or_a_participant_out(browser: Client, alice: User, charlie: User):
    for person in (alice, charlie):
        assert browser.post(f"/desk/team/{person.pk}/door/", {"may": "no"}).status_code == 404
        assert browser.get(f"/desk/team/{person.pk}/link/").status_code == 404
    assert User.objects.filter(is_active=False).count() == 0


def test_a_trainer_has_no_business_here(bob: User, alice: User, sign_in):
    theirs = sign_in(bob)
    assert {theirs.get("/desk/team/").status_code, theirs.post("/desk/team/", NEW).status_code} == {403}
    assert theirs.get(f"/desk/team/{alice.pk}/link/").status_code == 403
    assert not User.objects.filter(name="Erin Eccles").exists()


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"email": "ALICE@example.org"}, "has an account already"),
        ({"email": "erin"}, "valid email"),
        ({"name": ""}, "This field is required"),
        ({"role": "participant"}, "participant"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, str], because: str, browser: Client):
    answer = browser.post("/desk/team/", NEW | changes)
    assert (because in page(answer), User.objects.count()) == (True, 1)
