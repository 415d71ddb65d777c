"""Every address of the house, tried by people who have no business there."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from trivet.web.authoring.actions import begin
from trivet.web.classroom.models import Scene
from trivet.web.events.models import Booking
from trivet.web.people.models import User
from trivet.web.training.models import Course, Enrolment

#: Open to anybody. A new address that is not named here must be shut.
PUBLIC = {
    "events:dates", "events:feed", "portal:links",
    "site:home", "site:course", "site:tips", "site:ten-tips-pdf", "site:tip-sheet-pdf", "site:tip-sheet", "site:evidence",
    "site:glossary", "site:privacy", "site:accessibility", "site:licence", "site:theme", "site:brand-css",
    "site:brand-logo", "site:health", "site:pictures", "site:picture", "join:join", "account_login", "account_signup", "account_inactive",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_confirm_email", "account_email_verification_sent",
    "mfa_login_webauthn", "feedback:room", "day:in", "day:here", "day:welcome", "day:me",
    "drills:home", "drills:hardest", "drills:drill", "drills:all-moments", "drills:moments", "drills:follow", "drills:wish",
    "drills:begin",
    "sales:ask", "sales:ask-day", "sales:ask-thanks", "records:kept",
    "classroom:client", "classroom:client-now", "classroom:vote", "classroom:observe", "classroom:tap", "classroom:talk",
    "classroom:keep", "classroom:onward",
    "practice:home", "practice:start", "practice:own", "practice:not-me",
    "awards:verify", "awards:certificate", "awards:credential", "awards:did", "awards:did-under-a-path", "awards:status",
}  # fmt: skip
#: A signed-in person's own: their learning, their account.
OWN = {"learning:home", "account_logout", "account_reauthenticate", "account_email", "account_change_password",
       "account_set_password", "account_confirm_login_code", "account_inactive"}  # fmt: skip
WORDS = {
    "kept": "needs", "paper": "retention",
    "module": "bond", "module_id": "bond", "reflection": "bond-r1", "what": "cover", "key": "0" * 64, "kind": "pack",
    "sealed": "no-such-seal",
    "form": "pdf", "name": "stool.svg", "token": "no-such-token", "uidb36": "1", "pk": 1,
    "slug": "abcdefgh", "part": "scenes", "mark_id": 1, "counted_id": 1,
    "drill": "no-such-drill", "run": "no-such-run", "which": "a", "to": "follow-through",
    "link": "no-such-link", "enquiry_id": 1, "quote_id": 1, "invoice_id": 1, "closure_id": 1,
    "message_id": 1, "enclosure_id": 1, "language": "en",
    "turn": 1, "number": "2222-2222-2222", "revision_number": 1, "regulator": "sssc", "verb": "revoke", "certificate_id": 1, "purpose": "revocation",
}  # fmt: skip


def names(
    patterns: "list[URLPattern | URLResolver]", space: str = "", above: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        words = above + tuple(pattern.pattern.converters or pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner, words)
        else:
            yield f"{space}{pattern.name}", words


ALL = sorted(set(names(get_resolver().url_patterns)))
NOT_ANYBODYS = [(name, words) for name, words in ALL if name not in PUBLIC | {"account_confirm_login_code"}]
SHUT = [(name, words) for name, words in ALL if name not in PUBLIC | OWN and not name.startswith("mfa_")]


@pytest.fixture
def rows(course: Course, enrolment: Enrolment, booking: Booking) -> dict[str, object]:
    """Numbers of rows that are there: what is refused is refused because of who asks."""
    return {
        "course_id": course.pk,
        "customer_id": course.customer_id,
        "enrolment_id": enrolment.pk,
        "person_id": 1,
        "event_id": booking.event_id,
        "scene_id": Scene.objects.create(
            event=booking.event, day=0, client="dean", client_name="Dean", stage="first", turns=[], content_version=""
        ).pk,
        "booking_id": booking.pk,
        "venue_id": booking.event.venue_id,
        "participant_id": booking.participant_id,
        "other_id": booking.participant_id,
        "organisation_id": booking.participant.organisation_id,
        "own": begin("Sam", start="engaged", source="", by=None).slug,
    }


def address(name: str, words: tuple[str, ...], rows: dict[str, object]) -> str:
    known = WORDS | rows
    try:
        return reverse(name, kwargs={word: known[word] for word in words})
    except NoReverseMatch as error:  # pragma: no cover -- the walk must know how to reach every address
        raise AssertionError(f"teach this test to reach {name}") from error


def test_the_walk_knows_every_public_address():
    assert set(PUBLIC | OWN) <= {name for name, _ in ALL}


@pytest.mark.parametrize(("name", "words"), SHUT, ids=[name for name, _ in SHUT])
def test_charlie_is_refused(name: str, words: tuple[str, ...], rows: dict[str, object], charlie: User, sign_in):
    browser, url = sign_in(charlie), address(name, words, rows)
    before = (Course.objects.count(), Enrolment.objects.count(), Booking.objects.count())
    assert {browser.get(url).status_code, browser.post(url).status_code} <= {403, 404, 405}
    assert (Course.objects.count(), Enrolment.objects.count(), Booking.objects.count()) == before


@pytest.mark.parametrize(("name", "words"), NOT_ANYBODYS, ids=[name for name, _ in NOT_ANYBODYS])
def test_somebody_who_is_not_signed_in_is_sent_to_sign_in(name: str, words: tuple[str, ...], rows: dict[str, object]):
    url = address(name, words, rows)
    before = (Course.objects.count(), Enrolment.objects.count(), Booking.objects.count())
    for answer in (Client().get(url), Client().post(url)):
        assert answer.status_code in {302, 403, 404, 405}
        assert (
            answer.status_code != 302 or answer["Location"].startswith("/accounts/login/") or name == "account_logout"
        )
    assert (Course.objects.count(), Enrolment.objects.count(), Booking.objects.count()) == before


@pytest.mark.parametrize("number", [0, 987654321, 10**30])
@pytest.mark.parametrize("name", ["desk:course", "desk:course-edit", "desk:people", "desk:everything", "desk:customer"])
def test_an_unknown_number_is_not_found(name: str, number: int, alice: User, sign_in):
    word = "customer_id" if name == "desk:customer" else "course_id"
    assert sign_in(alice).get(reverse(name, kwargs={word: number})).status_code == 404
