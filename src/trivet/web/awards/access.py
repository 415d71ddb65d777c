"""Fetching certificates with permission: what a person may not see is not there."""

from django.http import Http404

from trivet.web.awards.models import Certificate, CertificateFiles
from trivet.web.awards.queries import certificates_for, files_of
from trivet.web.events.models import Booking
from trivet.web.people.models import User

_JOINED = (
    "booking__participant", "booking__event__course__customer", "booking__event__venue", "booking__event__trainer",
    "booking__event__co_trainer", "key", "status_list", "issued_by", "previous", "replacement",
)  # fmt: skip


def certificate_at_desk(user: User, certificate_id: int) -> Certificate:
    """A certificate, for somebody at the desk. Raises Http404."""
    rows = Certificate.objects.select_related(*_JOINED).defer("booking__event__course__customer__logo_data")
    return _found(rows.filter(pk=certificate_id).first() if user.is_staff_member else None)


def own_certificate(booking: Booking, number: str) -> Certificate:
    """One of the certificates of the booking whose link somebody holds. Raises Http404."""
    return _found(certificates_for(booking).filter(number=number).first())


def files_or_404(row: Certificate) -> CertificateFiles:
    found = files_of(row)
    if found is None:
        raise Http404("The files of this certificate are not kept any more.")
    return found


def _found(row: Certificate | None) -> Certificate:
    if row is None:
        raise Http404("There is no such certificate.")
    return row
