"""The letters about one booking, written when something happens to it."""

from django.utils import timezone
from django.utils.translation import ngettext

from trivet.events.money import pounds
from trivet.web.events.letters.invitations import invitation, withdrawal
from trivet.web.events.letters.post import about, known, spoken, to_participant
from trivet.web.events.letters.words import dates, ladder_of, moment, of_event, page, title
from trivet.web.events.models import Booking, BookingGroup
from trivet.web.post.actions import drop, queue
from trivet.web.post.models import Message

_MOOT = "The booking changed before this was due."


def booked(booking: Booking) -> Message | None:
    """You have a place. With an invitation."""
    with spoken(booking.language):
        invite = invitation(booking, stamp=timezone.now())
        return to_participant("booked", booking, words=known("booked", booking), enclosures=[invite])


def waiting(booking: Booking, *, line: int | None = None) -> Message | None:
    """You are on the list. `line`: how many wait before them."""
    with spoken(booking.language):
        words = known("waiting", booking, line="" if line is None else str(line))
        return to_participant("waiting", booking, words=words)


def offered(booking: Booking) -> Message | None:
    """A place is held for you until an hour that is named."""
    assert booking.offered_until is not None
    with spoken(booking.language):
        own = page("portal:booking", booking.token)
        words = known("offered", booking, expires=moment(booking.offered_until), accept_link=own, decline_link=own)
        return to_participant("offered", booking, words=words)


def offer_lapsed(booking: Booking) -> Message | None:
    """The offer was not taken in time."""
    with spoken(booking.language):
        drop(about(booking), _MOOT)
        return to_participant("offer-lapsed", booking, words=known("offer-lapsed", booking))


def cancelled(booking: Booking) -> Message | None:
    """The booking is cancelled; whatever still waited about it does not go."""
    with spoken(booking.language):
        drop(about(booking), _MOOT)
        words = known("cancelled", booking, fee=pounds(booking.fee) if booking.fee else "")
        files = [withdrawal(booking, stamp=timezone.now())] if booking.state_before != "waiting" else []
        return to_participant("cancelled", booking, words=words, enclosures=files)


def moved(booking: Booking) -> Message | None:
    """The new booking that took an earlier one's place: another date, or another person."""
    before = booking.previous
    with spoken(booking.language):
        earlier = ""
        if before is not None:
            drop(about(before), _MOOT)
            if before.event_id != booking.event_id:
                earlier = f"{title(before.event)}, {dates(before.event.days)}"
        files = [invitation(booking, stamp=timezone.now())]
        if before is not None and before.participant_id == booking.participant_id:
            files.append(withdrawal(before, stamp=timezone.now()))
        letter = to_participant("moved", booking, words=known("moved", booking, earlier=earlier), enclosures=files)
    if before is not None and before.participant_id != booking.participant_id:
        cancelled(before)
    return letter


def group_booked(group: BookingGroup) -> Message | None:
    """To whoever booked several people. Each of them has a letter of their own."""
    rows = list(group.bookings.select_related("participant").order_by("id"))
    with spoken(group.language):
        words = {
            **{key: said for key, said in of_event(group.event).items() if key not in ("notes", "emergency_phone")},
            "name": group.name,
            "names": "\n".join(row.printed_name for row in rows),
            "count": ngettext("%(count)d person", "%(count)d people", len(rows)) % {"count": len(rows)},
            "manage_link": page("portal:group", group.token),
            "ladder": ladder_of(group.event.terms, group.event.price),
            "po_number": group.po_number,
        }
        return queue(
            "group-booked", to=group.email, language=group.language, words=words, key=f"group-booked:{group.pk}",
            about=f"group:{group.pk}", event=group.event_id,
        )  # fmt: skip
