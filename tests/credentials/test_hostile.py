"""Files made to do harm, or just not badges: one clear sentence each, soon, and never a traceback."""

import base64
import gzip
import io
import json
import time
import zlib

import pikepdf
import pytest
import typst
from badges import AWARD, ISSUER, NOW, SITE, TRUSTED
from hypothesis import given, settings
from hypothesis import strategies as st

from trivet.credentials import (
    ATTACHMENT,
    MOST_FILE_BYTES,
    Face,
    Form,
    Outcome,
    UnreadableError,
    bake_svg,
    issue,
    picture,
    read_did_document,
    unbake,
    verify,
)
from trivet.credentials.status import SIZE, decode

BADGE = issue(AWARD, ISSUER, now=NOW)
SVG = bake_svg(picture(Face("Working alliance", "Fellside", 2027)), BADGE)
BOMB = zlib.compress(b"\0" * 300_000_000, 9)


def certificate(name: str = ATTACHMENT, content: bytes = BADGE.json_ld, count: int = 1) -> bytes:
    """A page as the press prints it, PDF/A-3 and PDF/UA-1, with the badge attached."""
    attach = "".join(
        f'#pdf.attach("{n or ""}{name}", bytes(sys.inputs.badge), relationship: "data", mime-type: "application/vc+ld+json", description: "A badge")\n'
        for n in range(count)
    )
    return typst.compile(
        f'#set document(title: "C")\n{attach}Certificate'.encode(),
        sys_inputs={"badge": content.decode()},
        pdf_standards=["a-3a", "ua-1"],
    )


def saved_by_another(pdf: bytes, **how: object) -> bytes:
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(pdf)).save(out, **how)
    return out.getvalue()


def svg(inside: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0">{inside}</svg>'.encode()
    )


def stream(words: bytes, body: bytes, number: int = 1) -> bytes:
    return b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, words, len(body), body)


SPEC = b"9 0 obj\n<</F(openbadge.json)/EF<</F 1 0 R>>>>\nendobj\n"


def test_a_certificate_brings_its_badge() -> None:
    for pdf in (
        certificate(),
        saved_by_another(certificate(), object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True),
        saved_by_another(certificate(), recompress_flate=True, compress_streams=True),
    ):
        verdict = verify(pdf, trusted=TRUSTED, now=NOW)
        assert (verdict.outcome, verdict.form) == (Outcome.VALID, Form.PDF)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "no badge in it"),
        (b"PK\x03\x04" + BOMB[:5000], "no badge in it"),
        (gzip.compress(BADGE.json_ld), "no badge in it"),
        ("Tystysgrif Siân".encode(), "no badge in it"),
        (b"x" * (MOST_FILE_BYTES + 1), "the limit is 10 MB"),
        (b"[" * 10_000_000, "the limit is 256 KB"),
        (b"{" * 10_000_000, "the limit is 256 KB"),
        (b"[" * 200_000, "not sound JSON"),
        (b'{"a":' * 100 + b"1" + b"}" * 100, "nested too deeply"),
        (b"[]", "JSON, but not a badge"),
        (b"{}", "JSON, but not a badge"),
        (b'{"@context":[],"type":5,"@context":[]}', "not sound JSON"),
        (b'{"@context":[],"type":NaN}', "not sound JSON"),
        (b'{"@context":[],"type":"\\ud800"}', "not sound JSON"),
        (b'{"@context":[],"type":' + b"9" * 5000 + b"}", "not sound JSON"),
        (b'{"@context":[],"type":"x"}', "not an Open Badge"),
        (b"a.b.c", "cannot be decoded"),
        (b"e30.e30.e30", "signed in a way"),
        (b"<html><body>hello</body></html>", "no badge in it"),
        (svg("<circle r='5'/>"), "no badge in it"),
        (svg("<circle"), "not sound SVG"),
        (svg("<o:credential>e30.e30.e30</o:credential>"), "signed in a way"),
        (svg("<o:credential/><o:credential/>"), "more than one badge"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<o:credential>&a;</o:credential>"), "DOCTYPE"),
        (svg("<g>" * 3000 + "</g>" * 3000), "not sound SVG"),
        (b"%PDF-1.7\n", "no badge in it"),
        (b"%PDF-1.7\n" + stream(b"/Filter/FlateDecode", BOMB) + SPEC, "too large"),
        (b"%PDF-1.7\n" + stream(b"/Type/ObjStm/N 9/First 9/Filter/FlateDecode", BOMB) + SPEC, "too large"),
        (b"%PDF-1.7\n" + stream(b"/Filter/FlateDecode", b"rubbish") + SPEC, "damaged"),
        (b"%PDF-1.7\n" + stream(b"/Filter[/LZWDecode/FlateDecode]", b"x") + SPEC, "does not open"),
        (b"%PDF-1.7\n" + stream(b"", BADGE.json_ld + b" " * 300_000) + SPEC, "too large"),
        (b"%PDF-1.7\n" + b"1 0 obj endobj " * 60_000, "too many parts"),
        (b"%PDF-1.7\ntrailer<</Encrypt 5 0 R>>", "locked with a password"),
        (certificate(content=b"[1]"), "JSON, but not a badge"),
        (certificate(name="notes.txt"), "no badge in it"),
        (certificate(name="b.json", count=2), "more than one badge"),
        (certificate(name="b.json", count=25), "too many attachments"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_badge_is_refused_in_one_sentence(file: bytes, said: str) -> None:
    start = time.perf_counter()
    verdict = verify(file, trusted=TRUSTED, now=NOW)
    assert verdict.outcome is Outcome.UNREADABLE
    assert said in verdict.reason and "\n" not in verdict.reason and verdict.reason.endswith((".", ")."))
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "trap",
    [
        b"1 0 obj " * 1_250_000,
        b"1 " * 5_000_000,
        b"1 0 obj<</EF<<" * 700_000,
        b"1 0 obj<</EF<<" + b"/F 1" * 2_400_000 + b"endobj",
        b"1 0 obj<</Length 1>>stream\n" * 350_000,
        b"1 0 obj<</F(" + b"\\(" * 4_900_000 + b")>>endobj",
        b"1 0 obj stream\n" + b"endstream 1 0 obj stream\n" * 40_000,
    ],
    ids=range(7),
)
def test_ten_megabytes_of_trap_take_no_time(trap: bytes) -> None:
    start = time.perf_counter()
    assert verify(b"%PDF-1.7 " + trap, trusted=TRUSTED, now=NOW).outcome is Outcome.UNREADABLE
    assert time.perf_counter() - start < 5


WRONG = st.sampled_from([None, 5, "", "x", [], {}, [[]], {"id": 5}, True, 1e9, ["VerifiableCredential"], "2027-99-99T00:00:00Z"])  # fmt: skip
PLACES = [
    ("@context",), ("id",), ("type",), ("issuer",), ("issuer", "id"), ("issuer", "name"), ("name",), ("validFrom",),
    ("validUntil",), ("credentialSubject",), ("credentialSubject", "identifier"), ("credentialSubject", "achievement"),
    ("credentialSubject", "result"), ("credentialStatus",), ("proof",), ("proof", "type"), ("proof", "created"),
    ("proof", "verificationMethod"), ("proof", "proofValue"), ("proof", "proofPurpose"), ("proof", "cryptosuite"),
    ("credentialSubject", "achievement", "alignment"), ("credentialSubject", "achievement", "resultDescription"),
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(place=st.sampled_from(PLACES), wrong=WRONG)
def test_a_wrong_type_anywhere_is_an_answer_and_not_a_fault(place: tuple[str, ...], wrong: object) -> None:
    document = json.loads(BADGE.json_ld)
    inner = document
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = wrong
    assert not verify(json.dumps(document).encode(), trusted=TRUSTED, now=NOW).is_proven


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"{", b"<", b"%PDF-1.7 1 0 obj", b"<svg ", b"["]))
def test_any_bytes_at_all_get_an_answer(rest: bytes, start: bytes) -> None:
    assert verify(start + rest, trusted=TRUSTED, now=NOW).outcome is Outcome.UNREADABLE


