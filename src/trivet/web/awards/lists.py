"""Status lists: a random place for each certificate, and the signed lists that tell the world what became of it."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from trivet.credentials import Purpose, status_credential
from trivet.credentials import StatusList as Listed
from trivet.credentials.status import SIZE
from trivet.web.awards.keys import issuer
from trivet.web.awards.making import Place, list_address
from trivet.web.awards.models import Certificate, State, StatusList

#: A list is signed for two days, and anew when less than one is left: whoever keeps a copy may do so for that long.
GOOD_FOR, RENEWED_AT = timedelta(days=2), timedelta(days=1)
#: Half empty, so that a free place is found at once and a number tells nothing.
FULL = SIZE // 2
_SET = {
    Purpose.REVOCATION: (State.REVOKED, State.REPLACED),
    Purpose.SUSPENSION: (State.SUSPENDED,),
}


def free_place() -> Place:
    """A random free place. Somebody else may take it in the meantime: the database refuses it then, and one asks again."""
    row = _list_with_room()
    while Certificate.objects.filter(status_list=row, status_index=(index := secrets.randbelow(SIZE))).exists():
        pass
    return Place(row.number, index)


def published(number: int, purpose: Purpose, *, now: datetime) -> str | None:
    """The list as it is served, signed anew if a state has changed or its time is nearly up; None if there is none."""
    row = StatusList.objects.filter(number=number).first()
    if row is None:
        return None
    if needs_signing(row, now):
        row = sign(row, now=now)
    return row.revocation if purpose is Purpose.REVOCATION else row.suspension


def needs_signing(row: StatusList, now: datetime) -> bool:
    return not row.revocation or row.valid_until is None or row.valid_until < now + RENEWED_AT


@transaction.atomic
def sign(row: StatusList, *, now: datetime) -> StatusList:
    """Both lists of a row, as the certificates stand now."""
    fresh = StatusList.objects.select_for_update().get(pk=row.pk)
    signer = issuer(now)
    for purpose in Purpose:
        listed = Listed(list_address(fresh.number, purpose), purpose, _bits(fresh, _SET[purpose]))
        badge = status_credential(listed, signer, now=now, valid_for=GOOD_FOR)
        setattr(fresh, purpose.value, badge.json_ld.decode())
    fresh.valid_until = now + GOOD_FOR
    fresh.save()
    return fresh


def has_changed(row: Certificate) -> None:
    """Its state has changed: the published list is no longer true, and is signed again when somebody asks for it."""
    StatusList.objects.filter(pk=row.status_list_id).update(revocation="", suspension="")


def _bits(row: StatusList, states: Iterable[State]) -> frozenset[int]:
    rows = Certificate.objects.filter(status_list=row, state__in=tuple(states))
    return frozenset(rows.values_list("status_index", flat=True))


def _list_with_room() -> StatusList:
    last = StatusList.objects.order_by("-number").first()
    if last is not None and Certificate.objects.filter(status_list=last).count() < FULL:
        return last
    row, _ = StatusList.objects.get_or_create(number=last.number + 1 if last else 1)
    return row
