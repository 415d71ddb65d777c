"""The sealed file: scrypt makes a key of a passphrase, AES-256-GCM seals numbered chunks, the last one is marked.

    magic 8 | version 1 | log2(N) 1 | r 1 | p 1 | salt 16 | nonce 7 | check 16        (51 bytes: the header)
    then chunks: length 4 (of what follows, big-endian) | ciphertext and tag

A chunk's nonce is the file's seven bytes, the chunk's number in four and one that is 1 for the last chunk only; every
chunk is bound to the header. So a chunk that was changed, moved, doubled, left out or added does not open, and a file
that was cut short has no last chunk. `check` tells a wrong passphrase from a damaged file.
"""

import hmac
import io
import secrets
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from trivet.web.records.backup.faults import DAMAGED, RestoreError

MAGIC: Final = b"TRIVETBK"
VERSION: Final = 1
CHUNK: Final = 2**20
_TAG = 16
_SALT, _NONCE, _CHECK = 16, 7, 16
_HEADER = len(MAGIC) + 4 + _SALT + _NONCE + _CHECK
#: RFC 7914's parameters for files that lie about: 128 MB and some tenths of a second for each guess.
_COST: Final = (17, 8, 1)
_MOST_COST = 20


@dataclass(frozen=True, slots=True)
class _Lock:
    """What opens and closes the chunks of one file."""

    key: AESGCM
    nonce: bytes
    header: bytes

    def close(self, number: int, plain: bytes, *, last: bool) -> bytes:
        return self.key.encrypt(self._nonce(number, last=last), plain, self.header)

    def open(self, number: int, closed: bytes, *, last: bool) -> bytes:
        return self.key.decrypt(self._nonce(number, last=last), closed, self.header)

    def _nonce(self, number: int, *, last: bool) -> bytes:
        return self.nonce + number.to_bytes(4, "big") + bytes([last])


class SealingWriter(io.RawIOBase):
    """Takes bytes, writes a sealed file. Only `finish` makes it whole."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        super().__init__()
        salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
        key, check = _derive(passphrase, salt, _COST)
        header = MAGIC + bytes([VERSION, *_COST]) + salt + nonce + check
        self._file, self._lock = file, _Lock(AESGCM(key), nonce, header)
        self._number, self._waiting = 0, bytearray()
        file.write(header)

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]  # bytes, whatever they lie in
        self._waiting += view
        # One chunk is always held back: it may turn out to be the last.
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return view.nbytes

    def finish(self) -> None:
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, plain: bytes, *, last: bool) -> None:
        closed = self._lock.close(self._number, plain, last=last)
        self._file.write(len(closed).to_bytes(4, "big") + closed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """Gives the bytes back, chunk by chunk as they are proven. Raises RestoreError for anything that is not whole."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        super().__init__()
        header = file.read(_HEADER)
        self._file, self._lock = file, _unlocked(header, passphrase)
        self._number, self._open, self._is_over = 0, b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # a writable buffer
        if not self._open and not self._is_over:
            self._open = self._next()
        given = self._open[: len(view)]
        view[: len(given)] = given
        self._open = self._open[len(given) :]
        return len(given)

    def finish(self) -> None:
        """Read to the end, so that everything is proven."""
        while not self._is_over:
            self._open = self._next()

    def _next(self) -> bytes:
        """The next chunk with something in it; b"" after the last one."""
        length = int.from_bytes(self._taken(4), "big")
        if not _TAG <= length <= CHUNK + _TAG:
            raise RestoreError(DAMAGED)
        closed = self._taken(length)
        plain = self._opened(closed)
        self._number += 1
        return plain

    def _opened(self, closed: bytes) -> bytes:
        for last in (False, True):
            try:
                plain = self._lock.open(self._number, closed, last=last)
            except InvalidTag:
                continue
            self._is_over = last
            if last and self._file.read(1):
                break
            return plain
        raise RestoreError(DAMAGED)

    def _taken(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) != count:
            raise RestoreError(DAMAGED)
        return data


def _unlocked(header: bytes, passphrase: str) -> _Lock:
    if header[: len(MAGIC)] != MAGIC:
        raise RestoreError("This file is not a backup of Trivet. Nothing was changed.")
    if len(header) < _HEADER:
        raise RestoreError(DAMAGED)
    version, *cost = header[len(MAGIC) : len(MAGIC) + 4]
    if version > VERSION:
        raise RestoreError(
            "This backup was written by a newer version of Trivet. Nothing was changed. Bring this one up to date first."
        )
    if not (version == VERSION and 10 <= cost[0] <= _MOST_COST and 1 <= cost[1] <= 16 and 1 <= cost[2] <= 4):
        raise RestoreError(DAMAGED)
    salt, nonce, check = _cut(header[len(MAGIC) + 4 :], _SALT, _NONCE, _CHECK)
    key, own = _derive(passphrase, salt, (cost[0], cost[1], cost[2]))
    if not hmac.compare_digest(own, check):
        raise RestoreError("That is not the passphrase of this backup. Nothing was changed. Try again.")
    return _Lock(AESGCM(key), nonce, header)


def _cut(data: bytes, *lengths: int) -> list[bytes]:
    pieces, at = [], 0
    for length in lengths:
        pieces.append(data[at : at + length])
        at += length
    return pieces


def _derive(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> tuple[bytes, bytes]:
    """A key, and bytes that tell whether the passphrase is right."""
    log_n, r, p = cost
    made = Scrypt(salt=salt, length=32 + _CHECK, n=2**log_n, r=r, p=p).derive(passphrase.encode())
    return made[:32], made[32:]
