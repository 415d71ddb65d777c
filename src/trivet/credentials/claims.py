"""What a badge says, read for people. Whether it is true is another question (verification)."""

from dataclasses import dataclass, field
from datetime import datetime

from trivet.credentials.award import hashed_email, normal_email
from trivet.credentials.document import DELIVERY, MINUTES
from trivet.credentials.errors import UnreadableError
from trivet.credentials.json_text import Json, items_of, object_of, text_of
from trivet.credentials.jwt import issuer_id
from trivet.credentials.moments import moment_of


@dataclass(frozen=True, slots=True)
class Claims:
    """Words are "" and minutes None where the badge is silent. All words are cleaned of what a screen would obey."""

    id: str
    issuer: str
    issuer_name: str
    person: str
    achievement: str
    number: str
    issued: datetime
    valid_until: datetime | None
    minutes: int | None = None
    delivery: str = ""
    starts: str = ""
    ends: str = ""
    standards: tuple[str, ...] = field(default=())


def read_claims(document: dict[str, Json]) -> Claims:
    """UnreadableError unless it is an Open Badge 3.0 with an issuer, a subject, an achievement and dates."""
    types = items_of(document.get("type"))
    if "VerifiableCredential" not in types or not {"OpenBadgeCredential", "AchievementCredential"} & set(
        map(str, types)
    ):
        raise UnreadableError("That file is a document, but not an Open Badge 3.0.")
    subject = object_of(document.get("credentialSubject"))
    achievement = object_of(subject.get("achievement"))
    if (
        not issuer_id(document)
        or clean(issuer_id(document)) != issuer_id(document)
        or not text_of(achievement.get("name"))
    ):
        raise UnreadableError("That badge does not say who issued it, or for what.")
    results = _results(subject, achievement)
    until = document.get("validUntil")
    return Claims(
        id=clean(document.get("id")),
        issuer=issuer_id(document),
        issuer_name=clean(object_of(document.get("issuer")).get("name")),
        person=_person(subject),
        achievement=clean(achievement.get("name")),
        number=clean(subject.get("licenseNumber")),
        issued=moment_of(document.get("validFrom")),
        valid_until=None if until is None else moment_of(until),
        minutes=int(minutes) if (minutes := results.get(MINUTES, "")).isascii() and minutes.isdigit() else None,
        delivery=results.get(DELIVERY, ""),
        starts=clean(subject.get("activityStartDate")),
        ends=clean(subject.get("activityEndDate")),
        standards=tuple(_standard(object_of(one)) for one in items_of(achievement.get("alignment"))[:100]),
    )


def belongs_to(document: dict[str, Json], email: str) -> bool:
    """Whether the badge was given to this e-mail address: its hash stands among the identifiers (OB 3.0, IdentityObject)."""
    subject = object_of(document.get("credentialSubject"))
    for item in items_of(subject.get("identifier")):
        one = object_of(item)
        said, salt = text_of(one.get("identityHash")).lower(), text_of(one.get("salt"))
        if one.get("identityType") != "emailAddress":
            continue
        if said == (hashed_email(email, salt) if one.get("hashed") is True else normal_email(email)):
            return True
    return False


def clean(value: object) -> str:
    """One line of at most 300 printable letters: a badge from a stranger must not drive the reader's screen."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text_of(value, 1_000))
    return " ".join(kept.split())[:300]


def _person(subject: dict[str, Json]) -> str:
    names = (object_of(item) for item in items_of(subject.get("identifier")))
    return next((clean(one.get("identityHash")) for one in names if one.get("identityType") == "name"), "")


def _results(subject: dict[str, Json], achievement: dict[str, Json]) -> dict[str, str]:
    """Values by the kind of result: a Result names its ResultDescription, which says what it measures."""
    described = [object_of(item) for item in items_of(achievement.get("resultDescription"))]
    kinds = {text_of(one.get("id")): text_of(one.get("resultType")) for one in described}
    given = [object_of(item) for item in items_of(subject.get("result"))]
    return {kinds.get(text_of(one.get("resultDescription")), ""): clean(one.get("value"))[:9] for one in given}


def _standard(one: dict[str, Json]) -> str:
    words = (clean(one.get(name)) for name in ("targetFramework", "targetCode", "targetName", "targetDescription"))
    return ", ".join(word for word in words if word)
