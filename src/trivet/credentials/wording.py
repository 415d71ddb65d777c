"""A verdict in plain British English: what it comes to, who and what, what was looked at and what was not."""

from trivet.credentials.baking import Form
from trivet.credentials.claims import Claims
from trivet.credentials.moments import spoken
from trivet.credentials.trust import web_address
from trivet.credentials.verdict import Outcome, Status, Verdict

_HEADLINES = {
    Outcome.VALID: "Valid. {issuer} signed this, and it has not been changed since.",
    Outcome.ALTERED: "Altered. The signature does not fit what this badge says. Do not rely on it.",
    Outcome.REVOKED: "Revoked. {issuer} signed this, and has since taken it back. Do not rely on it.",
    Outcome.SUSPENDED: "Suspended. {issuer} signed this, and has put it on hold. Ask them before you rely on it.",
    Outcome.EXPIRED: "Expired. {issuer} signed this, and it was good until {until}.",
    Outcome.NOT_YET_VALID: "Not yet valid. {issuer} signed this, and it holds from {issued}.",
    Outcome.WRONG_PERSON: "Somebody else’s. {issuer} signed this, but not for the e-mail address that you gave.",
    Outcome.KEY_REFUSED: "Refused. This was signed with a key that {issuer} does not stand by. Do not rely on it.",
    Outcome.UNKNOWN_ISSUER: "Not known. Nothing at hand tells which keys {issuer} signs with, so nothing was proven.",
    Outcome.UNREADABLE: "{reason}",
}
#: A PDF is more than its badge, and only the badge is signed.
_VALID_INSIDE = "Valid. {issuer} signed the badge in this file, and the badge has not been changed since."
_STATUSES = {
    Status.CLEAR: "Neither revoked nor suspended, by the issuer’s list of {as_of}.",
    Status.NOT_AT_HAND: "The signature is good; whether it was revoked since cannot be told offline.",
    Status.OUT_OF_DATE: "The status list at hand is of {as_of} and has run out. It did not name this badge; a newer might.",
    Status.NOT_BELIEVED: "The status list at hand is not one that the issuer signed, so it was not believed. "
    "Whether the badge was revoked is not known.",
    Status.NONE: "This badge names no status list, so it cannot be revoked.",
    Status.REVOKED: "It stands on the issuer’s list of revoked badges of {as_of}.",
    Status.SUSPENDED: "It stands on the issuer’s list of suspended badges of {as_of}.",
}


def headline(verdict: Verdict) -> str:
    """One sentence or two: the outcome and what to do about it."""
    claims = verdict.claims
    is_inside = verdict.outcome is Outcome.VALID and verdict.form is Form.PDF
    return (_VALID_INSIDE if is_inside else _HEADLINES[verdict.outcome]).format(
        issuer=(claims.issuer_name or claims.issuer) if claims else "",
        until=spoken(claims.valid_until) if claims and claims.valid_until else "",
        issued=spoken(claims.issued) if claims else "",
        reason=verdict.reason,
    )


def facts(claims: Claims) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and what the badge says; those on which it is silent are left out."""
    hours = "" if claims.minutes is None else f"{claims.minutes} minutes, breaks left out"
    days = claims.starts if claims.starts == claims.ends else f"{claims.starts} to {claims.ends}"
    pairs = (
        ("For", claims.person),
        ("What", claims.achievement),
        ("Number", claims.number),
        ("Held", days if claims.starts else ""),
        ("Contact time", hours),
        ("Taught", claims.delivery),
        ("Issued", spoken(claims.issued)),
        ("Good until", spoken(claims.valid_until) if claims.valid_until else ""),
        ("Issuer", f"{claims.issuer_name} ({claims.issuer})" if claims.issuer_name else claims.issuer),
        *(("Mapped to", standard) for standard in claims.standards),
    )
    return tuple((label, words) for label, words in pairs if words)


def notes(verdict: Verdict) -> tuple[str, ...]:
    """What was looked at, what was not, and what remains for the reader to do."""
    if verdict.claims is None:
        return ()
    found = [_trusted(verdict, verdict.claims), _key(verdict), _status(verdict), _person(verdict), _page(verdict)]
    return tuple(note for note in found if note)


def _trusted(verdict: Verdict, claims: Claims) -> str:
    address = web_address(claims.issuer)
    if verdict.outcome is Outcome.UNKNOWN_ISSUER:
        return f"The issuer publishes its keys at {address}: fetch that file once and give it." if address else ""
    if not verdict.source or verdict.is_vouched:
        return f"The issuer’s keys were taken from {verdict.source}." if verdict.source else ""
    compare = f" Compare it with {address} when you are online." if address else ""
    return f"Checked with the key in the file {verdict.source}. Nobody has vouched for that key.{compare}"


def _key(verdict: Verdict) -> str:
    if verdict.key_revoked is None:
        return ""
    if verdict.is_proven:
        return (
            f"The key was withdrawn on {spoken(verdict.key_revoked)}. The badge says that it was signed before; whoever "
            "held the key could have written that. Ask the issuer for a new one."
        )
    return f"The key was withdrawn on {spoken(verdict.key_revoked)}, before this was signed."


def _status(verdict: Verdict) -> str:
    as_of = spoken(verdict.status_as_of) if verdict.status_as_of else "an unknown date"
    return _STATUSES.get(verdict.status, "").format(as_of=as_of)


def _person(verdict: Verdict) -> str:
    if verdict.belongs is None:
        return ""
    return "It was given to that e-mail address." if verdict.belongs else "It was not given to that e-mail address."


def _page(verdict: Verdict) -> str:
    """A forger may print another name around a good badge."""
    if verdict.form is not Form.PDF or not verdict.is_proven:
        return ""
    return "The signature covers what is said here, not the printed page: if they differ, believe this."
