"""Whose signatures are believed: DID documents that somebody put at hand. Nothing is fetched.

A copy of a DID document inside the file under test proves nothing (whoever forges a badge can enclose a key to match), so
none is looked for. `is_vouched` says whether a person has decided, apart from this check, that the document is genuine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from trivet.credentials.errors import CredentialError, UnreadableError
from trivet.credentials.issuer import Issuer, did_document
from trivet.credentials.json_text import Json, items_of, object_of, read_object, text_of, write
from trivet.credentials.keys import KEY_BYTES, from_base64url, public_from_multikey
from trivet.credentials.moments import moment_of

MOST_KEYS = 200


@dataclass(frozen=True, slots=True)
class PublicKey:
    """32 bytes, and the moment from which nothing signed with it is believed."""

    public: bytes
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class DidDocument:
    """An issuer's keys by their full address. `source` names where it came from, for the person who reads the verdict."""

    did: str
    keys: Mapping[str, PublicKey]
    source: str = ""
    is_vouched: bool = False


def read_did_document(data: bytes, *, source: str, is_vouched: bool = False) -> DidDocument:
    """A did.json. Keys of other kinds are left out. UnreadableError when it is none, or holds no Ed25519 key."""
    try:
        return _document(read_object(data), source, is_vouched)
    except CredentialError as error:
        raise UnreadableError(f"{source} is not a DID document with Ed25519 keys.") from error


def own_document(issuer: Issuer) -> DidDocument:
    """The issuer's own, for the issuer's own check page."""
    return _document(read_object(write(did_document(issuer))), issuer.site, is_vouched=True)


def trust(documents: Iterable[DidDocument]) -> dict[str, DidDocument]:
    """By DID. A document that was vouched for is not displaced by one that was not."""
    found: dict[str, DidDocument] = {}
    for one in documents:
        if one.did not in found or one.is_vouched:
            found[one.did] = one
    return found


def web_address(did: str) -> str:
    """Where a did:web publishes its document (did:web method, section 3.2); "" for any other DID."""
    method, _, rest = did.partition("did:web:")
    if method or not rest:
        return ""
    host, *path = rest.split(":")
    return f"https://{unquote(host)}/" + ("/".join(path) if path else ".well-known") + "/did.json"


def _document(found: dict[str, Json], source: str, is_vouched: bool) -> DidDocument:
    did = text_of(found.get("id"))
    asserts = {text_of(name) for name in items_of(found.get("assertionMethod"))}
    keys: dict[str, PublicKey] = {}
    for item in items_of(found.get("verificationMethod"))[:MOST_KEYS]:
        method = object_of(item)
        name, public = text_of(method.get("id")), _public(method)
        name = did + name if name.startswith("#") else name
        revoked = moment_of(method["revoked"]) if "revoked" in method else None
        may_assert = name in asserts or name.removeprefix(did) in asserts or revoked is not None
        if public and may_assert and name.startswith(f"{did}#") and method.get("controller", did) == did:
            keys[name] = PublicKey(public, revoked)
    if not did.startswith("did:") or not keys:
        raise UnreadableError("there is no key in it")
    return DidDocument(did, keys, source, is_vouched)


def _public(method: dict[str, Json]) -> bytes:
    """The Ed25519 key of a verification method in either spelling; nothing for another kind."""
    key = object_of(method.get("publicKeyJwk"))
    try:
        if method.get("type") == "Multikey":
            return public_from_multikey(text_of(method.get("publicKeyMultibase")))
        if key.get("kty") == "OKP" and key.get("crv") == "Ed25519":
            public = from_base64url(text_of(key.get("x")))
            return public if len(public) == KEY_BYTES else b""
    except CredentialError:
        return b""
    return b""