def test_a_graph_made_to_take_for_ever_does_not() -> None:
    """RDFC-1.0 is factorial on blank nodes that look alike: a clique of them under `evidence`."""
    document = json.loads(BADGE.json_ld)
    names = [f"_:b{n}" for n in range(9)]
    document["credentialSubject"]["source"] = [
        {"id": one, "related": [{"id": other} for other in names]} for one in names
    ]
    start = time.perf_counter()
    assert verify(json.dumps(document).encode(), trusted=TRUSTED, now=NOW).outcome is Outcome.ALTERED
    assert time.perf_counter() - start < 5


def test_a_context_from_elsewhere_is_never_fetched() -> None:
    document = json.loads(BADGE.json_ld)
    document["@context"].append("https://mallory.example/context.json")
    assert verify(json.dumps(document).encode(), trusted=TRUSTED, now=NOW).outcome is Outcome.ALTERED


def test_a_picture_is_baked_once() -> None:
    with pytest.raises(UnreadableError, match="already"):
        bake_svg(SVG, BADGE)
    assert unbake(SVG).document == json.loads(BADGE.json_ld)


@pytest.mark.parametrize(
    "packed",
    [
        "", "z", "u", "uAAAA", "u" + base64.urlsafe_b64encode(gzip.compress(b"\0" * 100, mtime=0)).decode().rstrip("="),
        "u" + base64.urlsafe_b64encode(gzip.compress(b"\0" * 5_000_000, mtime=0)).decode().rstrip("="),
        "u" + base64.urlsafe_b64encode(gzip.compress(b"\0" * (SIZE // 8), mtime=0)[:-9]).decode().rstrip("="),
    ],
    ids=["nothing", "no-u", "u-alone", "no-gzip", "short", "swollen", "cut"],
)  # fmt: skip
def test_a_list_that_is_short_broken_or_swollen_is_refused(packed: str) -> None:
    with pytest.raises(UnreadableError):
        decode(packed)


@pytest.mark.parametrize(
    "document",
    [b"", b"[]", b"{}", b'{"id":"did:web:x"}', BADGE.json_ld, b'{"id":"did:web:x","verificationMethod":[5,{"id":7}]}'],
    ids=range(6),
)
def test_what_is_no_did_document_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableError, match="is not a DID document"):
        read_did_document(document, source="did.json")


def test_a_did_document_cannot_lend_its_keys_to_another_did() -> None:
    key = {"type": "Multikey", "publicKeyMultibase": "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}
    theirs = {"id": f"did:web:{SITE}#k", "controller": "did:web:mallory.example", **key}
    document = {"id": "did:web:mallory.example", "verificationMethod": [theirs], "assertionMethod": [theirs["id"]]}
    with pytest.raises(UnreadableError):
        read_did_document(json.dumps(document).encode(), source="x")
