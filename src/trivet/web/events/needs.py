"""Access and dietary needs: sealed where they are stored, opened for the trainer of the day and for their owner."""

from datetime import datetime

from trivet.web.events.details import Needs
from trivet.web.events.models import Booking
from trivet.web.secrets import SealError, keyring

_LOST = "(These words can no longer be opened. Ask the person.)"


def seal_needs(booking: Booking, needs: Needs) -> None:
    """Put needs on a stored booking; the caller saves. They are bound to their row: copied elsewhere they do not open."""
    booking.access_needs = _sealed(needs.access, booking, "access_needs")
    booking.dietary_needs = _sealed(needs.dietary, booking, "dietary_needs")


def needs_of(booking: Booking) -> Needs:
    """What somebody asked for. Words whose key is gone say so instead of failing a whole page."""
    return Needs(
        _opened(booking.access_needs, booking, "access_needs"), _opened(booking.dietary_needs, booking, "dietary_needs")
    )


def forget_needs(booking: Booking, now: datetime) -> None:
    """Take needs away; the caller saves."""
    if booking.access_needs or booking.dietary_needs:
        booking.needs_deleted_at = now
    booking.access_needs = booking.dietary_needs = ""


def _sealed(words: str, booking: Booking, column: str) -> str:
    return keyring().seal(words, bound_to=f"booking.{column}.{booking.pk}") if words.strip() else ""


def _opened(sealed: str, booking: Booking, column: str) -> str:
    if not sealed:
        return ""
    try:
        return keyring().unseal(sealed, bound_to=f"booking.{column}.{booking.pk}")
    except SealError:
        return _LOST
