"""Is this certificate true? Asked by anybody: with a number, a code or a file, by people and by programs."""

import io
import json
import zlib
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.awards.conftest import NOW

from trivet.credentials import Carried, Issuer, Key, unbake, verify
from trivet.credentials.trust import read_did_document, trust
from trivet.web.addresses import site
from trivet.web.awards import limits
from trivet.web.awards.actions import hide_or_show, reissue, restore, revoke, suspend
from trivet.web.awards.checking import Answer, Signature, check_certificate, check_file
from trivet.web.awards.keys import known_keys, rotate
from trivet.web.awards.models import Certificate
from trivet.web.people.models import User

VERIFY = "/verify/"
pytestmark = pytest.mark.django_db


def page_of(certificate: Certificate, **headers: str):
    return Client(headers=headers).get(certificate.get_absolute_url())


def drop(data: bytes, name: str = "certificate.pdf", email: str = "", kind: str = "application/pdf"):
    file = SimpleUploadedFile(name, data, content_type=kind)
    return Client().post(VERIFY, {"file": file, "email": email})


def word(response) -> str:
    """The one word that the page says."""
    return response.content.decode().partition("<h1>")[2].partition("</h1>")[0]


# --- by number ------------------------------------------------------------------------------------


def test_the_page_behind_the_code_says_valid_and_for_whom(certificate: Certificate):
    answer = page_of(certificate)
    text = answer.content.decode()
    assert (answer.status_code, word(answer)) == (200, "Valid")
    for said in (
        "Siân Ŵyn",
        "A day of rehearsal",
        "4 March 2038",
        "5 hours 35 minutes",
        certificate.number,
        "Good: made with our key",
    ):
        assert said in text


def test_the_page_says_no_more_than_it_must(certificate: Certificate):
    participant = certificate.booking.participant
    participant.registration_number = "SW123456"
    participant.save()
    text = page_of(certificate).content.decode()
    for private in (
        "sian@example.org",
        "Ribblemere",
        "Key worker",
        "SW123456",
        "Canal Mill",
        certificate.booking.token,
    ):
        assert private not in text


def test_only_the_desk_is_offered_the_way_to_the_desk(certificate: Certificate, bob: User, charlie: User, sign_in):
    way = reverse("awards:desk", args=[certificate.pk])
    seen = [
        browser.get(certificate.get_absolute_url()).content.decode()
        for browser in (sign_in(bob), sign_in(charlie), Client())
    ]
    assert [way in text for text in seen] == [True, False, False]


def test_nobody_keeps_or_lists_the_page_and_it_needs_no_cookie(certificate: Certificate):
    answer = page_of(certificate)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies
    assert not Client().get(VERIFY).cookies


@pytest.mark.parametrize("change", [str.lower, lambda number: number.replace("-", " "), lambda number: f" {number}\n"])
def test_a_number_typed_badly_finds_its_page(change, certificate: Certificate):
    answer = Client().get(VERIFY, {"number": change(certificate.number)}, follow=True)
    assert word(answer) == "Valid"
    assert answer.redirect_chain == [(certificate.get_absolute_url(), 302)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Type the number"), ("K7QM", "twelve signs"), ("K7QM-2XVP-A4TO", "never hold a 0"), ("K7QM-2XVP-A4TZ", "One sign of that number is wrong"),
     ("<script>", "twelve signs"), ("9" * 400, "twelve signs"), ("9" * 5000, "at most 400")],
)  # fmt: skip
def test_a_mistyped_number_is_told_what_to_look_at(typed: str, sentence: str):
    answer = Client().get(VERIFY, {"number": typed})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "<script>" not in answer.content.decode().partition("<main")[2]


def test_unknown_withdrawn_and_nonsense_look_alike(certificate: Certificate, alice: User):
    hide_or_show(certificate, is_shown=False, by=alice)
    asked = [
        Client().get(reverse("awards:certificate", args=[number]))
        for number in (certificate.number, "2222-2222-2222", "nonsense")
    ]
    bodies = [answer.content.decode().partition("<main")[2].partition("Checked</dt>")[0] for answer in asked]
    assert {(answer.status_code, word(answer)) for answer in asked} == {(404, "Not known")}
    assert len(set(bodies)) == 1
    assert "Siân" not in bodies[0]
    hidden, never = (
        Client().get(reverse("awards:credential", args=[number])) for number in (certificate.number, "2222-2222-2222")
    )
    assert (
        (hidden.status_code, hidden.content) == (never.status_code, never.content) == (404, b'{"error": "not known"}')
    )
    hide_or_show(certificate, is_shown=True, by=alice)
    assert word(page_of(certificate)) == "Valid"


