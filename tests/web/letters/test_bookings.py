"""Letters about a booking: who gets what, in which language, and with what beside it."""

from trivet.web.events import letters
from trivet.web.events.models import Booking
from trivet.web.post.models import Message


def test_a_booking_is_confirmed_once(booking: Booking):
    first, second = letters.booked(booking), letters.booked(booking)
    assert first == second and Message.objects.count() == 1
    assert first is not None and first.to == "sian@example.org" and first.state == "queued"
    assert first.subject == "You have a place: A day of rehearsal, Thursday 4 March 2027"
    assert "Dear Siân Ŵyn," in first.text and "Canal Mill, 1 Tow Path, Lancaster, LA1 1AA" in first.text
    assert [one.name for one in first.enclosures.all()] == ["invitation.ics"]
