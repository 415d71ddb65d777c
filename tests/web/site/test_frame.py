"""What every page has: light or dark, headers, errors in words."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.test import Client, RequestFactory

from trivet.web.site import errors


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_of_light_or_dark_is_kept_and_leads_back(theme: str, db: None):
    browser = Client()
    answer = browser.post("/theme/", {"theme": theme, "next": "/tips/"})
    assert (answer.status_code, answer["Location"]) == (302, "/tips/")
    cookie = browser.cookies["theme"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (theme, True, "Lax")
    assert f'<html lang="en-GB" data-theme="{theme}">' in browser.get("/tips/").content.decode()


def test_without_a_choice_the_device_decides(db: None):
    browser = Client()
    browser.post("/theme/", {"theme": "dark"})
    browser.post("/theme/", {"theme": "device"})
    assert '<html lang="en-GB">' in browser.get("/tips/").content.decode()


def test_a_cookie_that_we_did_not_set_changes_nothing(db: None):
    browser = Client()
    browser.cookies["theme"] = '"><script>'
    assert '<html lang="en-GB">' in browser.get("/tips/").content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_elsewhere(back: str, db: None):
    assert Client().post("/theme/", {"theme": "dark", "next": back})["Location"] == "/"


def test_a_script_is_not_sent_anywhere(db: None):
    answer = Client().post("/theme/", {"theme": "dark"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_page_asks_nobody_else_for_anything(db: None):
    html = Client().get("/").content.decode()
    policy = Client().get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert 'src="http' not in html
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html


def test_a_refusal_tells_its_reason(db: None):
    request = RequestFactory().get("/desk/")
    html = errors.forbidden(request, PermissionDenied("Only the owner may do that.")).content.decode()
    assert "Only the owner may do that." in html


def test_an_old_form_is_explained(db: None):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/accounts/login/", {"login": "a@example.org", "password": "x"})
    assert answer.status_code == 403
    assert "That form had waited too long" in answer.content.decode()


def test_the_page_for_our_own_faults_needs_no_database():
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


@pytest.mark.parametrize(
    "template", ["400.html", "403.html", "403_form.html", "404.html", "413.html", "429.html", "account/locked_out.html"]
)
def test_a_page_about_trouble_says_what_is_safe(template: str, db: None):
    request = RequestFactory().get("/somewhere/")
    request.user = AnonymousUser()
    html = render(request, template).content.decode()
    assert re.search(r"[Nn]othing (was|of yours|in the account)", html)
    assert html.count("<h1>") == 1
