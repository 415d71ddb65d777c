"""VC-JWT: the same credential as a compact JWS, signed with EdDSA (RFC 7515, RFC 8037; OB 3.0 section 8.2)."""

from dataclasses import dataclass

from trivet.credentials.errors import CredentialError, UnreadableError
from trivet.credentials.json_text import Json, read_object, write
from trivet.credentials.keys import SIGNATURE_BYTES, Key, base64url, from_base64url, is_signed
from trivet.credentials.moments import moment_of

MOST_LETTERS = 512 * 1024
CLAIMS = ("iss", "jti", "nbf", "exp", "sub")


@dataclass(frozen=True, slots=True)
class Jws:
    """A parsed, not yet believed token: who is said to have signed (`kid`), the credential, what was signed and how."""

    kid: str
    document: dict[str, Json]
    signed: bytes
    signature: bytes

    def is_signed_by(self, public: bytes) -> bool:
        return is_signed(public, self.signature, self.signed)


def sign_jwt(document: dict[str, Json], key: Key, kid: str) -> str:
    """The token of an unsigned credential whose `issuer` has an id, and whose dates are dateTimeStamps."""
    claims: dict[str, Json] = {"iss": issuer_id(document), "jti": document["id"], **_times(document)}
    head = base64url(write({"alg": "EdDSA", "kid": kid, "typ": "JWT"}))
    body = f"{head}.{base64url(write(document | claims))}"
    return f"{body}.{base64url(key.sign(body.encode()))}"


def read_jwt(token: str) -> Jws:
    """Takes the token apart and demands EdDSA and claims that agree with the credential. UnreadableError otherwise."""
    parts = token.strip().split(".")
    if len(parts) != 3 or len(token) > MOST_LETTERS:
        raise UnreadableError("That file is not a signed badge.")
    try:
        head, document = (read_object(from_base64url(part)) for part in parts[:2])
        signature = from_base64url(parts[2])
    except CredentialError as error:
        raise UnreadableError("That file looks like a signed badge, but cannot be decoded.") from error
    kid = head.get("kid")
    if head.get("alg") != "EdDSA" or not isinstance(kid, str) or "crit" in head or len(signature) != SIGNATURE_BYTES:
        raise UnreadableError("That badge is signed in a way that Trivet does not know (it knows EdDSA).")
    if not _agrees(document):
        raise UnreadableError("That badge says two different things about itself, so neither can be believed.")
    claimless = {name: value for name, value in document.items() if name not in CLAIMS}
    return Jws(kid, claimless, f"{parts[0]}.{parts[1]}".encode(), signature)


def issuer_id(document: dict[str, Json]) -> str:
    """The issuer's id, which may stand alone or in a profile; "" when there is none."""
    issuer = document.get("issuer")
    found = issuer.get("id") if isinstance(issuer, dict) else issuer
    return found if isinstance(found, str) else ""


def _times(document: dict[str, Json]) -> dict[str, Json]:
    pairs = (("nbf", document.get("validFrom")), ("exp", document.get("validUntil")))
    return {claim: int(moment_of(text).timestamp()) for claim, text in pairs if text is not None}


def _agrees(document: dict[str, Json]) -> bool:
    """The registered claims, where given, repeat what the credential says."""
    said: dict[str, Json] = {"iss": issuer_id(document), "jti": document.get("id"), **_times(document)}
    return all(document[claim] == said.get(claim) for claim in ("iss", "jti", "nbf", "exp") if claim in document)
