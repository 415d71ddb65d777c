"""How long a badge takes: to issue, to verify, beside what the library alone needs for the same credential, in one run."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.ob3.credential import OpenBadgeCredential
from openbadgeslib.ob3.ldp import OB3LdpSigner

from trivet.credentials import (
    Achievement,
    Award,
    Badge,
    Face,
    Issuer,
    Key,
    Standard,
    StatusPlace,
    bake_svg,
    issue,
    own_document,
    picture,
    trust,
    verify,
)
from trivet.vocabulary import Delivery

NOW = datetime(2027, 3, 12, 16, 30, tzinfo=UTC)
SITE = "https://training.example.org"
SECRET = bytes(range(32))
ISSUER = Issuer(
    SITE, "Fellside Alliance Training", (Key.from_secret("key-1", SECRET, since=NOW - timedelta(days=1)),), SITE
)
COURSE = Achievement(
    f"{SITE}/courses/1", "Working alliance", "A day of practice.", "90 % attended.", ("agree goals",) * 5
)
STANDARDS = tuple(Standard("NOS", f"EX{n}", f"Example {n}", f"{SITE}/standards/{n}", "2") for n in range(3))
FIRST = Award(
    "N-0", "urn:uuid:00000000-1111-4111-8111-111111111111", "Ann", "ann@example.org", "salt", COURSE, NOW, 345,
    Delivery.IN_PERSON, date(2027, 3, 12), date(2027, 3, 12), STANDARDS,
    status=StatusPlace(f"{SITE}/status/revoked/1", f"{SITE}/status/suspended/1", 7),
)  # fmt: skip
ROUNDS = 60
MANY = 1_000


def main() -> None:
    signer = OB3LdpSigner(Ed25519PrivateKey.from_private_bytes(SECRET), f"{ISSUER.did}#key-1")
    face, trusted = picture(Face("Working alliance", ISSUER.name, 2027)), trust([own_document(ISSUER)])
    ours = middle(lambda n: issue(award(n), ISSUER, now=NOW))
    print(f"a badge with both signatures   {1000 * ours:6.2f} ms   1.0 x")
    badges = [issue(award(n), ISSUER, now=NOW) for n in range(ROUNDS + 1)]
    plain = [OpenBadgeCredential.from_vc_document(json.loads(badge.json_ld)) for badge in badges]
    for name, make in (
        ("the library's, one signature", lambda n: signer.sign(plain[n], created=NOW)),
        ("drawn and baked into SVG", lambda n: bake_svg(face, badges[n])),
        ("verified from its proof", lambda n: sound(badges[n].json_ld, trusted)),
        ("verified from its token", lambda n: sound(badges[n].jwt.encode(), trusted)),
    ):
        took = middle(make)
        print(f"{name:<30} {1000 * took:6.2f} ms   {took / ours:.1f} x")
    before, start = memory(), perf_counter()
    for number in range(MANY):
        bake_svg(face, issue(award(number), ISSUER, now=NOW))
    print(
        f"{MANY:,} badges, baked, one core    {perf_counter() - start:.1f} s, {memory() - before:.1f} MB more memory at most"
    )


def award(number: int) -> Award:
    return replace(FIRST, number=f"N-{number}", id=f"urn:uuid:{number:08x}-1111-4111-8111-111111111111")


def sound(file: bytes, trusted: object) -> Badge | None:
    assert verify(file, trusted=trusted, now=NOW).is_valid
    return None


def middle(make: Callable[[int], object]) -> float:
    """Median seconds of many, after a first that warms the contexts."""
    make(ROUNDS)
    found = []
    for number in range(ROUNDS):
        start = perf_counter()
        make(number)
        found.append(perf_counter() - start)
    return median(found)


def memory() -> float:
    """The most that this process has held, MB."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
