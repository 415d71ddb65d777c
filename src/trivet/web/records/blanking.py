"""How personal data is taken out of rows that stay, so that they can still be counted: shared by clean-up and erasure."""

import secrets
from collections.abc import Collection
from datetime import datetime

from trivet.vocabulary import Regulator
from trivet.web.awards.actions import forget
from trivet.web.awards.models import Certificate
from trivet.web.events.models import Booking, BookingGroup, Participant
from trivet.web.post.models import Enclosed, Message, State, Step
from trivet.web.sales.models import Enquiry, Invoice, Quote

Ids = Collection[int]
NAMELESS = "Name no longer kept"
ERASED = "Somebody who was erased"
NOT_KEPT = "No longer kept"
#: Letters that may still go. Without their words they must not.
_WAITING = (State.QUEUED, State.FAILED, State.UNSURE)
_PREPARATION: dict[str, object] = {"prior": {}, "advice": [], "experience": ""}
_ENQUIRER = dict.fromkeys(("name", "email", "phone", "notes", "desk_notes", "lost_why", "postcode"), "")


def blank_needs(bookings: Ids, now: datetime) -> None:
    asked = Booking.objects.filter(pk__in=bookings).exclude(access_needs="", dietary_needs="")
    asked.update(access_needs="", dietary_needs="", needs_deleted_at=now)


def blank_preparation(bookings: Ids) -> None:
    Booking.objects.filter(pk__in=bookings).update(**_PREPARATION)


def blank_bookings(bookings: Ids, name: str, now: datetime) -> None:
    """Nobody's any more: the name, the needs and the answers go, and the old link leads nowhere."""
    blank_needs(bookings, now)
    for row in Booking.objects.filter(pk__in=bookings).only("pk"):
        token = secrets.token_urlsafe(24)
        Booking.objects.filter(pk=row.pk).update(printed_name=name, token=token, **_PREPARATION)


def blank_groups(groups: Ids, name: str = NAMELESS) -> None:
    """Who booked for others; their link leads nowhere from now on."""
    for row in BookingGroup.objects.filter(pk__in=groups).only("pk"):
        token = secrets.token_urlsafe(24)
        BookingGroup.objects.filter(pk=row.pk).update(name=name, email="", po_number="", token=token)


def blank_letters(letters: Ids) -> None:
    """Without reader, words and enclosures. One that still waited does not go any more."""
    Enclosed.objects.filter(message__in=letters).delete()
    Step.objects.filter(message__in=letters).update(words="")
    rows = Message.objects.filter(pk__in=letters)
    rows.filter(state__in=_WAITING).update(state=State.CANCELLED)
    rows.update(to="", subject=NOT_KEPT, text="", html="", unsubscribe="", error="")


def blank_certificates(certificates: Ids) -> None:
    for row in Certificate.objects.filter(pk__in=certificates):
        forget(row, by=None)
    Certificate.objects.filter(pk__in=certificates).exclude(reason="").update(reason=NOT_KEPT)


def blank_people(people: Ids, name: str, now: datetime) -> None:
    """The row stays, for what hangs on it; nothing in it says who it was."""
    Participant.objects.filter(pk__in=people).update(
        name=name, email="", job_role="", sector="", regulator=Regulator.GENERAL.value, registration_number="",
        organisation=None, user=None, wants_follow_up=False, erased_at=now,
    )  # fmt: skip


def blank_enquiries(enquiries: Ids, now: datetime) -> None:
    rows = Enquiry.objects.filter(pk__in=enquiries)
    rows.filter(state__in=("new", "quoted")).update(state="closed")
    rows.update(**_ENQUIRER, organisation="Forgotten", forgotten_at=now)


def blank_invoices(invoices: Ids) -> None:
    for row in Invoice.objects.filter(pk__in=invoices).only("pk", "lines"):
        lines = [{**line, "words": NOT_KEPT} for line in row.lines]
        Invoice.objects.filter(pk=row.pk).update(
            lines=lines, buyer_name=NOT_KEPT, buyer_address="", buyer_email="", po_number="", notes="", title=""
        )


def blank_quotes(quotes: Ids) -> None:
    for row in Quote.objects.filter(pk__in=quotes).only("pk", "lines"):
        lines = [{**line, "words": NOT_KEPT} for line in row.lines]
        Quote.objects.filter(pk=row.pk).update(
            lines=lines, to_name=NOT_KEPT, to_email="", to_address="", notes="", pdf=b"", pdf_hash="", frozen={},
            answered_name="", answered_role="", declined_why="", po_number="",
        )  # fmt: skip
