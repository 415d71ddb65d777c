"""Who the provider knows: people, where they work, and which rows may be the same one twice."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from trivet.web.events.models import Booking, Organisation, Participant

Row = TypeVar("Row", Participant, Organisation)
#: Words that make no difference between two organisations.
_FORMS = frozenset({"the", "ltd", "limited", "cic", "plc", "llp", "cio", "y", "yr"})
#: More suggestions than this are not read.
MOST_PAIRS = 50


def people(search: str = "") -> QuerySet[Participant]:
    """Everybody by name, each with `booking_count`; merged and erased rows are left out."""
    rows = Participant.objects.filter(merged_into=None, erased_at=None).select_related("organisation")
    rows = rows.annotate(booking_count=Count("bookings")).order_by("name", "id")
    by = Q(name__icontains=search) | Q(email__icontains=search) | Q(organisation__name__icontains=search)
    return rows.filter(by) if search else rows


def organisations(search: str = "") -> QuerySet[Organisation]:
    """Every organisation by name, each with `people_count`."""
    rows = Organisation.objects.filter(merged_into=None).select_related("customer")
    rows = rows.annotate(people_count=Count("participants", filter=Q(participants__merged_into=None)))
    rows = rows.order_by("name", "id")
    return rows.filter(name__icontains=search) if search else rows


def bookings_of(person: Participant) -> QuerySet[Booking]:
    """What somebody booked, the newest day first."""
    rows = Booking.objects.filter(participant=person).select_related("event__course__customer", "event__venue")
    return rows.order_by("-event__date", "-id")


def people_of(organisation: Organisation) -> QuerySet[Participant]:
    return people().filter(organisation=organisation)


def twins_among_people() -> tuple[tuple[Participant, Participant], ...]:
    """Pairs that may be one person: the same address, or the same name at the same organisation."""
    rows = list(people())
    by_address = _alike(rows, lambda row: row.email.lower() or None)
    by_name = _alike(rows, lambda row: (_plain(row.name), row.organisation_id) if row.organisation_id else None)
    return tuple(dict.fromkeys((*by_address, *by_name)))[:MOST_PAIRS]


def twins_among_organisations() -> tuple[tuple[Organisation, Organisation], ...]:
    """Pairs whose names differ in capitals, stops and legal forms only."""
    return tuple(_alike(list(organisations()), lambda row: _firm(row.name)))[:MOST_PAIRS]


def _alike(rows: Iterable[Row], key: Callable[[Row], Hashable | None]) -> list[tuple[Row, Row]]:
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        found = key(row)
        if found is not None:
            groups[found].append(row)
    return [(group[0], other) for group in groups.values() for other in group[1:]]


def _plain(text: str) -> str:
    """Letters and figures only, without capitals and accents."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare))


def _firm(name: str) -> str | None:
    return " ".join(word for word in _plain(name.replace("&", " and ")).split() if word not in _FORMS) or None
