"""The answers of an event as a table for a spreadsheet: people as numbers that change with every download."""

import csv
import io
from collections.abc import Iterator, Sequence
from random import Random

from trivet.content.schema.forms import FormKind
from trivet.events.forms import Asked, every
from trivet.web.events.models import Event
from trivet.web.feedback.models import FormAnswer
from trivet.web.feedback.queries import forms_of, opened
from trivet.web.feedback.results import whole_form
from trivet.web.training.queries import library

#: What a spreadsheet would take for the start of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEAD = ("person", "form", "set", "language", "source", "content", "right", "of")


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet runs."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def answers_csv(event: Event, chance: Random) -> str:
    """One row a form, a person's forms under one number. The numbers are drawn anew by `chance` each time."""
    forms = [row for kind in FormKind for row in forms_of(event, kind)]
    people = sorted({row.booking_id for row in forms})
    chance.shuffle(people)
    number = {booking: f"P{at:02}" for at, booking in enumerate(people, 1)}
    names = _columns(event)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*_HEAD, *names])
    for row in sorted(forms, key=lambda one: (number[one.booking_id], one.pk)):
        writer.writerow([safe_cell(cell) for cell in _row(row, number[row.booking_id], names)])
    return out.getvalue()


def _columns(event: Event) -> list[str]:
    """Every question of every form once: odd and even bookings meet different scenes."""
    asked: Iterator[Asked] = (
        one for kind in FormKind for booking in (1, 2) for one in every(whole_form(event, kind, booking))
    )
    return list(dict.fromkeys(one.id for one in asked))


def _row(row: FormAnswer, person: str, names: Sequence[str]) -> list[object]:
    words = {} if not row.words else opened(row)
    if row.answers.get(library().forms.file.scenes.private.id):
        scenes = {one.id for name in ("a", "b") for one in library().forms.vignettes(name)}
        words = {name: text for name, text in words.items() if name not in scenes}
    head = [person, row.kind, row.scene_set, row.language, row.source, row.content_version]
    marks = ["" if mark is None else mark for mark in (row.check_right, row.check_of)]
    return [*head, *marks, *(_cell(words.get(name, row.answers.get(name, ""))) for name in names)]


def _cell(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list) else value
