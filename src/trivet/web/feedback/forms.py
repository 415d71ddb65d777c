"""A page of a form as Django's form: large things to tap, nothing that must be answered."""

import uuid

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from trivet.events.evaluation import Value
from trivet.events.forms import Asked, Asking, Part
from trivet.web.feedback.actions import Filled
from trivet.web.feedback.queries import Given

MOST_WORDS = 2000

_TOO_LONG = ngettext_lazy(
    "That is %(show_value)d characters, and %(limit_value)d fit. Nothing is lost: shorten it and send again.",
    "That is %(show_value)d characters, and %(limit_value)d fit. Nothing is lost: shorten it and send again.",
    "limit_value",
)


class WordsField(forms.CharField):
    """A few sentences. What is too long is refused, and stays in the box."""

    def __init__(self, *, label: str, help_text: str = "", rows: int = 4) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "spellcheck": "true"})
        super().__init__(label=label, required=False, help_text=help_text, widget=widget)
        self.validators.append(MaxLengthValidator(MOST_WORDS, _TOO_LONG))

    def to_python(self, value: object) -> str:
        # A browser ends lines with CR LF and would count each of them twice.
        return str(super().to_python(value)).replace("\r\n", "\n")


class PartForm(forms.Form):
    """One page. `filled()` after is_valid()."""

    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, part: Part, data: QueryDict | None = None, *, given: Given) -> None:
        known = {one.id: given.words.get(one.id, given.answers.get(one.id)) for one in part.questions}
        super().__init__(data, initial={**known, "submission": uuid.uuid4()})
        self.part = part
        for one in part.questions:
            self.fields[one.id] = _FIELDS[one.how](one)

    def rows(self, *, extra: bool = False) -> list[tuple[Asked, BoundField]]:
        """The questions with their fields."""
        return [(one, self[one.id]) for one in (self.part.extra if extra else self.part.main)]

    def extra_rows(self) -> list[tuple[Asked, BoundField]]:
        return self.rows(extra=True)

    @property
    def extra_is_open(self) -> bool:
        """Something in the long form was answered, or is wrong."""
        return any(field.errors or field.value() for _, field in self.extra_rows())

    def filled(self) -> Filled:
        answers: dict[str, Value] = {}
        words: dict[str, str] = {}
        for one in self.part.questions:
            value = self.cleaned_data.get(one.id)
            if value in (None, "", [], False):
                continue
            if one.how is Asking.WORDS:
                words[one.id] = str(value)
            else:
                answers[one.id] = int(str(value)) if one.how is Asking.SCALE else value
        return Filled((self.part,), answers, words)

    def number(self) -> uuid.UUID:
        """The number of this page as it was drawn: pressed twice, it is sent once."""
        return self.cleaned_data.get("submission") or uuid.uuid4()


_NOT_THERE = _("That answer is not one of these. Choose again; nothing else was lost.")


def _one(asked: Asked) -> forms.Field:
    return forms.ChoiceField(
        label=asked.text, choices=asked.options, required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": _NOT_THERE}, help_text=asked.hint,
    )  # fmt: skip


def _many(asked: Asked) -> forms.Field:
    return forms.MultipleChoiceField(
        label=asked.text, choices=asked.options, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _NOT_THERE}, help_text=asked.hint,
    )  # fmt: skip


def _words(asked: Asked) -> forms.Field:
    return WordsField(label=asked.text, help_text=asked.hint)


def _tick(asked: Asked) -> forms.Field:
    return forms.BooleanField(label=asked.text, required=False)


_FIELDS = {Asking.SCALE: _one, Asking.ONE: _one, Asking.MANY: _many, Asking.WORDS: _words, Asking.TICK: _tick}
