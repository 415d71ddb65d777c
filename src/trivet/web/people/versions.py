"""Two people editing one thing: the second to save is told, and loses nothing."""

from datetime import datetime
from typing import Protocol

from django.forms import Form
from django.http import QueryDict
from django.utils import timezone

from trivet.web.people.models import User


class Versioned(Protocol):
    version: int
    updated_at: datetime

    @property
    def updated_by(self) -> User | None: ...


class ChangedMeanwhileError(ValueError):
    """Somebody else saved the same thing after this form was opened. `version` is the one that stands now."""

    def __init__(self, row: Versioned) -> None:
        who = row.updated_by.name if row.updated_by else "Somebody"
        when = timezone.localtime(row.updated_at)
        super().__init__(
            f"{who} saved this at {when:%H:%M} on {when.day} {when:%B}, after you had opened it. "
            "Nothing that you typed is lost: it stands below, and theirs is what is stored. "
            "Save again to put yours in its place, or open the page anew to see theirs."
        )
        self.version = row.version


def check_version(row: Versioned, seen: int) -> None:
    """Raises ChangedMeanwhileError unless the form was opened on the row as it stands."""
    if row.version != seen:
        raise ChangedMeanwhileError(row)


def opened_anew(form: Form, error: ChangedMeanwhileError) -> None:
    """Say so on the form, which from now on stands on the stored row: saving again puts it in that row's place."""
    form.add_error(None, str(error))
    form.data = with_values(form, version=str(error.version))


def with_values(form: Form, **values: str) -> QueryDict:
    """What was sent with a form, with some of it changed."""
    assert isinstance(form.data, QueryDict)
    data = form.data.copy()
    for name, value in values.items():
        data[name] = value
    return data
