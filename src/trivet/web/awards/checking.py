"""Is this certificate true? A number that was typed, or a file that was dropped, against what was issued here."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from trivet.credentials import Carried, Claims, Outcome, UnreadableError, Verdict, unbake, verify
from trivet.web.awards.keys import trusted
from trivet.web.awards.making import digest
from trivet.web.awards.models import Certificate, State
from trivet.web.awards.queries import by_number, files_of


class Answer(StrEnum):
    """One word for whoever asks."""

    VALID = "valid"
    ALTERED = "altered"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REPLACED = "replaced"
    WRONG_PERSON = "wrong-person"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"  # somebody else issued it
    UNREADABLE = "unreadable"  # there is no certificate in that file
    GONE = "gone"  # it was issued here; nothing of it is kept any more


class Signature(StrEnum):
    GOOD = "good"
    BAD = "bad"
    NOT_LOOKED_AT = "not-looked-at"
    NOT_KEPT = "not-kept"


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the public page says of a certificate: no more than is printed on it."""

    name: str
    title: str
    dates: tuple[date, ...]
    minutes: int | None
    of: int | None
    provider: str
    number: str
    issued_at: datetime
    kind: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer, and what it rests on. `is_file_touched`: the badge is genuine, the picture or page around it is not."""

    answer: Answer
    at: datetime
    signature: Signature = Signature.NOT_LOOKED_AT
    shown: Shown | None = None
    state: str = ""
    state_at: datetime | None = None
    replaced_by: str = ""
    issuer: str = ""
    is_file_touched: bool = False
    belongs: bool | None = None
    detail: str = ""

    @property
    def is_good(self) -> bool:
        return self.answer is Answer.VALID

    @property
    def is_unknown(self) -> bool:
        return self.answer is Answer.UNKNOWN


_BY_STATE = {
    State.VALID: Answer.VALID,
    State.SUSPENDED: Answer.SUSPENDED,
    State.REVOKED: Answer.REVOKED,
    State.REPLACED: Answer.REPLACED,
}
_BY_OUTCOME = {
    Outcome.UNREADABLE: Answer.UNREADABLE,
    Outcome.UNKNOWN_ISSUER: Answer.ELSEWHERE,
}


def unknown(now: datetime) -> Finding:
    """The same for a number that never was, and for one whose page was taken down."""
    return Finding(Answer.UNKNOWN, now)


def check_certificate(row: Certificate, *, now: datetime) -> Finding:
    """A certificate of ours, by its record and by the signature on what was handed out."""
    files = files_of(row)
    if files is None:
        return _by_record(row, Finding(Answer.VALID, now, Signature.NOT_KEPT, _from_record(row)))
    verdict = _verified(files.credential.encode(), now)
    if not verdict.is_proven:
        return Finding(Answer.ALTERED, now, Signature.BAD)
    return _by_record(row, Finding(Answer.VALID, now, Signature.GOOD, _from_record(row)))


def check_file(data: bytes, *, now: datetime, email: str = "") -> Finding:
    """A PDF, a badge picture, a JSON file or a token, told apart by what is in it and not by its name.

    `email`: whose it should be, "" to leave that open.
    """
    try:
        carried = unbake(data)
    except UnreadableError as error:
        return Finding(Answer.UNREADABLE, now, detail=str(error))
    verdict = _verified(carried, now, email)
    if not verdict.is_proven or verdict.claims is None:
        return _unproven(verdict)
    found = _proven(data, verdict.claims, now)
    if found.is_good and verdict.belongs is False:
        return replace(found, answer=Answer.WRONG_PERSON, belongs=False)
    return replace(found, belongs=verdict.belongs)


def _proven(data: bytes, claims: Claims, now: datetime) -> Finding:
    """Signed here, every word. What became of it is in our records; and so is the file that we handed out."""
    finding = Finding(Answer.VALID, now, Signature.GOOD, _from_claims(claims), issuer=claims.issuer_name)
    row = by_number(claims.number)
    if row is None:
        return replace(finding, answer=Answer.GONE)
    finding = _by_record(row, replace(finding, shown=_with_kind(_from_claims(claims), row)))
    if _is_touched(data, row):
        answer = Answer.ALTERED if finding.is_good else finding.answer
        return replace(finding, answer=answer, is_file_touched=True)
    return finding


def _unproven(verdict: Verdict) -> Finding:
    """Nothing of what an unproven file says is shown: it might be believed."""
    answer = _BY_OUTCOME.get(verdict.outcome, Answer.ALTERED)
    signature = Signature.BAD if answer is Answer.ALTERED else Signature.NOT_LOOKED_AT
    who = verdict.claims.issuer if verdict.claims is not None else ""
    return Finding(answer, verdict.at, signature, issuer=who, detail=verdict.reason)


def _verified(found: bytes | Carried, now: datetime, email: str = "") -> Verdict:
    """The signature alone: what became of a certificate since is in our own records, newer than any signed list."""
    return verify(found, trusted=trusted(), now=now, email=email)


def _by_record(row: Certificate, finding: Finding) -> Finding:
    """What became of it. An expiry counts only where nothing worse does."""
    answer = _BY_STATE[State(row.state)]
    if answer is Answer.VALID and row.has_expired(finding.at):
        answer = Answer.EXPIRED
    newer = getattr(row, "replacement", None)
    shown_by = newer.number if newer is not None and newer.is_shown and answer is Answer.REPLACED else ""
    return replace(finding, answer=answer, state=row.state, state_at=row.state_at, replaced_by=shown_by)


def _is_touched(data: bytes, row: Certificate) -> bool:
    """A page or a picture that is not byte for byte the one that was handed out."""
    files = files_of(row)
    if files is None:
        return False
    if data.startswith(b"%PDF-"):
        return digest(data) != files.pdf_digest
    return data.lstrip().startswith(b"<") and digest(data) != files.svg_digest


def _from_record(row: Certificate) -> Shown:
    said = row.said()
    return Shown(
        name=said.name,
        title=said.title,
        dates=said.dates,
        minutes=said.attended,
        of=said.minutes,
        provider=said.provider,
        number=row.number,
        issued_at=row.issued_at,
        kind=row.kind,
        expires_at=row.expires_at,
    )


def _from_claims(claims: Claims) -> Shown:
    """What a proven badge says of itself."""
    return Shown(
        name=claims.person,
        title=claims.achievement,
        dates=tuple(dict.fromkeys(_day(day) for day in (claims.starts, claims.ends) if day)),
        minutes=claims.minutes,
        of=None,
        provider=claims.issuer_name,
        number=claims.number,
        issued_at=claims.issued,
        expires_at=claims.valid_until,
    )


def _with_kind(shown: Shown, row: Certificate) -> Shown:
    return replace(shown, kind=row.kind, of=row.said().minutes)


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
