"""Who issues: a site address as a did:web, its ring of keys, and the DID document that publishes them."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from trivet.credentials.errors import IssuerError
from trivet.credentials.json_text import Json
from trivet.credentials.keys import Key, jwk, multikey
from trivet.credentials.moments import written

_CONTEXT = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/jwk/v1",
]
JWK_SUFFIX = "-jwk"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A provider that signs. `site` is its public address, from which its DID follows; `keys` newest or oldest first."""

    site: str
    name: str
    keys: tuple[Key, ...]
    url: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        did_web(self.site)
        if not self.name.strip():
            raise IssuerError("an issuer needs a name")
        if len({key.id for key in self.keys}) != len(self.keys):
            raise IssuerError("two keys have the same id")

    @property
    def did(self) -> str:
        return did_web(self.site)

    def signing_key(self, now: datetime) -> Key:
        """The youngest key that may sign at `now`. IssuerError when there is none."""
        ready = [key for key in self.keys if key.signs_at(now)]
        if not ready:
            raise IssuerError("there is no key to sign with: each is too young, retired, revoked or not at hand")
        return max(ready, key=lambda key: (key.since, key.id))

    def method(self, key: Key) -> str:
        """The key's address as a Data Integrity verification method."""
        return f"{self.did}#{key.id}"

    def jwk_method(self, key: Key) -> str:
        """The key's address as a JWT `kid`."""
        return f"{self.did}#{key.id}{JWK_SUFFIX}"


def did_web(site: str) -> str:
    """did:web of a site address (W3C CCG did:web method, section 2.5): host, %3A for a port, colons for a path."""
    try:
        parts = urlsplit(site)
        host, port = parts.hostname or "", parts.port
        host = host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise IssuerError(f"{site[:80]!r} is not a web address") from error
    if parts.scheme not in {"https", "http"} or not host or ":" in host or parts.username or parts.query:
        raise IssuerError(f"{site[:80]!r} is not a web address like https://training.example.org")
    path = [quote(part, safe="") for part in parts.path.split("/") if part]
    return ":".join(["did:web", host + (f"%3A{port}" if port else ""), *path])


def did_document(issuer: Issuer) -> dict[str, Json]:
    """What stands at /.well-known/did.json (or <path>/did.json): every key, the old ones too.

    Each key twice: as Multikey for Data Integrity, as JsonWebKey for VC-JWT (W3C Controlled Identifiers 1.0, 2.2).
    A retired key stays, so that old badges stay good. A revoked one stays with `revoked`, and is no longer listed
    under assertionMethod: a verifier that does not know `revoked` refuses it altogether.
    """
    methods: list[Json] = []
    for key in issuer.keys:
        methods += [_multikey(issuer, key), _json_web_key(issuer, key)]
    trusted = [key for key in issuer.keys if key.revoked is None]
    names: list[Json] = [name for key in trusted for name in (issuer.method(key), issuer.jwk_method(key))]
    return {"@context": list(_CONTEXT), "id": issuer.did, "verificationMethod": methods, "assertionMethod": names}


def _multikey(issuer: Issuer, key: Key) -> dict[str, Json]:
    kind: dict[str, Json] = {"id": issuer.method(key), "type": "Multikey", "controller": issuer.did}
    return kind | {"publicKeyMultibase": multikey(key.public)} | _revoked(key)


def _json_web_key(issuer: Issuer, key: Key) -> dict[str, Json]:
    kind: dict[str, Json] = {"id": issuer.jwk_method(key), "type": "JsonWebKey", "controller": issuer.did}
    return kind | {"publicKeyJwk": dict(jwk(key.public))} | _revoked(key)


def _revoked(key: Key) -> dict[str, Json]:
    return {"revoked": written(key.revoked)} if key.revoked else {}
