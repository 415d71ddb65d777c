"""What is awarded, to whom, for what: the frozen value from which a badge is made."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime

from trivet.credentials.errors import AwardError
from trivet.vocabulary import CertificateKind, Delivery

_IRI = re.compile(r"(https?://[^\s<>\"{}|\\^`]+|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Standard:
    """One line of the alignment, frozen: only what passed the publication gate, with its version on that day."""

    framework: str
    code: str
    name: str
    url: str
    version: str = ""

    def __post_init__(self) -> None:
        _address(self.url, "the address of a standard")


@dataclass(frozen=True, slots=True)
class Achievement:
    """What the badge is for. `id` is its address (https or urn:uuid); `outcomes` finish "Able to …"."""

    id: str
    name: str
    description: str
    criteria: str
    outcomes: tuple[str, ...] = ()
    kind: CertificateKind = CertificateKind.ATTENDANCE

    def __post_init__(self) -> None:
        _address(self.id, "the id of an achievement")
        if not self.name.strip():
            raise AwardError("an achievement needs a name")


@dataclass(frozen=True, slots=True)
class StatusPlace:
    """Where a badge's bit stands: the address of a list for each purpose, and one index that serves for both."""

    revocation: str
    suspension: str
    index: int

    def __post_init__(self) -> None:
        _address(self.revocation, "the address of a status list")
        _address(self.suspension, "the address of a status list")
        if self.index < 0:
            raise AwardError("a place in a status list is 0 or more")


@dataclass(frozen=True, slots=True)
class Award:
    """One person's achievement. `id` is the badge's own address (https or urn:uuid), `number` the certificate's.

    The e-mail address itself never stands in the badge, only its hash with `salt` (any words, new for each badge).
    `minutes` is contact time without breaks; `starts` and `ends` the days of the event.
    """

    number: str
    id: str
    person: str
    email: str
    salt: str
    achievement: Achievement
    issued: datetime
    minutes: int
    delivery: Delivery
    starts: date
    ends: date
    standards: tuple[Standard, ...] = ()
    valid_until: datetime | None = None
    language: str = "en"
    status: StatusPlace | None = None

    def __post_init__(self) -> None:
        _address(self.id, "the id of a badge")
        for value, what in ((self.number, "a number"), (self.person, "a name"), (self.salt, "a salt")):
            if not value.strip() or _unwritable(value):
                raise AwardError(f"a badge needs {what} in letters that can be written")
        if self.minutes < 0 or self.ends < self.starts:
            raise AwardError("contact minutes are 0 or more, and an event ends after it starts")
        if not _LANGUAGE.fullmatch(self.language):
            raise AwardError(f"{self.language[:20]!r} is not the code of a language")


def hashed_email(email: str, salt: str) -> str:
    """OB 3.0 `IdentityHash`: sha256$ and the SHA-256 of address and salt, in hexadecimal; the address in lower case."""
    return "sha256$" + hashlib.sha256((normal_email(email) + salt).encode()).hexdigest()


def normal_email(email: str) -> str:
    """The spelling that is hashed: without spaces round it, in lower case."""
    return email.strip().lower()


def _address(text: str, what: str) -> None:
    if not _IRI.fullmatch(text):
        raise AwardError(f"{what} must be an https address or a urn:uuid, not {text[:80]!r}")


def _unwritable(text: str) -> bool:
    return any(0xD800 <= ord(letter) < 0xE000 for letter in text)
