"""What is known of certificates: who earned what and why not, what was issued, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from trivet.events.achievement import Missing, Presence, Rules, Standing, standing
from trivet.events.attendance import Attended
from trivet.vocabulary import BookingState, CertificateKind
from trivet.web.awards.models import Certificate, CertificateFiles, IssueRun, SigningKey, State
from trivet.web.day.queries import attended, attended_all, is_register_closed
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import participants_booked
from trivet.web.feedback.queries import check_passed

_SHOWN = ("booking__participant", "booking__event__course__customer", "previous", "replacement", "key")


@dataclass(frozen=True, slots=True)
class Earner:
    """A booking of an event: what was attended, what that earns, and the certificates that there are."""

    booking: Booking
    attended: Attended
    standing: Standing
    certificates: tuple[Certificate, ...] = ()

    @property
    def due(self) -> tuple[CertificateKind, ...]:
        """Earned, and not issued yet. A revoked certificate is not due again: that is for a person to decide."""
        there = {one.is_achievement for one in self.certificates}
        return tuple(kind for kind in self.standing.earned if (kind is CertificateKind.ACHIEVEMENT) not in there)

    @property
    def has_outgrown(self) -> bool:
        """The register was corrected since: the certificate of presence says something else now."""
        standing = [one for one in self.certificates if not one.is_achievement and one.state == State.VALID]
        return any(self._differs(one) for one in standing)

    def _differs(self, one: Certificate) -> bool:
        said = one.said()
        now = (self.attended.minutes, self.attended.of, self.booking.printed_name)
        return one.kind not in self.standing.earned or (said.attended, said.minutes, said.name) != now


def certificates_of(event: Event) -> QuerySet[Certificate]:
    """The certificates of an event that count, by name; the replaced ones are their history."""
    rows = Certificate.objects.filter(booking__event=event, is_current=True)
    return rows.select_related(*_SHOWN).order_by("booking__printed_name", "id")


def certificates_for(booking: Booking) -> QuerySet[Certificate]:
    """Somebody's own, the one for being there first."""
    rows = Certificate.objects.filter(booking=booking, is_current=True)
    return rows.select_related(*_SHOWN).order_by("is_achievement")


def shown_by_number(number: str) -> Certificate | None:
    """What the public page may show; a certificate taken down at its holder's wish is not known to it."""
    return Certificate.objects.filter(number=number, is_shown=True).select_related(*_SHOWN).first()


def by_number(number: str) -> Certificate | None:
    """Any certificate of ours, for somebody who holds its file."""
    return Certificate.objects.filter(number=number).select_related(*_SHOWN).first()


def files_of(row: Certificate) -> CertificateFiles | None:
    """What was handed out; None when its time is over and it was deleted."""
    return CertificateFiles.objects.filter(certificate=row).first()


def history_of(row: Certificate) -> tuple[Certificate, ...]:
    """Every certificate of the same booking and sort, newest first."""
    rows = Certificate.objects.filter(booking_id=row.booking_id, is_achievement=row.is_achievement)
    return tuple(rows.order_by("-issued_at", "-id"))


def standing_of(booking: Booking, *, now: datetime) -> Standing:
    """What one booking has earned, and what is missing."""
    if booking.state != BookingState.BOOKED:
        return Standing(missing=(Missing.BOOKING,))
    if not is_register_closed(booking.event):
        return Standing(missing=(Missing.DAY if now < booking.event.ends_at else Missing.REGISTER,))
    return _standing(booking, attended(booking))


def earners(event: Event, *, now: datetime) -> tuple[Earner, ...]:
    """Everybody booked on an event, by name."""
    is_closed = is_register_closed(event)
    presence, issued = attended_all(event), _by_booking(certificates_of(event))
    missing = Standing(missing=(Missing.DAY if now < event.ends_at else Missing.REGISTER,))
    return tuple(
        Earner(one, there, _standing(one, there) if is_closed else missing, issued.get(one.pk, ()))
        for one in participants_booked(event).select_related("event")
        if (there := presence.get(one.pk)) is not None
    )


def due(event: Event, *, now: datetime) -> tuple[Earner, ...]:
    """Those who have earned something that was not issued yet."""
    return tuple(one for one in earners(event, now=now) if one.due)


def run_of(event: Event) -> IssueRun | None:
    return IssueRun.objects.filter(event=event).first()


def issued_before(moment: datetime) -> QuerySet[Certificate]:
    """Certificates whose time may be over: issued before a moment, and something of them is still kept."""
    return Certificate.objects.filter(issued_at__lt=moment, files__isnull=False).order_by("issued_at", "id")


def keys() -> QuerySet[SigningKey]:
    """Every key, the one that signs first."""
    return SigningKey.objects.select_related("created_by").order_by("-created_at", "-id")


def certificate_count(event: Event) -> int:
    return Certificate.objects.filter(booking__event=event, is_current=True).count()


def _standing(booking: Booking, there: Attended) -> Standing:
    event = booking.event
    rules = Rules(event.threshold, event.requires_check)
    passed = check_passed(booking) if event.requires_check else None
    return standing(Presence(there.minutes, there.of), passed, rules)


def _by_booking(rows: Iterable[Certificate]) -> Mapping[int, tuple[Certificate, ...]]:
    found: dict[int, tuple[Certificate, ...]] = {}
    for row in rows:
        found[row.booking_id] = (*found.get(row.booking_id, ()), row)
    return found