def test_numbers_cannot_be_tried_out(certificate: Certificate):
    browser = Client()
    for _ in range(limits.MOST_MISSES):
        assert browser.get(reverse("awards:certificate", args=["2222-2222-2222"])).status_code == 404
    stopped = [
        browser.get(reverse("awards:certificate", args=[number])) for number in ("2222-2222-2222", certificate.number)
    ]
    assert {answer.status_code for answer in stopped} == {429}
    assert len({answer.content.decode().partition("<main")[2].partition("</main>")[0] for answer in stopped}) == 1
    assert browser.get(reverse("awards:credential", args=[certificate.number])).status_code == 404


def test_an_office_may_check_many_good_numbers(certificate: Certificate):
    browser = Client()
    assert {browser.get(certificate.get_absolute_url()).status_code for _ in range(limits.MOST_MISSES + 5)} == {200}


@pytest.mark.parametrize(("act", "said"), [(revoke, "Revoked"), (suspend, "Suspended")])
def test_what_became_of_it_is_said_with_the_day_and_without_the_reason(
    act, said: str, certificate: Certificate, alice: User
):
    act(certificate, reason="Somebody else’s name was used", now=NOW, by=alice)
    text = page_of(certificate).content.decode()
    assert word(page_of(certificate)) == said
    assert "2 November 2026" in text
    assert "Somebody else" not in text


def test_a_suspended_one_can_be_restored(certificate: Certificate, alice: User):
    suspend(certificate, reason="We look into it", now=NOW, by=alice)
    restore(certificate, now=NOW, by=alice)
    assert word(page_of(certificate)) == "Valid"


def test_a_replaced_one_names_the_newer_one(certificate: Certificate, alice: User):
    newer = reissue(certificate, name="Siân Wyn", now=NOW, by=alice)
    answer = page_of(certificate)
    assert (word(answer), word(page_of(newer))) == ("Replaced", "Valid")
    assert newer.get_absolute_url() in answer.content.decode()
    hide_or_show(newer, is_shown=False, by=alice)
    assert newer.number not in page_of(certificate).content.decode()


def test_an_expired_one_says_until_when(certificate: Certificate):
    Certificate.objects.update(expires_at=NOW + timedelta(days=1))
    assert word(page_of(certificate)) == "Expired"


def test_a_record_that_was_tampered_with_in_the_database_is_noticed(certificate: Certificate):
    files = certificate.files
    files.credential = files.credential.replace("Siân Ŵyn", "Somebody Else")
    files.save()
    answer = page_of(certificate)
    assert word(answer) == "Altered"
    assert "Somebody Else" not in answer.content.decode()


# --- by file --------------------------------------------------------------------------------------


def forms_of(certificate: Certificate) -> dict[str, bytes]:
    files = Certificate.objects.get(pk=certificate.pk).files
    return {
        "pdf": bytes(files.pdf),
        "svg": files.svg.encode(),
        "json": files.credential.encode(),
        "jwt": files.jwt.encode(),
    }


@pytest.mark.parametrize("form", ["pdf", "svg", "json", "jwt"])
def test_each_file_that_was_handed_out_is_found_valid_whatever_it_is_called(form: str, certificate: Certificate):
    data = forms_of(certificate)[form]
    for name in (f"x.{form}", "holiday.jpg", "x" * 250):
        answer = drop(data, name, kind="image/jpeg")
        assert word(answer) == "Valid"
        assert "Siân Ŵyn" in answer.content.decode()


def test_a_file_is_checked_even_when_its_page_was_taken_down(certificate: Certificate, alice: User):
    hide_or_show(certificate, is_shown=False, by=alice)
    assert word(drop(forms_of(certificate)["pdf"])) == "Valid"


@pytest.mark.parametrize("form", ["pdf", "svg", "json", "jwt"])
def test_a_file_of_a_revoked_certificate_says_so(form: str, certificate: Certificate, alice: User):
    revoke(certificate, reason="Wrong", now=NOW, by=alice)
    assert word(drop(forms_of(certificate)[form])) == "Revoked"


