"""Is this badge true? The checks in their order, each by its own module; no network, no clock.

Order: readable, issuer known, key known, signature over every word, key not revoked, badge not revoked or suspended,
in its time, the right person. The first that fails gives the outcome.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from trivet.credentials.baking import Carried, unbake
from trivet.credentials.claims import Claims, belongs_to, read_claims
from trivet.credentials.errors import UnreadableError
from trivet.credentials.signatures import Signature, read_signature
from trivet.credentials.standing import Lists, standing
from trivet.credentials.trust import DidDocument
from trivet.credentials.verdict import Outcome, Status, Verdict

_NO_LISTS: Lists = {}
_STATUS = {Status.REVOKED: Outcome.REVOKED, Status.SUSPENDED: Outcome.SUSPENDED}


def verify(
    found: bytes | Carried,
    *,
    trusted: Mapping[str, DidDocument],
    now: datetime,
    statuses: Lists = _NO_LISTS,
    email: str = "",
) -> Verdict:
    """The verdict on a file (up to 10 MB) or on what was in it.

    `trusted`: DID documents by DID (see `trust`); `statuses`: status lists by address; `now`: aware; `email`: whose
    badge it should be, "" to leave that open. Never raises for what the file holds: that is an outcome.
    """
    try:
        carried = found if isinstance(found, Carried) else unbake(found)
        claims, signature = read_claims(carried.document), read_signature(carried)
    except UnreadableError as error:
        return Verdict(Outcome.UNREADABLE, now, reason=str(error))
    begun = Verdict(Outcome.UNKNOWN_ISSUER, now, claims, carried.form, key=signature.method)
    if signature.did != claims.issuer:
        return replace(begun, outcome=Outcome.ALTERED)
    issuer = trusted.get(claims.issuer)
    if issuer is None:
        return begun
    known = replace(begun, source=issuer.source, is_vouched=issuer.is_vouched)
    signed = _signed(known, signature, issuer)
    return _lived(signed, carried, issuer, statuses, email) if signed.is_proven else signed


def _signed(verdict: Verdict, signature: Signature, issuer: DidDocument) -> Verdict:
    """Proven when a key of the issuer's signed every word before it was revoked."""
    key = issuer.keys.get(signature.method)
    if key is None:
        return replace(verdict, outcome=Outcome.KEY_REFUSED)
    if not signature.is_good(key.public):
        return replace(verdict, outcome=Outcome.ALTERED)
    if key.revoked is not None and signature.made >= key.revoked:
        return replace(verdict, outcome=Outcome.KEY_REFUSED, key_revoked=key.revoked)
    return replace(verdict, is_proven=True, key_revoked=key.revoked)


def _lived(verdict: Verdict, carried: Carried, issuer: DidDocument, lists: Lists, email: str) -> Verdict:
    """What has happened to a badge that was good when it was signed."""
    assert verdict.claims is not None
    stands = standing(carried.document, issuer, lists, now=verdict.at)
    belongs = belongs_to(carried.document, email) if email.strip() else None
    outcome = _STATUS.get(stands.status) or _in_time(verdict.claims, verdict.at)
    if outcome is Outcome.VALID and belongs is False:
        outcome = Outcome.WRONG_PERSON
    return replace(verdict, outcome=outcome, status=stands.status, status_as_of=stands.as_of, belongs=belongs)


def _in_time(claims: Claims, now: datetime) -> Outcome:
    if now < claims.issued:
        return Outcome.NOT_YET_VALID
    if claims.valid_until is not None and claims.valid_until <= now:
        return Outcome.EXPIRED
    return Outcome.VALID
