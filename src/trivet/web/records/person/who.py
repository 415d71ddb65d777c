"""Who somebody is across the rooms: their row, the rows merged into it, their address, their account."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from trivet.web.events.models import Booking, BookingGroup, Participant
from trivet.web.people.models import User
from trivet.web.post.models import Message
from trivet.web.sales.models import Enquiry, Invoice, Quote


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in every room. `email` is empty where others share the address: then it proves nothing."""

    row: Participant
    ids: tuple[int, ...]
    bookings: tuple[int, ...]
    email: str
    is_shared: bool
    account: User | None

    def letters(self) -> "QuerySet[Message]":
        about = Q(about__in=[f"booking:{one}" for one in self.bookings])
        about |= Q(about__in=[f"participant:{one}" for one in self.ids])
        return Message.objects.filter(about | self._by("to")).order_by("id")

    def groups(self) -> "QuerySet[BookingGroup]":
        return BookingGroup.objects.filter(self._by("email")).order_by("id")

    def enquiries(self) -> "QuerySet[Enquiry]":
        return Enquiry.objects.filter(self._by("email")).order_by("id")

    def quotes(self) -> "QuerySet[Quote]":
        return Quote.objects.filter(self._by("to_email")).order_by("id")

    def invoices(self) -> "QuerySet[Invoice]":
        """Those that went to them, and those on which their place stands."""
        return Invoice.objects.filter(self._by("buyer_email") | Q(booked__booking__in=self.bookings)).distinct()

    def _by(self, column: str) -> Q:
        return Q(**{f"{column}__iexact": self.email}) if self.email else Q(pk__in=())


def person_for(user: User, participant_id: int) -> Person:
    """Somebody's data, for the owner. Whoever was merged is who they are now. Raises Http404."""
    rows = Participant.objects.select_related("merged_into", "user", "organisation")
    found = rows.filter(pk=participant_id).first() if user.is_owner else None
    if found is None:
        raise Http404("There is no such person.")
    return person(found.merged_into or found)


def person(row: Participant) -> Person:
    ids = (row.pk, *Participant.objects.filter(merged_into=row).values_list("pk", flat=True))
    email = row.email.strip()
    others = Participant.objects.filter(email__iexact=email, merged_into=None).exclude(pk__in=ids)
    is_shared = bool(email) and others.exists()
    account = row.user
    if account is None and email and not is_shared:
        account = User.objects.filter(email__iexact=email).first()
    bookings = Booking.objects.filter(participant__in=ids).order_by("id")
    return Person(
        row, ids, tuple(bookings.values_list("pk", flat=True)), "" if is_shared else email, is_shared, account
    )