def changed(data: bytes, old: str, new: str) -> bytes:
    assert old.encode() in data
    return data.replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    ("old", "new"), [("Siân Ŵyn", "Sean Ŵyn"), ('"335"', '"935"'), ("A day of rehearsal", "A year of rehearsal")]
)
def test_one_changed_word_in_the_badge_is_altered_and_nothing_of_it_is_shown(
    old: str, new: str, certificate: Certificate
):
    answer = drop(changed(forms_of(certificate)["json"], old, new), "badge.json")
    assert word(answer) == "Altered"
    assert new.strip('"') not in answer.content.decode().partition("<main")[2]


def test_a_word_added_to_the_badge_is_altered(certificate: Certificate):
    badge = json.loads(forms_of(certificate)["json"])
    badge["credentialSubject"]["grade"] = "with distinction"
    assert word(drop(json.dumps(badge).encode())) == "Altered"


def test_a_pdf_whose_page_was_repainted_round_a_genuine_badge_is_altered(certificate: Certificate):
    with pikepdf.open(io.BytesIO(forms_of(certificate)["pdf"])) as document:
        page = document.pages[0]
        page.contents_add(document.make_stream(b"BT /F1 12 Tf (with distinction) Tj ET"))
        spoilt = io.BytesIO()
        document.save(spoilt)
    answer = drop(spoilt.getvalue())
    assert word(answer) == "Altered"
    assert "badge inside this file is genuine" in answer.content.decode()
    assert "Siân Ŵyn" in answer.content.decode()


def test_a_picture_that_was_repainted_round_a_genuine_badge_is_altered(certificate: Certificate):
    spoilt = forms_of(certificate)["svg"].replace(b"A day of rehearsal", b"A doctorate, no less", 1)
    assert word(drop(spoilt)) == "Altered"


def test_a_badge_of_somebody_elses_is_told_by_the_address(certificate: Certificate):
    data = forms_of(certificate)["json"]
    assert word(drop(data, email="mallory@example.org")) == "Somebody else’s"
    for address in ("sian@example.org", " Sian@Example.org "):
        assert word(drop(data, email=address)) == "Valid"


def test_a_badge_signed_by_somebody_who_calls_themselves_us_is_altered(certificate: Certificate):
    """The same words, the same issuer, the same key id; another key."""
    from trivet.credentials import proofs

    badge = json.loads(forms_of(certificate)["json"])
    method = badge.pop("proof")["verificationMethod"]
    forger = Key.from_secret("k", b"7" * 32, since=NOW)
    forged = proofs.sign(badge, forger, method, now=NOW)
    assert word(drop(json.dumps(forged).encode())) == "Altered"
    unknown_key = proofs.sign(badge, forger, f"{method.partition('#')[0]}#another-key", now=NOW)
    assert word(drop(json.dumps(unknown_key).encode())) == "Altered"


def test_a_badge_of_another_issuer_is_sent_there(certificate: Certificate):
    from trivet.credentials import proofs

    other = Issuer("https://elsewhere.example.org", "Elsewhere", (Key.from_secret("k", b"7" * 32, since=NOW),))
    badge = json.loads(forms_of(certificate)["json"]) | {
        "issuer": {"id": other.did, "type": ["Profile"], "name": "Elsewhere"}
    }
    del badge["proof"]
    answer = drop(json.dumps(proofs.sign(badge, other.keys[0], other.method(other.keys[0]), now=NOW)).encode())
    assert word(answer) == "Not ours"
    assert "did:web:elsewhere.example.org" in answer.content.decode()


BOMB_XML = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + b"x" * 1000
    + b'"><!ENTITY b "'
    + b"&a;" * 1000
    + b'">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
)


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 1000, b"hello", b"%PDF-1.7\nnot really", b"%PDF-1.7\n" + zlib.compress(b"0" * 4_000_000), b"<svg/>",
     b'<svg xmlns="http://www.w3.org/2000/svg"/>', BOMB_XML, b"[" * 100_000, b"{" * 100_000, b'{"@context": [], "type": "x"}',
     b"a.b.c", b"PK\x03\x04" + b"0" * 500, b"GIF89a", b"\xff\xd8\xff\xe0" * 100, "🙂".encode() * 1000,
     b'{"a": 1, "a": 2}', b"eyJhbGciOiJub25lIn0.e30.", b"null", b"<html><script>alert(1)</script></html>"],
    ids=range(20),
)  # fmt: skip
def test_files_that_are_something_else_get_a_sentence(data: bytes, db: None):
    answer = drop(data)
    assert answer.status_code == 200
    assert word(answer) in {"Nothing to check", "Altered"}
    assert "<script>" not in answer.content.decode().partition("<main")[2]


