"""People and bookings as CSV: written out, and read back line by line with what is wrong in each."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from trivet.web.events.details import BookingDetails, PersonDetails
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.events.models.people import LANGUAGES, REGULATORS
from trivet.web.people.spreadsheet import SpreadsheetError, read, write
from trivet.web.training.models import SECTORS

PEOPLE = ("name", "email", "organisation", "role", "sector", "regulator", "registration_number", "language")
BOOKINGS = (*PEOPLE, "printed_name", "po_number", "state", "source", "event", "date", "booked_at", "price")
NEEDED = ("name", "email")
#: More lines than this are not one event's list.
MOST_LINES = 1000
_ROOT = uuid.UUID("0b1f5a62-6a52-4df7-8c0e-7a2f9f7a1d11")
_LENGTHS = {
    "name": 300,
    "organisation": 300,
    "printed_name": 300,
    "role": 200,
    "registration_number": 60,
    "po_number": 60,
}
_CHOICES = {
    "sector": {value for value, _ in SECTORS},
    "regulator": {value for value, _ in REGULATORS},
    "language": {value for value, _ in LANGUAGES},
}


class LineError(ValueError):
    """A line that cannot be taken. The message says why."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file would do: whom it names, and what is wrong with which lines."""

    lines: tuple[tuple[int, BookingDetails], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def may_be_stored(self) -> bool:
        return bool(self.lines) and not self.faults


def people_csv(people: Iterable[Participant]) -> str:
    return write(PEOPLE, (_person(one) for one in people))


def bookings_csv(bookings: Iterable[Booking]) -> str:
    return write(BOOKINGS, (_booking(one) for one in bookings))


def incoming(text: str) -> Incoming:
    """Read a list of people. Nothing is stored; every bad line is named."""
    found: list[tuple[int, BookingDetails]] = []
    faults: list[str] = []
    try:
        for number, cells in read(text, NEEDED):
            if not any(cells.values()):
                continue
            try:
                found.append((number, _details(cells)))
            except LineError as error:
                faults.append(f"Line {number}: {error}")
    except SpreadsheetError as error:
        return Incoming(faults=(str(error),))
    return Incoming(tuple(found), (*faults, *_doubles(found), *_too_many(found)))


def number_of(event: Event, line: BookingDetails) -> uuid.UUID:
    """The same person in the same event gets the same number: a file sent twice books nobody twice."""
    return uuid.uuid5(_ROOT, f"{event.pk}/{line.person.email.lower()}/{line.person.name.casefold()}")


def _details(cells: Mapping[str, str]) -> BookingDetails:
    name = cells["name"]
    if not name:
        raise LineError("there is no name.")
    for column, most in _LENGTHS.items():
        if len(cells.get(column, "")) > most:
            raise LineError(f"“{column}” has {len(cells[column])} signs; the most is {most}.")
    for column, known in _CHOICES.items():
        given = cells.get(column, "")
        if given and given not in known:
            raise LineError(f"“{given}” is no {column} that we know; use one of {', '.join(sorted(known))}.")
    if any(ord(sign) < 32 for cell in cells.values() for sign in cell):
        raise LineError("a cell holds a sign that cannot be printed.")
    person = PersonDetails(
        name=name,
        email=_email(cells["email"]),
        language=cells.get("language") or "en",
        organisation=cells.get("organisation", ""),
        job_role=cells.get("role", ""),
        sector=cells.get("sector", ""),
        regulator=cells.get("regulator") or "general",
        registration_number=cells.get("registration_number", ""),
    )
    return BookingDetails(
        person=person,
        printed_name=cells.get("printed_name", "") or name,
        po_number=cells.get("po_number", ""),
        source="csv",
    )


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise LineError(f"“{text[:80]}” is not an e-mail address.") from error
    return text


def _doubles(found: Iterable[tuple[int, BookingDetails]]) -> Iterator[str]:
    same = Counter((line.person.email.lower(), line.person.name.casefold()) for _, line in found)
    for (email, _), count in same.items():
        if count > 1:
            yield f"{email} stands in {count} lines with the same name. Keep one of them."


def _too_many(found: list[tuple[int, BookingDetails]]) -> Iterator[str]:
    if len(found) > MOST_LINES:
        yield f"The file names {len(found)} people; the most at once is {MOST_LINES}. Cut it into pieces."


def _person(row: Participant) -> dict[str, object]:
    return {
        "name": row.name,
        "email": row.email,
        "organisation": row.organisation.name if row.organisation else "",
        "role": row.job_role,
        "sector": row.sector,
        "regulator": row.regulator,
        "registration_number": row.registration_number,
        "language": row.language,
    }


def _booking(row: Booking) -> dict[str, object]:
    own = {
        "printed_name": row.printed_name,
        "po_number": row.po_number,
        "state": row.state,
        "source": row.source,
        "event": str(row.event),
        "date": row.event.date.isoformat(),
        "booked_at": row.created_at.isoformat(timespec="minutes"),
        "price": f"{row.price / 100:.2f}",
        "language": row.language,
    }
    return {**_person(row.participant), **own}
