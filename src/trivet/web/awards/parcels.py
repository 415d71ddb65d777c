"""Every certificate of an event in one zip, written while it is sent: no more than a few lie in memory at a time."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import RawIOBase

from django.db.models import QuerySet
from django.utils.text import slugify

from trivet.web.awards.models import CertificateFiles, State
from trivet.web.awards.papers import file_name
from trivet.web.events.models import Event

_AT_A_TIME = 20


class _Spout(RawIOBase):
    """What a zip is written into: it hands on what it got since it was last asked."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]  # no other buffer comes here
        self._waiting += data
        return len(data)

    def poured(self) -> bytes:
        found, self._waiting = bytes(self._waiting), bytearray()
        return found


def zipped(event: Event) -> Iterator[bytes]:
    """The PDFs of an event's certificates that stand, by name."""
    spout = _Spout()
    folder = zip_name(event).removesuffix(".zip")
    with zipfile.ZipFile(spout, "w", zipfile.ZIP_STORED) as parcel:
        for files in _files(event):
            name = f"{folder}/{file_name(files.certificate, 'pdf')}"
            parcel.writestr(_entry(name, files.certificate.issued_at), bytes(files.pdf))
            yield spout.poured()
    yield spout.poured()


def is_empty(event: Event) -> bool:
    """No certificate of this event stands, or nothing of them is kept any more."""
    return not _standing(event).exists()


def zip_name(event: Event) -> str:
    """ "certificates-a-day-of-rehearsal-2027-03-04.zip"."""
    return (
        "-".join(filter(None, ("certificates", slugify(event.course.title)[:40].strip("-"), f"{event.date}"))) + ".zip"
    )


def _files(event: Event) -> Iterator[CertificateFiles]:
    few = _standing(event).select_related("certificate").defer("svg", "credential", "jwt")
    return few.order_by("certificate__booking__printed_name", "certificate_id").iterator(chunk_size=_AT_A_TIME)


def _standing(event: Event) -> QuerySet[CertificateFiles]:
    return CertificateFiles.objects.filter(
        certificate__booking__event=event, certificate__is_current=True, certificate__state=State.VALID
    )


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, at.timetuple()[:6])
