"""What must never lie in the database: Django's secret key, and the keys that seal personal words."""

import base64
import os
import secrets
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12
_KEY_BITS = 256


class SealError(ValueError):
    """Sealed words cannot be read: their key is gone, or they were changed or moved."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys by id; the current one seals, every one unseals. A new line in the key file makes a new current key."""

    keys: Mapping[str, bytes]
    current: str

    def seal(self, text: str, *, bound_to: str) -> str:
        """ "<key id>.<nonce and ciphertext>". `bound_to` names table, column and row: elsewhere it does not open."""
        nonce = secrets.token_bytes(_NONCE)
        closed = AESGCM(self.keys[self.current]).encrypt(nonce, text.encode(), bound_to.encode())
        return f"{self.current}.{base64.urlsafe_b64encode(nonce + closed).decode()}"

    def unseal(self, sealed: str, *, bound_to: str) -> str:
        """The words again. Raises SealError."""
        key_id, _, body = sealed.partition(".")
        if key_id not in self.keys:
            raise SealError(f"the key '{key_id}' is not in the key file; put it back from its backup")
        try:
            raw = base64.urlsafe_b64decode(body)
            return AESGCM(self.keys[key_id]).decrypt(raw[:_NONCE], raw[_NONCE:], bound_to.encode()).decode()
        except (InvalidTag, Base64Error, ValueError) as error:
            raise SealError("these words were changed or belong to another row; they cannot be read") from error


def keyring() -> Keyring:
    """The installation's keys."""
    found: Keyring = settings.FIELD_KEYS
    return found


def secret_key(folder: Path) -> str:
    """Django's secret key from the data folder, made on the first start."""
    return _once(folder / "secret-key", secrets.token_urlsafe(64)).strip()


def field_keys(folder: Path) -> Keyring:
    """The keys in the data folder: one "id key" a line, the last is current. Made on the first start."""
    first = f"k1 {base64.b64encode(AESGCM.generate_key(_KEY_BITS)).decode()}\n"
    rows = [line.split() for line in _once(folder / "field-keys", first).splitlines() if line.strip()]
    return Keyring({key_id: base64.b64decode(key) for key_id, key in rows}, rows[-1][0])


def _once(path: Path, made: str) -> str:
    """What the file holds; `made`, if it was not there. Two processes that start together agree."""
    if not path.exists():
        own = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        own.touch(mode=0o600)
        own.write_text(made, encoding="utf-8")
        try:
            os.link(own, path)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return path.read_text(encoding="utf-8")
