"""Ed25519 keys: their ids, their two public spellings (Multikey and JWK), and when each may sign."""

import base64
import re
from binascii import Error as Base64Error
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from trivet.credentials.errors import CredentialError

KEY_BYTES = 32
SIGNATURE_BYTES = 64
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGITS = {letter: value for value, letter in enumerate(_ALPHABET)}
_ED25519_PUBLIC = b"\xed\x01"  # multicodec ed25519-pub, as a varint
_KEY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LONGEST = 200  # characters of base58 that anyone has reason to send: decoding is quadratic


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an issuer. `secret` (32 bytes) is at hand only where it may sign; `public` (32 bytes) always.

    `since` and `until` bound when it signs (aware datetimes; `until` open). `revoked` is the moment from which nothing
    signed with it is believed: the key was stolen or lost.
    """

    id: str
    public: bytes
    since: datetime
    until: datetime | None = None
    revoked: datetime | None = None
    secret: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not _KEY_ID.fullmatch(self.id):
            raise CredentialError(f"a key id is 1 to 64 letters, digits, dots or dashes, not {self.id[:70]!r}")
        if len(self.public) != KEY_BYTES or (self.secret is not None and _public_of(self.secret) != self.public):
            raise CredentialError(f"the two halves of key {self.id} do not belong together")

    @classmethod
    def from_secret(cls, key_id: str, secret: bytes, *, since: datetime) -> Self:
        """The key of a 32-byte Ed25519 seed (RFC 8032)."""
        if len(secret) != KEY_BYTES:
            raise CredentialError(f"an Ed25519 key has {KEY_BYTES} bytes, not {len(secret)}")
        return cls(key_id, _public_of(secret), since, secret=secret)

    def signs_at(self, moment: datetime) -> bool:
        ends = [end for end in (self.until, self.revoked) if end is not None]
        return self.secret is not None and self.since <= moment and all(moment < end for end in ends)

    def sign(self, data: bytes) -> bytes:
        """64 bytes (RFC 8032, Ed25519)."""
        if self.secret is None:
            raise CredentialError(f"key {self.id} cannot sign: only its public half is here")
        return _private(self.secret).sign(data)


def is_signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether `signature` over `data` was made with the secret half of `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _public_of(secret: bytes) -> bytes:
    return _private(secret).public_key().public_bytes_raw()


@lru_cache(maxsize=16)
def _private(secret: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(secret)


def multikey(public: bytes) -> str:
    """`publicKeyMultibase` of W3C Controlled Identifiers 1.0, section 2.2.2 (Multikey): z, base58btc."""
    return multibase(_ED25519_PUBLIC + public)


def public_from_multikey(text: str) -> bytes:
    """32 bytes. CredentialError for any other kind of key."""
    data = from_multibase(text)
    if not data.startswith(_ED25519_PUBLIC) or len(data) != len(_ED25519_PUBLIC) + KEY_BYTES:
        raise CredentialError("that is not an Ed25519 key")
    return data.removeprefix(_ED25519_PUBLIC)


def jwk(public: bytes) -> dict[str, str]:
    """RFC 8037: an Ed25519 public key as a JSON Web Key."""
    return {"kty": "OKP", "crv": "Ed25519", "x": base64url(public)}


def multibase(data: bytes) -> str:
    """z and base58btc."""
    number, letters = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        letters = _ALPHABET[rest] + letters
    return "z" + "1" * (len(data) - len(data.lstrip(b"\0"))) + letters


def from_multibase(text: str) -> bytes:
    """The bytes of z-base58btc. CredentialError for anything else."""
    letters = text.removeprefix("z")
    if len(letters) + 1 != len(text) or len(text) > _LONGEST or not _DIGITS.keys() >= set(letters):
        raise CredentialError("that is not base58btc multibase")
    number = 0
    for letter in letters:
        number = number * 58 + _DIGITS[letter]
    return b"\0" * (len(letters) - len(letters.lstrip("1"))) + number.to_bytes((number.bit_length() + 7) // 8)


def base64url(data: bytes) -> str:
    """RFC 4648 section 5, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The one strict spelling only: no padding, no stray letters, no loose last bits. CredentialError otherwise."""
    try:
        data = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (Base64Error, ValueError) as error:
        raise CredentialError("that is not base64url") from error
    if base64url(data) != text:
        raise CredentialError("that is not base64url")
    return data
