"""The answer to "is this certificate true?": one outcome, what was looked at, and what could not be."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trivet.credentials.baking import Form
from trivet.credentials.claims import Claims


class Outcome(StrEnum):
    """One word. Where several hold, the one that stands first in the order of the checks."""

    VALID = "valid"
    ALTERED = "altered"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    WRONG_PERSON = "wrong-person"
    KEY_REFUSED = "key-refused"
    UNKNOWN_ISSUER = "unknown-issuer"
    UNREADABLE = "unreadable"


class Status(StrEnum):
    """What is known of revocation and suspension."""

    CLEAR = "clear"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    NOT_AT_HAND = "not-at-hand"  # the badge names a list that is not here
    OUT_OF_DATE = "out-of-date"  # the list at hand has run out; it did not name the badge
    NOT_BELIEVED = "not-believed"  # the list at hand is not the issuer's, or was altered
    NONE = "none"  # the badge names no list: it cannot be revoked
    NOT_LOOKED_AT = "not-looked-at"  # an earlier check had failed


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a badge at `at`.

    `claims` is what it says (None when unreadable); only `is_proven` claims are the issuer's own words. `form` is what
    the badge was in.
    `source` and `is_vouched` tell which DID document was believed. `status_as_of` is the date of the oldest list used.
    `belongs` is None unless an e-mail address was given. `reason` is the sentence of an unreadable file.
    """

    outcome: Outcome
    at: datetime
    claims: Claims | None = None
    form: Form | None = None
    is_proven: bool = False
    source: str = ""
    is_vouched: bool = False
    key: str = ""
    key_revoked: datetime | None = None
    status: Status = Status.NOT_LOOKED_AT
    status_as_of: datetime | None = None
    belongs: bool | None = None
    reason: str = ""

    @property
    def is_valid(self) -> bool:
        return self.outcome is Outcome.VALID
