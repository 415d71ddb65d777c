"""From an award to a badge: what stands in it, what does not, and how alike two makings are."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from badges import AWARD, COURSE, FIRST, ISSUER, NOW, REVOKED, ROTATED, SECOND, SITE, SUSPENDED
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree
from openbadgeslib.ob3.ldp import verify_data_integrity_proof
from openbadgeslib.ob3.verifier import OB3VerificationError

from trivet.credentials import (
    AwardError,
    CredentialError,
    Face,
    Issuer,
    IssuerError,
    Key,
    bake_svg,
    did_document,
    did_web,
    hashed_email,
    issue,
    picture,
    unbake,
)


def test_a_badge_says_everything_and_shows_no_address() -> None:
    badge = issue(AWARD, ISSUER, now=NOW)
    said = json.loads(badge.json_ld)
    subject = said["credentialSubject"]
    assert b"sian@" not in badge.json_ld
    assert said["validFrom"] == "2027-03-12T16:30:00Z"
    assert said["issuer"]["id"] == "did:web:training.example.org"
    assert subject["licenseNumber"] == "FAT-2027-0042"
    assert subject["identifier"][0]["identityHash"] == "Siân Ŵyn-Jones"
    assert subject["identifier"][1]["identityHash"] == hashed_email("Sian@Example.org ", "q4Zk1b")
    assert [one["value"] for one in subject["result"]] == ["345", "in person"]
    assert subject["achievement"]["alignment"][0]["targetDescription"] == "Version 2"
    assert [one["statusListCredential"] for one in said["credentialStatus"]] == [REVOKED, SUSPENDED]
    assert said["proof"]["verificationMethod"] == "did:web:training.example.org#key-1"
    assert "evidence" not in said


def test_the_same_award_at_the_same_moment_is_the_same_badge() -> None:
    assert issue(AWARD, ISSUER, now=NOW) == issue(AWARD, ISSUER, now=NOW)


def test_the_library_whose_parts_we_use_finds_the_proof_good() -> None:
    document = json.loads(issue(AWARD, ISSUER, now=NOW).json_ld)
    key = Ed25519PublicKey.from_public_bytes(FIRST.public)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    verify_data_integrity_proof(document, pem)
    document["name"] = "Something else"
    with pytest.raises(OB3VerificationError, match="signature mismatch"):
        verify_data_integrity_proof(document, pem)


def test_badges_made_side_by_side_are_the_badges_made_one_by_one() -> None:
    awards = [replace(AWARD, number=f"N-{n}") for n in range(24)]
    alone = [issue(one, ISSUER, now=NOW) for one in awards]
    with ThreadPoolExecutor(6) as hands:
        assert list(hands.map(lambda one: issue(one, ISSUER, now=NOW), awards)) == alone


def test_a_badge_too_large_to_be_read_is_not_made() -> None:
    with pytest.raises(AwardError, match="256 KB"):
        issue(replace(AWARD, achievement=replace(COURSE, description="x" * 300_000)), ISSUER, now=NOW)


def test_the_token_carries_the_same_credential() -> None:
    badge = issue(AWARD, ISSUER, now=NOW)
    with_proof = unbake(badge.json_ld).document
    assert unbake(badge.jwt.encode()).document == {name: part for name, part in with_proof.items() if name != "proof"}


def test_names_of_all_kinds_survive() -> None:
    for name in ("🦊 Fox", "x" * 300, "=HYPERLINK(1)", "Ŵ&<>\"'", "עברית", "O’Neill\u200d"):
        badge = issue(replace(AWARD, person=name), ISSUER, now=NOW)
        subject = unbake(bake_svg(picture(Face("C", "P", 2027)), badge)).document["credentialSubject"]
        assert subject["identifier"][0]["identityHash"] == name  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "javascript:alert(1)"},
        {"id": "no address"},
        {"person": "  "},
        {"person": "\ud800"},
        {"salt": ""},
        {"minutes": -1},
        {"ends": AWARD.starts - timedelta(days=1)},
        {"language": "<x>"},
    ],
)
def test_an_award_that_could_not_be_a_badge_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(AwardError):
        replace(AWARD, **wrong)


def test_a_badge_may_not_expire_before_it_begins() -> None:
    with pytest.raises(AwardError, match="expire"):
        issue(replace(AWARD, valid_until=NOW), ISSUER, now=NOW)


@pytest.mark.parametrize(
    ("site", "did"),
    [
        ("https://training.example.org", "did:web:training.example.org"),
        ("https://training.example.org/", "did:web:training.example.org"),
        ("http://localhost:8000", "did:web:localhost%3A8000"),
        ("https://example.org/north/wales", "did:web:example.org:north:wales"),
        ("https://hyfforddi-ŵy.example", "did:web:xn--hyfforddi-y-koc.example"),
    ],
)
def test_a_site_address_is_a_did(site: str, did: str) -> None:
    assert did_web(site) == did


@pytest.mark.parametrize("site", ["", "training.example.org", "ftp://x.example", "https://u:p@x.example", "https://x:y", "https://[::1]"])  # fmt: skip
def test_an_address_that_is_no_site_is_refused(site: str) -> None:
    with pytest.raises(IssuerError):
        did_web(site)


def test_the_did_document_keeps_old_keys_and_drops_trust_in_stolen_ones() -> None:
    stolen = replace(ROTATED, keys=(replace(FIRST, revoked=NOW), SECOND))
    for issuer, trusted in ((ROTATED, 4), (stolen, 2)):
        found = json.loads(json.dumps(did_document(issuer)))
        assert [one["type"] for one in found["verificationMethod"]] == ["Multikey", "JsonWebKey"] * 2
        assert len(found["assertionMethod"]) == trusted
    assert found["verificationMethod"][0]["revoked"] == "2027-03-12T16:30:00Z"
    assert bytes(range(32)).hex() not in json.dumps(found)


def test_the_youngest_key_that_may_signs() -> None:
    assert ROTATED.signing_key(NOW) is ROTATED.keys[0]
    assert ROTATED.signing_key(SECOND.since) is SECOND
    with pytest.raises(IssuerError, match="no key"):
        ISSUER.signing_key(FIRST.since - timedelta(seconds=1))
    with pytest.raises(IssuerError, match="no key"):
        replace(ISSUER, keys=(replace(FIRST, secret=None),)).signing_key(NOW)


def test_a_key_does_not_show_its_secret_and_fits_together() -> None:
    assert "secret" not in repr(FIRST)
    with pytest.raises(CredentialError):
        Key("k", SECOND.public, NOW, secret=FIRST.secret)
    with pytest.raises(IssuerError):
        Issuer(SITE, "X", (FIRST, FIRST))


def test_the_picture_is_described_and_safe() -> None:
    drawn = picture(Face('<script>"&', "Cwmni\x00 Ŵy", 2027, colour="#7a1f5c", language="cy"))
    root = etree.fromstring(drawn)
    assert drawn == picture(Face('<script>"&', "Cwmni\x00 Ŵy", 2027, colour="#7a1f5c", language="cy"))
    assert root[0].text == '<script>"&'
    assert root.get("lang") == "cy" and "2027" in str(root[1].text)
    assert b"#7a1f5c" in drawn and b"<script" not in drawn


@pytest.mark.parametrize("colour", ["#ffff00", "red", "#12", '"/><script>'])
def test_a_colour_that_would_not_be_seen_gives_way(colour: str) -> None:
    assert colour.encode() not in picture(Face("C", "P", 2027, colour=colour))


def test_an_achievement_needs_an_address_and_a_name() -> None:
    for wrong in ({"id": "course-1"}, {"name": " "}):
        with pytest.raises(AwardError):
            replace(COURSE, **wrong)
