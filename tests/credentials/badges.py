"""An issuer, an award and the lists it points to, at a fixed moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from trivet.credentials import (
    Achievement,
    Award,
    Carried,
    Issuer,
    Key,
    Purpose,
    Standard,
    StatusList,
    StatusPlace,
    own_document,
    status_credential,
    trust,
    unbake,
)
from trivet.vocabulary import CertificateKind, Delivery

NOW = datetime(2027, 3, 12, 16, 30, tzinfo=UTC)
SITE = "https://training.example.org"
REVOKED, SUSPENDED = f"{SITE}/status/revoked/1", f"{SITE}/status/suspended/1"
PLACE = 70_001
FIRST = Key.from_secret("key-1", bytes(range(32)), since=NOW - timedelta(days=400))
SECOND = Key.from_secret("key-2", bytes(range(32, 64)), since=NOW + timedelta(days=100))
ISSUER = Issuer(SITE, "Fellside Alliance Training", (FIRST,), url=SITE, email="hello@example.org")
ROTATED = replace(ISSUER, keys=(replace(FIRST, until=SECOND.since), SECOND))
TRUSTED = trust([own_document(ISSUER)])
COURSE = Achievement(
    f"{SITE}/courses/working-alliance",
    "Working alliance: bond, goals, tasks",
    "A day of practice in building and mending a working alliance.",
    "At least 90 % of the contact time was attended.",
    ("notice a rupture while it is small", "agree goals in the person’s own words"),
    CertificateKind.ACHIEVEMENT,
)
AWARD = Award(
    number="FAT-2027-0042",
    id="urn:uuid:0b0b6c9e-6a41-4a7e-9a53-6f8d8b1c2d3e",
    person="Siân Ŵyn-Jones",
    email="sian@example.org",
    salt="q4Zk1b",
    achievement=COURSE,
    issued=NOW,
    minutes=345,
    delivery=Delivery.IN_PERSON,
    starts=date(2027, 3, 12),
    ends=date(2027, 3, 12),
    standards=(Standard("NOS", "EX1", "An example of a standard", f"{SITE}/standards/ex1", "2"),),
    status=StatusPlace(REVOKED, SUSPENDED, PLACE),
)


def lists(
    *, revoked: frozenset[int] = frozenset(), suspended: frozenset[int] = frozenset(), issuer: Issuer = ISSUER
) -> dict[str, Carried]:
    """Both lists, signed at NOW for a week, as they would come from the issuer's site."""
    made = (StatusList(REVOKED, Purpose.REVOCATION, revoked), StatusList(SUSPENDED, Purpose.SUSPENSION, suspended))
    return {
        one.url: unbake(status_credential(one, issuer, now=NOW, valid_for=timedelta(days=7)).json_ld) for one in made
    }
