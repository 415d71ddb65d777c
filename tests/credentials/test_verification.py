"""Is this badge true? Each answer is told from every other; every byte counts."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from badges import AWARD, FIRST, ISSUER, NOW, PLACE, REVOKED, ROTATED, SECOND, SITE, SUSPENDED, TRUSTED, lists
from hypothesis import given, settings
from hypothesis import strategies as st

from trivet.credentials import (
    Face,
    Issuer,
    Outcome,
    Purpose,
    Status,
    StatusList,
    bake_svg,
    belongs_to,
    did_document,
    facts,
    headline,
    issue,
    notes,
    own_document,
    picture,
    read_did_document,
    trust,
    unbake,
    verify,
)

BADGE = issue(replace(AWARD, valid_until=NOW + timedelta(days=365)), ISSUER, now=NOW)
FORMS = {
    "json": BADGE.json_ld,
    "jwt": BADGE.jwt.encode() + b"\n",
    "svg": bake_svg(picture(Face("Working alliance", "Fellside", 2027)), BADGE),
}
STRANGER = replace(ISSUER, keys=(SECOND,))


def changed(old: str, new: str) -> bytes:
    assert old.encode() in BADGE.json_ld
    return BADGE.json_ld.replace(old.encode(), new.encode())


@pytest.mark.parametrize("form", FORMS)
def test_a_good_badge_is_valid_in_every_form(form: str) -> None:
    verdict = verify(FORMS[form], trusted=TRUSTED, now=NOW, statuses=lists(), email=" SIAN@example.org")
    assert (verdict.outcome, verdict.status, verdict.status_as_of) == (Outcome.VALID, Status.CLEAR, NOW)
    assert (verdict.is_proven, verdict.belongs, str(verdict.form)) == (True, True, form)
    assert headline(verdict) == "Valid. Fellside Alliance Training signed this, and it has not been changed since."
    assert verdict.claims and dict(facts(verdict.claims))["For"] == "Siân Ŵyn-Jones"
    assert dict(facts(verdict.claims))["Contact time"] == "345 minutes, breaks left out"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("outcome", "at", "revoked", "suspended", "email"),
    [
        (Outcome.REVOKED, NOW, {PLACE}, {PLACE}, ""),
        (Outcome.SUSPENDED, NOW, {PLACE + 1}, {PLACE}, ""),
        (Outcome.EXPIRED, NOW + timedelta(days=365), set(), set(), ""),
        (Outcome.NOT_YET_VALID, NOW - timedelta(seconds=1), set(), set(), ""),
        (Outcome.WRONG_PERSON, NOW, set(), set(), "bob@example.org"),
        (Outcome.REVOKED, NOW + timedelta(days=900), {PLACE}, set(), "bob@example.org"),
    ],
)
def test_what_has_happened_since_is_told_apart(
    form: str, outcome: Outcome, at: datetime, revoked: set[int], suspended: set[int], email: str
) -> None:
    statuses = lists(revoked=frozenset(revoked), suspended=frozenset(suspended))
    verdict = verify(FORMS[form], trusted=TRUSTED, now=at, statuses=statuses, email=email)
    assert (verdict.outcome, verdict.is_proven) == (outcome, True)
    assert len(headline(verdict)) > 20 and notes(verdict)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Siân Ŵyn-Jones", "Bob Price"),
        ('"345"', '"545"'),
        ('"identityType":"name"', '"identityType":"name","role":"x"'),
        ('"name":"Working', '"unknownToEveryContext":"x","name":"Working'),
        ('"licenseNumber"', '"https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber"'),
        ("2028-03-11T", "2038-03-11T"),
        ('"created":"2027', '"created":"2026'),
        ("#key-1", "#key-1 "),
    ],
)
def test_any_change_of_meaning_or_of_form_is_found(old: str, new: str) -> None:
    verdict = verify(changed(old, new), trusted=TRUSTED, now=NOW)
    assert verdict.outcome in {Outcome.ALTERED, Outcome.KEY_REFUSED}
    assert not verdict.is_proven


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(BADGE.json_ld) - 1), byte=st.integers(0, 255))
def test_no_byte_of_the_json_may_change(at: int, byte: int) -> None:
    """White space between members is the one thing that may differ: it says nothing."""
    other = BADGE.json_ld[:at] + bytes([byte]) + BADGE.json_ld[at + 1 :]
    verdict = verify(other, trusted=TRUSTED, now=NOW)
    assert not verdict.is_proven or _same(other)


def _same(other: bytes) -> bool:
    return bool(json.loads(other) == json.loads(BADGE.json_ld))


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(BADGE.jwt) - 1), letter=st.sampled_from("AZaz09-_. =\n"))
def test_no_letter_of_the_token_may_change(at: int, letter: str) -> None:
    other = BADGE.jwt[:at] + letter + BADGE.jwt[at + 1 :]
    verdict = verify(other.encode(), trusted=TRUSTED, now=NOW)
    assert not verdict.is_proven or other.strip() == BADGE.jwt


def test_without_a_did_document_nothing_is_proven_and_it_says_where_to_look() -> None:
    verdict = verify(BADGE.json_ld, trusted={}, now=NOW)
    assert (verdict.outcome, verdict.is_proven) == (Outcome.UNKNOWN_ISSUER, False)
    assert f"{SITE}/.well-known/did.json" in notes(verdict)[0]


def test_another_keyholder_cannot_sign_for_the_issuer() -> None:
    forged = issue(AWARD, STRANGER, now=SECOND.since)
    for form in (forged.json_ld, forged.jwt.encode()):
        assert verify(form, trusted=TRUSTED, now=SECOND.since).outcome is Outcome.KEY_REFUSED
    renamed = replace(STRANGER, keys=(replace(SECOND, id="key-1"),))
    forged = issue(AWARD, renamed, now=SECOND.since)
    for form in (forged.json_ld, forged.jwt.encode()):
        assert verify(form, trusted=TRUSTED, now=SECOND.since).outcome is Outcome.ALTERED


def test_a_signature_of_another_site_does_not_speak_for_this_one() -> None:
    mallory = Issuer("https://mallory.example", "Fellside Alliance Training", (FIRST,))
    forged = json.loads(issue(AWARD, mallory, now=NOW).json_ld)
    forged["issuer"]["id"] = ISSUER.did
    verdict = verify(json.dumps(forged).encode(), trusted=trust([own_document(mallory), own_document(ISSUER)]), now=NOW)
    assert verdict.outcome is Outcome.ALTERED


def test_old_badges_stay_good_after_a_rotation_and_new_ones_are_good_too() -> None:
    new = issue(replace(AWARD, issued=SECOND.since), ROTATED, now=SECOND.since)
    known = trust([own_document(ROTATED)])
    for form in (BADGE.json_ld, BADGE.jwt.encode(), new.json_ld, new.jwt.encode()):
        assert verify(form, trusted=known, now=SECOND.since).is_valid
    assert b"#key-2" in new.json_ld


def test_what_a_stolen_key_signs_afterwards_is_refused_and_before_is_doubted_aloud() -> None:
    stolen = replace(ROTATED, keys=(replace(FIRST, revoked=NOW + timedelta(days=1)), SECOND))
    known = trust([own_document(stolen)])
    after = issue(replace(AWARD, issued=NOW + timedelta(days=2)), ISSUER, now=NOW + timedelta(days=2))
    for form in (after.json_ld, after.jwt.encode()):
        assert verify(form, trusted=known, now=NOW + timedelta(days=3)).outcome is Outcome.KEY_REFUSED
    before = verify(BADGE.json_ld, trusted=known, now=NOW + timedelta(days=3))
    assert before.is_valid and any("The key was withdrawn on 13 March 2027" in note for note in notes(before))


def test_a_reissued_badge_is_good_and_the_old_one_revoked() -> None:
    corrected = replace(AWARD, id="urn:uuid:1c1c6c9e-6a41-4a7e-9a53-6f8d8b1c2d3e", person="Siân Wynne-Jones")
    assert AWARD.status
    corrected = replace(corrected, status=replace(AWARD.status, index=9))
    statuses = lists(revoked=frozenset({PLACE}))
    new = issue(corrected, ISSUER, now=NOW)
    assert verify(new.json_ld, trusted=TRUSTED, now=NOW, statuses=statuses).is_valid
    assert verify(BADGE.json_ld, trusted=TRUSTED, now=NOW, statuses=statuses).outcome is Outcome.REVOKED


def test_offline_it_says_what_it_could_not_see() -> None:
    verdict = verify(BADGE.json_ld, trusted=TRUSTED, now=NOW)
    assert (verdict.outcome, verdict.status) == (Outcome.VALID, Status.NOT_AT_HAND)
    assert "The signature is good; whether it was revoked since cannot be told offline." in notes(verdict)


def test_an_old_list_clears_nobody_but_still_condemns() -> None:
    later = NOW + timedelta(days=8)
    clear = verify(BADGE.json_ld, trusted=TRUSTED, now=later, statuses=lists())
    bad = verify(BADGE.json_ld, trusted=TRUSTED, now=later, statuses=lists(revoked=frozenset({PLACE})))
    assert (clear.status, clear.status_as_of, bad.outcome) == (Status.OUT_OF_DATE, NOW, Outcome.REVOKED)
    assert any("12 March 2027 and has run out" in note for note in notes(clear))


def test_a_list_that_the_issuer_did_not_sign_is_not_believed() -> None:
    strange = lists(issuer=replace(ISSUER, keys=(replace(FIRST, id="key-9"),)))
    swapped = {REVOKED: lists()[SUSPENDED], SUSPENDED: lists()[SUSPENDED]}
    badge_as_list = dict.fromkeys((REVOKED, SUSPENDED), unbake(BADGE.json_ld))
    for statuses in (strange, swapped, badge_as_list):
        verdict = verify(BADGE.json_ld, trusted=TRUSTED, now=NOW, statuses=statuses)
        assert verdict.status is Status.NOT_BELIEVED


def test_the_issuer_may_ask_its_own_books() -> None:
    own = {
        REVOKED: StatusList(REVOKED, Purpose.REVOCATION),
        SUSPENDED: StatusList(SUSPENDED, Purpose.SUSPENSION, frozenset({PLACE})),
    }
    assert verify(BADGE.json_ld, trusted=TRUSTED, now=NOW, statuses=own).outcome is Outcome.SUSPENDED


def test_a_did_document_that_nobody_vouched_for_is_named() -> None:
    given_file = read_did_document(json.dumps(did_document(ISSUER)).encode(), source="did.json")
    verdict = verify(BADGE.json_ld, trusted=trust([given_file]), now=NOW)
    assert verdict.is_valid and not verdict.is_vouched
    assert notes(verdict)[0].startswith("Checked with the key in the file did.json. Nobody has vouched for that key.")
    assert trust([own_document(ISSUER), given_file])[ISSUER.did].is_vouched


def test_a_badge_belongs_to_one_address() -> None:
    document = unbake(BADGE.json_ld).document
    assert belongs_to(document, "sian@EXAMPLE.org")
    assert not any(belongs_to(document, email) for email in ("", "sian@example.com", "Siân Ŵyn-Jones"))


def test_a_name_cannot_drive_the_screen() -> None:
    badge = issue(replace(AWARD, person="Ann\x1b[2J\r\nValid.\u202e"), ISSUER, now=NOW)
    verdict = verify(badge.json_ld, trusted=TRUSTED, now=NOW)
    assert verdict.claims and verdict.claims.person == "Ann [2J Valid."
