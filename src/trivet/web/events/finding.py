"""The person or the organisation that somebody means who types a name: an old row where there is one, else a new one."""

import re
from typing import TypeVar

from trivet.web.events.details import PersonDetails
from trivet.web.events.models import Organisation, Participant

Merged = TypeVar("Merged", Participant, Organisation)
_ASCII_START = re.compile(r"[A-Za-z0-9]*")
#: A person may have been merged into another one, and that one into a third; nobody is merged more often than this.
_MOST_MERGES = 10
#: Stored anew with every booking, where something was said.
_RENEWED = ("job_role", "sector", "registration_number")


def plain(name: str) -> str:
    """A name without the differences that nobody means: "  The  MILL " -> "the mill"."""
    return " ".join(name.split()).casefold()


def tidy(name: str) -> str:
    """A name as it is stored: no doubled spaces."""
    return " ".join(name.split())


def organisation_named(name: str) -> Organisation | None:
    """The organisation of that name, whatever its capitals and spaces; of a merged one the one that stays."""
    wanted = plain(name)
    if not wanted:
        return None
    # The database folds capitals only in English letters; the rest is compared here.
    start = _ASCII_START.match(tidy(name))
    rows = Organisation.objects.filter(name__istartswith=start.group() if start else "").order_by("id")
    found = next((row for row in rows if plain(row.name) == wanted), None)
    return _staying(found) if found else None


def find_organisation(name: str) -> Organisation | None:
    """The organisation of that name, made if there is none; None for an empty name."""
    if not plain(name):
        return None
    return organisation_named(name) or Organisation.objects.create(name=tidy(name))


def find_participant(person: PersonDetails) -> Participant:
    """Who has this e-mail address and this name; without an address, this name at this organisation. Else a new row."""
    organisation = find_organisation(person.organisation)
    row = _known(person, organisation)
    if row is None:
        return Participant.objects.create(**_columns(person), name=tidy(person.name), organisation=organisation)
    if organisation is not None:
        row.organisation = organisation
    for name in _RENEWED:
        setattr(row, name, getattr(person, name) or getattr(row, name))
    row.language, row.regulator = person.language, person.regulator
    row.save()
    return row


def _known(person: PersonDetails, organisation: Organisation | None) -> Participant | None:
    if not (person.email.strip() or organisation):
        return None
    rows = Participant.objects.filter(email__iexact=person.email.strip(), erased_at=None).order_by("id")
    if not person.email.strip():
        rows = rows.filter(organisation=organisation)
    found = next((row for row in rows if plain(row.name) == plain(person.name)), None)
    return _staying(found) if found else None


def _columns(person: PersonDetails) -> dict[str, str]:
    return {
        "email": person.email.strip().lower(),
        "language": person.language,
        "job_role": person.job_role,
        "sector": person.sector,
        "regulator": person.regulator,
        "registration_number": person.registration_number,
    }


def _staying(row: Merged) -> Merged:
    for _ in range(_MOST_MERGES):
        if row.merged_into is None:
            break
        row = row.merged_into
    return row
