"""Everything held on one person, opened for that person: as plain values, room by room."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model, QuerySet

from trivet.web.awards.models import Certificate
from trivet.web.day.models import Mark
from trivet.web.events.models import Booking
from trivet.web.events.needs import needs_of
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.feedback.queries import opened as opened_form
from trivet.web.people.audit import SAW, sentence
from trivet.web.people.models import AuditEntry, User
from trivet.web.practice.models import Session
from trivet.web.records.models import DataRequest
from trivet.web.records.person.who import Person
from trivet.web.records.practised import follow_through, owned_models, practised, transcripts
from trivet.web.secrets import SealError, keyring

Row = dict[str, object]
Part = tuple[str, list[Row]]
Encoder = DjangoJSONEncoder
#: What opens something, or means nothing to a reader.
_LEFT_OUT = frozenset(
    {
        "password",
        "token",
        "submission",
        "nonce",
        "pdf",
        "pdf_hash",
        "html",
        "key",
        "unsubscribe",
        "frozen",
        "number_uuid",
    }
)
_LOST = "(These words can no longer be opened.)"


def everything(person: Person) -> tuple[Part, ...]:
    """(heading, rows), empty parts left out."""
    parts: tuple[Part, ...] = (
        ("You", [_row(person.row)]),
        ("Your bookings", [_booking(row) for row in _bookings(person)]),
        ("Your attendance", _rows(Mark.objects.filter(booking__in=person.bookings))),
        ("Your forms", [_form(row) for row in FormAnswer.objects.filter(booking__in=person.bookings).order_by("id")]),
        ("Forms that you began", [_form(row) for row in FormDraft.objects.filter(booking__in=person.bookings)]),
        ("Your certificates", _rows(Certificate.objects.filter(booking__in=person.bookings))),
        ("Letters to you", _rows(person.letters())),
        ("Groups that you booked", _rows(person.groups())),
        ("Your enquiries", _rows(person.enquiries())),
        ("Quotes to you", _rows(person.quotes())),
        ("Invoices", _rows(person.invoices())),
        ("Your meetings with simulated clients", list(transcripts(person))),
        ("What else you practised", _drilled(person)),
        *follow_through(person, _rows),
        *(_account(person.account) if person.account else ()),
        ("Requests about your data", _rows(DataRequest.objects.filter(participant__in=person.ids))),
        ("Who looked, and what was done", _log(person)),
    )
    return tuple((heading, rows) for heading, rows in parts if rows)


def _bookings(person: Person) -> "QuerySet[Booking]":
    return Booking.objects.filter(pk__in=person.bookings).select_related("event__course", "event__venue").order_by("id")


def _booking(row: Booking) -> Row:
    event, needs = row.event, needs_of(row)
    place = event.venue.name if event.venue else event.delivery
    about: Row = {"course": str(event), "date": event.date, "second_date": event.second_date, "place": place}
    return about | _row(row) | {"access_needs": needs.access, "dietary_needs": needs.dietary}


def _form(row: FormAnswer | FormDraft) -> Row:
    return _row(row) | {"words": opened_form(row)}


def _drilled(person: Person) -> list[Row]:
    """Other practice: each row with what hangs on it."""
    others = [model for model in owned_models() if model is not Session]
    return [_with_parts(row) for model in others for row in practised(model, person)]


def _with_parts(row: Model) -> Row:
    parts = [one for one in row._meta.related_objects if one.one_to_many and not one.null]
    return _row(row) | {
        str(one.get_accessor_name()): _rows(one.related_model._base_manager.filter(**{one.field.name: row}))
        for one in parts
    }


def _account(user: User) -> Iterable[Part]:
    """The account and the learning room, which is above this one: its rows are reached through their models' names."""
    enrolments = list(user.enrolments.order_by("id"))
    yield "Your account", [_row(user)]
    yield "Your courses", [_row(row) for row in enrolments]
    for heading, name, shown in _LEARNING:
        model = apps.get_model("learning", name)
        rows = model._base_manager.filter(enrolment__in=enrolments).order_by("pk")
        yield heading, [shown(row) for row in rows]


def _note(row: Model) -> Row:
    shown = _row(row)
    sealed = str(shown.pop("body"))
    # As trivet.web.learning.queries.bound_to says, which stands above this room; a test compares them.
    bound_to = f"learning_note.body:{shown['enrolment_id']}:{shown['reflection']}"
    try:
        words = keyring().unseal(sealed, bound_to=bound_to) if sealed else ""
    except SealError:
        words = _LOST
    return shown | {"words": words}


def _log(person: Person) -> list[Row]:
    names = [f"participant:{one}" for one in person.ids] + [f"booking:{one}" for one in person.bookings]
    entries = AuditEntry.objects.filter(object__in=names).select_related("actor").order_by("id")
    return [
        {"at": entry.at, "words": sentence(entry), "what": ", ".join(entry.detail) if entry.verb == SAW else ""}
        for entry in entries
    ]


def _rows(rows: "QuerySet[Any]") -> list[Row]:
    return [_row(row) for row in rows]


def _row(row: Model) -> Row:
    """A row's own columns, without files and without what opens something."""
    fields = [field for field in row._meta.concrete_fields if not isinstance(field, BinaryField)]
    found: Mapping[str, object] = {field.attname: field.value_from_object(row) for field in fields}
    return {name: value for name, value in found.items() if name not in _LEFT_OUT}


_LEARNING: tuple[tuple[str, str, Callable[[Model], Row]], ...] = (
    ("What you read", "ModuleProgress", _row),
    ("Your notes", "Note", _note),
    ("Your answers to checks", "CheckAnswer", _row),
)
