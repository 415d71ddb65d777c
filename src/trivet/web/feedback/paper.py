"""Typing in a form from paper: numbers and letters only, one person after the other, by keyboard alone."""

import re
import uuid
from collections.abc import Callable, Iterable
from itertools import groupby

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from trivet.content.schema.forms import PartKind
from trivet.events.evaluation import Value
from trivet.events.forms import SCALE, Asked, Asking, Part
from trivet.web.feedback.actions import Filled
from trivet.web.feedback.forms import WordsField

_LETTERS = "abcd"


class PaperForm(forms.Form):
    """All pages of one person's form. A choice is typed as the number or the letter that stands beside it on paper."""

    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)
    booking = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, parts: tuple[Part, ...], booking: int, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"submission": uuid.uuid4(), "booking": booking})
        self.parts = parts
        for part in parts:
            for number, one in enumerate(part.questions, 1):
                self.fields[one.id] = _field(_label(part, number, one), one, lettered=part.kind is PartKind.CHECK)

    def groups(self) -> list[tuple[Part, list[tuple[bool, list[BoundField]]]]]:
        """Each page in the order of the paper, as runs of what is typed as words and what is typed as a sign."""
        return [(part, self._runs(part)) for part in self.parts]

    def filled(self) -> Filled:
        answers: dict[str, Value] = {}
        words: dict[str, str] = {}
        for one in (question for part in self.parts for question in part.questions):
            value = self.cleaned_data.get(one.id)
            if value in (None, "", [], False):
                continue
            if one.how is Asking.WORDS:
                words[one.id] = str(value)
            else:
                answers[one.id] = value
        return Filled(self.parts, answers, words)

    def number(self) -> uuid.UUID:
        return self.cleaned_data.get("submission") or uuid.uuid4()

    def _runs(self, part: Part) -> list[tuple[bool, list[BoundField]]]:
        runs = groupby(part.questions, key=lambda one: one.how is Asking.WORDS)
        return [(is_words, [self[one.id] for one in run]) for is_words, run in runs]


class SignField(forms.CharField):
    """A short answer, read by `read`, which says None when it makes no sense of it."""

    def __init__(self, *, label: str, help_text: str, read: "Callable[[str], Value | None]", error: str) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text", "size": "4"})
        super().__init__(label=label, help_text=help_text, required=False, max_length=40, widget=widget)
        self.read, self.error = read, error

    def clean(self, value: object) -> "Value | None":
        text = str(super().clean(value)).strip().lower()
        if not text:
            return None
        found = self.read(text)
        if found is None:
            raise forms.ValidationError(self.error)
        return found


def _label(part: Part, number: int, one: Asked) -> str:
    """As on paper, where scenes have no numbers: most people are asked only some of them."""
    if part.kind is PartKind.SCENES:
        return f"{one.scene.who}: {one.scene.says}" if one.scene else one.text
    return f"{number}. {one.text}"


def _field(label: str, one: Asked, *, lettered: bool) -> forms.Field:
    if one.how is Asking.WORDS:
        return WordsField(label=label, rows=2)
    if one.how is Asking.SCALE:
        return SignField(label=label, help_text="", read=_scale, error="Type a number from 0 to 10.")
    if one.how is Asking.TICK:
        return SignField(label=label, help_text="x, if ticked", read=_tick, error="Type x, or leave it empty.")
    return _choice(label, one, _LETTERS if lettered else "")


def _choice(label: str, one: Asked, letters: str) -> SignField:
    signs = [letters[at] if letters else str(at + 1) for at in range(len(one.options))]
    values = dict(zip(signs, (value for value, _ in one.options), strict=True))
    told = (
        ", ".join(f"{sign} {text}" for sign, (_, text) in zip(signs, one.options, strict=True)) if not letters else ""
    )
    many = one.how is Asking.MANY
    read = (lambda text: _many(values, text)) if many else values.get
    some = ", several with a space between" if many else ""
    return SignField(label=label, help_text=told, read=read, error=f"Type one of {', '.join(signs)}{some}.")


def _scale(text: str) -> Value | None:
    return int(text) if text in SCALE else None


def _tick(text: str) -> Value | None:
    return True if text in ("x", "y", "1") else None


def _many(values: dict[str, str], text: str) -> Value | None:
    signs: Iterable[str] = re.split(r"[\s,;]+", text)
    found = [values.get(sign) for sign in signs if sign]
    return None if None in found else [value for value in dict.fromkeys(found) if value]