def test_a_file_of_six_megabytes_is_refused_in_words(db: None):
    answer = drop(b"%PDF-" + b"0" * (6 * 1024 * 1024))
    assert "That file is 6.0 MB; the limit is 5 MB." in answer.content.decode()


def test_no_file_at_all_is_refused_in_words(db: None):
    assert "Choose the file that you were given" in Client().post(VERIFY, {}).content.decode()


def test_files_are_not_checked_by_the_thousand(db: None, monkeypatch):
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    assert [drop(b"x").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_what_was_handed_out_before_a_change_of_keys_stays_good(certificate: Certificate, alice: User):
    rotate(now=NOW + timedelta(days=30), by=alice)
    assert {word(drop(data)) for data in forms_of(certificate).values()} == {"Valid"}
    assert word(page_of(certificate)) == "Valid"


def test_when_the_record_is_gone_a_good_signature_is_not_called_valid(certificate: Certificate):
    data = forms_of(certificate)["json"]
    Certificate.objects.all().delete()
    finding = check_file(data, now=NOW)
    assert (finding.answer, finding.signature) == (Answer.GONE, Signature.GOOD)


def test_when_the_files_are_gone_the_record_still_speaks(certificate: Certificate):
    certificate.files.delete()
    finding = check_certificate(Certificate.objects.get(), now=NOW)
    assert (finding.answer, finding.signature) == (Answer.VALID, Signature.NOT_KEPT)


# --- for programs ---------------------------------------------------------------------------------


def test_a_program_gets_the_badge_and_needs_only_what_is_published_to_check_it(certificate: Certificate, alice: User):
    browser = Client()
    badge = browser.get(certificate.get_absolute_url(), headers={"accept": "application/json"})
    same = browser.get(reverse("awards:credential", args=[certificate.number]))
    assert badge.content == same.content == forms_of(certificate)["json"]
    keys = browser.get("/.well-known/did.json")
    for one in (badge, same, keys):
        assert one["Access-Control-Allow-Origin"] == "*"
    assert (badge["Content-Type"], keys["Content-Type"]) == ("application/vc+ld+json", "application/did+json")
    assert keys.json()["id"] == json.loads(badge.content)["issuer"]["id"]
    assert check_outside(badge.content) == "valid"
    suspend(certificate, reason="On hold", now=NOW, by=alice)
    assert check_outside(badge.content) == "suspended"
    restore(certificate, now=NOW, by=alice)
    assert check_outside(badge.content) == "valid"
    revoke(certificate, reason="Wrong", now=NOW, by=alice)
    assert check_outside(badge.content) == "revoked"


def check_outside(badge: bytes) -> str:
    """As somebody who has nothing but the badge and what this site publishes."""
    from django.utils import timezone

    browser = Client()
    document = json.loads(badge)
    lists: dict[str, Carried] = {}
    for entry in document["credentialStatus"]:
        address = entry["statusListCredential"]
        lists[address] = unbake(browser.get("/status/" + address.partition("/status/")[2]).content)
    known = read_did_document(browser.get("/did.json").content, source="did.json")
    return verify(badge, trusted=trust([known]), statuses=lists, now=timezone.now()).outcome.value


def test_html_pages_are_not_opened_to_other_sites(certificate: Certificate):
    for answer in (page_of(certificate), Client().get(VERIFY)):
        assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("address", ["/status/99/revocation", "/status/1/friendship"])
def test_a_list_that_does_not_exist_is_not_found(address: str, certificate: Certificate):
    assert Client().get(address).status_code == 404


def test_without_the_key_no_old_list_is_given_out(certificate: Certificate, alice: User, settings):
    Client().get("/status/1/revocation")
    revoke(certificate, reason="Wrong", now=NOW, by=alice)
    for path in (settings.DATA / "signing-keys").iterdir():
        path.unlink()
    assert Client().get("/status/1/revocation").status_code == 503
    assert word(page_of(certificate)) == "Revoked"


def test_every_key_ever_used_is_published_and_no_private_half(certificate: Certificate, alice: User, settings):
    rotate(now=NOW + timedelta(days=1), by=alice)
    text = Client().get("/.well-known/did.json").content.decode()
    assert all(f"#{key.id}" in text for key in known_keys(site()))
    assert len(known_keys(site())) == 2
    for path in (settings.DATA / "signing-keys").iterdir():
        assert path.read_text() not in text


def test_the_page_speaks_welsh(certificate: Certificate):
    answer = Client().get(certificate.get_absolute_url() + "?lang=cy")
    assert '<html lang="cy"' in answer.content.decode()
