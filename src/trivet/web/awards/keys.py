"""The keys that sign: private halves as files in the data folder, public halves and their times in the database."""

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from trivet.credentials.issuer import Issuer
from trivet.credentials.keys import KEY_BYTES, Key, multikey, public_from_multikey
from trivet.credentials.trust import DidDocument, own_document, trust
from trivet.web.addresses import site
from trivet.web.awards.models import SigningKey
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.queries import provider

FOLDER = "signing-keys"


def issuer(now: datetime) -> Issuer:
    """Who signs here; the first key of an address is made when it is first needed."""
    if not SigningKey.objects.filter(site=site()).exists():
        make_first_key(now)
    return _issuer_at(site())


def trusted() -> dict[str, DidDocument]:
    """Whose signatures are ours: those of every address at which this installation ever signed."""
    sites = SigningKey.objects.order_by("site").values_list("site", flat=True).distinct()
    return trust([own_document(_issuer_at(one)) for one in sites])


def known_keys(address: str) -> tuple[Key, ...]:
    """Every key of an address, oldest first; the secret half only of the one that signs now."""
    return tuple(_key(row) for row in SigningKey.objects.filter(site=address).order_by("created_at", "id"))


def make_first_key(now: datetime) -> SigningKey:
    """The first key of this address. Two processes that start together agree on one."""
    try:
        with transaction.atomic():
            return _new_key(now, by=None)
    except IntegrityError:
        return SigningKey.objects.get(site=site(), is_current=True)


@transaction.atomic
def rotate(*, now: datetime, by: User | None = None) -> SigningKey:
    """From now on a new key signs. The old one stays published, so that everything it signed stays good."""
    SigningKey.objects.select_for_update().filter(site=site(), is_current=True).update(
        is_current=False, retired_at=now.replace(microsecond=0)
    )
    row = _new_key(now, by=by)
    record(by, "rotated-key", row)
    return row


def is_at_hand(row: SigningKey) -> bool:
    """The private half lies where it should."""
    return _path(row.kid).exists()


def _issuer_at(address: str) -> Issuer:
    row = provider()
    return Issuer(site=address, name=row.name, keys=known_keys(address), url=address, email=row.email)


def _new_key(now: datetime, *, by: User | None) -> SigningKey:
    # Badges bear whole seconds, and none may be older than its key.
    since = now.replace(microsecond=0)
    kid = f"key-{since:%Y-%m-%d}-{secrets.token_hex(3)}"
    made = Key.from_secret(kid, secrets.token_bytes(KEY_BYTES), since=since)
    assert made.secret is not None
    _keep(kid, made.secret)
    return SigningKey.objects.create(
        site=site(), kid=kid, public=multikey(made.public), created_at=since, created_by=by
    )


def _key(row: SigningKey) -> Key:
    path = _path(row.kid)
    secret = bytes.fromhex(path.read_text(encoding="ascii")) if row.is_current and path.exists() else None
    return Key(row.kid, public_from_multikey(row.public), row.created_at, until=row.retired_at, secret=secret)


def _keep(kid: str, secret: bytes) -> None:
    """Written whole or not at all, readable by its owner alone."""
    path = _path(kid)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    own = path.with_suffix(".new")
    own.touch(mode=0o600)
    own.write_text(secret.hex(), encoding="ascii")
    own.replace(path)


def _path(kid: str) -> Path:
    folder: Path = settings.DATA
    return folder / FOLDER / kid
