"""Issuing: one award becomes one badge in both of its forms."""

from dataclasses import dataclass
from datetime import datetime

from trivet.credentials.award import Award
from trivet.credentials.document import credential
from trivet.credentials.errors import AwardError, IssuerError
from trivet.credentials.issuer import Issuer
from trivet.credentials.json_text import MOST_BYTES, Json, write
from trivet.credentials.jwt import sign_jwt
from trivet.credentials.proofs import sign


@dataclass(frozen=True, slots=True)
class Badge:
    """A signed credential: JSON-LD with its Data Integrity proof (UTF-8), and the same credential as a VC-JWT."""

    json_ld: bytes
    jwt: str


def issue(award: Award, issuer: Issuer, *, now: datetime) -> Badge:
    """Sign with the issuer's key of `now`. The same award at the same moment gives the same badge, byte for byte."""
    if award.valid_until is not None and award.valid_until <= award.issued:
        raise AwardError("a badge must expire after it is issued")
    return sign_both(credential(award, issuer), issuer, now=now)


def sign_both(document: dict[str, Json], issuer: Issuer, *, now: datetime) -> Badge:
    """Both proofs of an unsigned credential of this issuer."""
    if now.tzinfo is None:
        raise IssuerError("the time of signing needs a time zone")
    key = issuer.signing_key(now)
    signed = write(sign(document, key, issuer.method(key), now=now))
    if len(signed) > MOST_BYTES:
        raise AwardError(f"a badge holds up to {MOST_BYTES // 1024} KB of words; this one has {len(signed) // 1024} KB")
    return Badge(signed, sign_jwt(document, key, issuer.jwk_method(key)))
