"""What every answer carries, and what never reaches a view or a log."""

import logging

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from trivet.web.logs import RoutesOnly
from trivet.web.people.lockout import address
from trivet.web.people.models import User


def test_a_page_allows_nothing_from_elsewhere(alice: User, sign_in):
    answer = sign_in(alice).get("/desk/")
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'", "style-src": "'self'", "script-src": "'self'", "img-src": "'self'", "font-src": "'self'",
        "connect-src": "'self'", "manifest-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }  # fmt: skip
    assert {
        name: answer[name]
        for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "X-Frame-Options")
    } == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("name", ["home", "courses", "customers", "standards", "content", "brand", "customer-new"])
def test_a_page_has_no_inline_style_or_script(name: str, alice: User, sign_in):
    page = sign_in(alice).get(reverse(f"desk:{name}")).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert " onclick" not in page


def test_a_body_that_no_form_could_want_is_refused_unread(db: None):
    answer = Client().generic("POST", "/accounts/login/", b"", CONTENT_LENGTH="64000001", content_type="text/plain")
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Not Found: /join/SECRET-TOKEN/", "Not Found: /join/…/"),
        ("Forbidden: /accounts/password/reset/key/3-abc/", "Forbidden: /accounts/password/reset/key/…/"),
        ("Not Found: /my/3n0uGh-l3tt3rs_t0-be-a-t0ken/cancel/", "Not Found: /my/…/cancel/"),
        ("Not Found: /c/TRV-2345-6789/", "Not Found: /c/…/"),
        ("Bad Request: /desk/customers/?q=Dana+Duckworth", "Bad Request: /desk/customers/?…"),
    ],
)
def test_logs_keep_routes_and_drop_tokens_and_names(line: str, kept: str):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (line,), None)
    assert RoutesOnly().filter(record)
    assert record.getMessage() == kept


def test_the_tenth_wrong_password_locks_the_door_for_a_while(alice: User):
    browser = Client()
    wrong = {"login": "Alice@example.org", "password": "not it"}
    answers = [browser.post("/accounts/login/", wrong).status_code for _ in range(10)]
    assert answers[:9] == [200] * 9
    locked = browser.post("/accounts/login/", {"login": "alice@example.org", "password": "kettle on a wooden trivet"})
    assert (answers[9], locked.status_code) == (429, 429)
    assert b"15 minutes" in locked.content or b"quarter" in locked.content


def test_an_address_claimed_by_the_browser_is_believed_only_behind_our_proxy(settings):
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="6.6.6.6, 10.0.0.1", REMOTE_ADDR="127.0.0.1")
    settings.HTTPS = False
    assert address(request) == "127.0.0.1"
    settings.HTTPS = True
    assert address(request) == "10.0.0.1"


def test_nobody_signs_up_by_a_public_form(db: None):
    Client().post("/accounts/signup/", {"email": "x@example.org", "password1": "kettle on a wooden trivet"})
    assert not User.objects.exists()


def test_people_land_where_they_work(alice: User, charlie: User):
    for user, place in ((alice, "/desk/"), (charlie, "/learn/")):
        answer = Client().post("/accounts/login/", {"login": user.email, "password": "kettle on a wooden trivet"})
        assert (answer.status_code, answer["Location"]) == (302, place)
