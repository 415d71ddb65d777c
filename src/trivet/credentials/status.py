"""Status lists: one bit for each badge, in a signed list that names nobody (W3C Bitstring Status List 1.0)."""

import gzip
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from trivet.credentials.badge import Badge, sign_both
from trivet.credentials.document import VC
from trivet.credentials.errors import CredentialError, UnreadableError
from trivet.credentials.issuer import Issuer
from trivet.credentials.json_text import Json
from trivet.credentials.keys import base64url, from_base64url
from trivet.credentials.moments import written

SIZE = 131_072  # bits: the least that the standard allows, so that one badge hides among many
MOST_LIST_BYTES = 1024 * 1024
_TTL = 3_600_000  # milliseconds that a reader may keep its copy


class Purpose(StrEnum):
    REVOCATION = "revocation"
    SUSPENSION = "suspension"


@dataclass(frozen=True, slots=True)
class StatusList:
    """Which indexes are set, for one purpose, at one address."""

    url: str
    purpose: Purpose
    set_bits: frozenset[int] = frozenset()
    size: int = SIZE

    def __post_init__(self) -> None:
        if self.size < SIZE or self.size % 8 or self.size > 8 * MOST_LIST_BYTES:
            raise CredentialError(f"a status list has {SIZE:,} bits or more, in whole bytes")
        if any(not 0 <= bit < self.size for bit in self.set_bits):
            raise CredentialError("a place lies outside the status list")


def free_index(taken: Collection[int], rng: Random, *, size: int = SIZE) -> int:
    """A free place, each as likely as the next: its number tells nobody how many badges there are, or in which order.

    `rng` should be `random.SystemRandom()` in earnest. CredentialError when the list is full.
    """
    occupied = taken if isinstance(taken, set | frozenset) else set(taken)
    if len(occupied) >= size:
        raise CredentialError("this status list is full; start another")
    if len(occupied) * 2 > size:  # in a crowded list guessing takes long
        return rng.choice([index for index in range(size) if index not in occupied])
    while (index := rng.randrange(size)) in occupied:
        pass
    return index


def status_credential(listed: StatusList, issuer: Issuer, *, now: datetime, valid_for: timedelta) -> Badge:
    """The list as a signed BitstringStatusListCredential in both forms, good until `now + valid_for`."""
    document: dict[str, Json] = {
        "@context": [VC],
        "id": listed.url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did,
        "validFrom": written(now),
        "validUntil": written(now + valid_for),
        "credentialSubject": {
            "id": f"{listed.url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": listed.purpose.value,
            "encodedList": encode(listed.set_bits, listed.size),
            "ttl": _TTL,
        },
    }
    return sign_both(document, issuer, now=now)


def encode(set_bits: Collection[int], size: int = SIZE) -> str:
    """`encodedList`: u, base64url, GZIP, bits from the left. No time of day in it, so it is the same each time."""
    bits = bytearray(size // 8)
    for index in set_bits:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64url(gzip.compress(bytes(bits), mtime=0))


def decode(text: str) -> bytes:
    """The bits, eight to a byte. UnreadableError for anything short, broken or swollen (a bomb)."""
    if not text.startswith("u"):
        raise UnreadableError("That status list cannot be decoded.")
    try:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        bits = unpacker.decompress(from_base64url(text[1:]), MOST_LIST_BYTES)
    except (CredentialError, zlib.error) as error:
        raise UnreadableError("That status list cannot be decoded.") from error
    if not unpacker.eof or unpacker.unconsumed_tail or unpacker.unused_data or len(bits) * 8 < SIZE:
        raise UnreadableError("That status list is not whole, or not of a size that the standard allows.")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    """Bit `index`, counted from the left. UnreadableError outside the list."""
    if not 0 <= index < len(bits) * 8:
        raise UnreadableError("That badge points outside its status list.")
    return bool(bits[index // 8] & 0x80 >> index % 8)
