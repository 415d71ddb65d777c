"""Revoked or suspended? A badge's bits in the lists that are at hand, believed only when the badge's issuer signed them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from trivet.credentials.baking import Carried
from trivet.credentials.errors import UnreadableError
from trivet.credentials.json_text import Json, items_of, object_of, text_of
from trivet.credentials.jwt import issuer_id
from trivet.credentials.moments import moment_of
from trivet.credentials.signatures import read_signature
from trivet.credentials.status import Purpose, StatusList, decode, is_set
from trivet.credentials.trust import DidDocument
from trivet.credentials.verdict import Status

Lists: TypeAlias = Mapping[str, Carried | StatusList]
_BAD = {Purpose.REVOCATION: Status.REVOKED, Purpose.SUSPENSION: Status.SUSPENDED}
_WORST_FIRST = (
    Status.REVOKED, Status.SUSPENDED, Status.NOT_BELIEVED, Status.OUT_OF_DATE, Status.NOT_AT_HAND, Status.CLEAR
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """What the lists say, and as of when (the oldest of those used)."""

    status: Status
    as_of: datetime | None = None


def standing(document: dict[str, Json], issuer: DidDocument, lists: Lists, *, now: datetime) -> Standing:
    """The worst that any entry of `credentialStatus` gives. `lists` by address: signed, or the issuer's own knowledge."""
    entries = [object_of(item) for item in items_of(document.get("credentialStatus"))]
    if not entries:
        return Standing(Status.NONE)
    found = [_one(entry, issuer, lists, now) for entry in entries]
    worst = min(found, key=lambda one: _WORST_FIRST.index(one.status))
    dates = [one.as_of for one in found if one.as_of is not None]
    return Standing(worst.status, min(dates) if dates else None)


def _one(entry: dict[str, Json], issuer: DidDocument, lists: Lists, now: datetime) -> Standing:
    """One entry. One that cannot be understood counts as a list that is not at hand: never as a clear one."""
    listed = lists.get(text_of(entry.get("statusListCredential")))
    purpose, index = text_of(entry.get("statusPurpose")), text_of(entry.get("statusListIndex"), 12)
    if listed is None or purpose not in set(Purpose) or not (index.isascii() and index.isdigit()):
        return Standing(Status.NOT_AT_HAND)
    if isinstance(listed, StatusList):
        is_bad = int(index) in listed.set_bits and listed.purpose == purpose
        return Standing(_BAD[Purpose(purpose)] if is_bad else Status.CLEAR, now)
    try:
        return _signed(listed, Purpose(purpose), int(index), issuer, now)
    except UnreadableError:
        return Standing(Status.NOT_BELIEVED)


def _signed(listed: Carried, purpose: Purpose, index: int, issuer: DidDocument, now: datetime) -> Standing:
    subject = object_of(listed.document.get("credentialSubject"))
    if not _is_believed(listed, issuer) or subject.get("statusPurpose") != purpose.value:
        return Standing(Status.NOT_BELIEVED)
    made = moment_of(listed.document.get("validFrom"))
    until = listed.document.get("validUntil")
    if is_set(decode(text_of(subject.get("encodedList"), 512 * 1024)), index):
        return Standing(_BAD[purpose], made)  # an old list may be trusted in what it says against a badge
    fresh = made <= now and (until is None or now < moment_of(until))
    return Standing(Status.CLEAR if fresh else Status.OUT_OF_DATE, made)


def _is_believed(listed: Carried, issuer: DidDocument) -> bool:
    """A status list of the issuer's own, signed with a key of the issuer's that was not revoked then."""
    signature = read_signature(listed)
    key = issuer.keys.get(signature.method)
    return (
        "BitstringStatusListCredential" in items_of(listed.document.get("type"))
        and issuer_id(listed.document) == issuer.did
        and key is not None
        and (key.revoked is None or signature.made < key.revoked)
        and signature.is_good(key.public)
    )


def list_address(listed: Carried) -> str:
    """The address under which a status list is to be looked up: its own id."""
    return text_of(listed.document.get("id"))
