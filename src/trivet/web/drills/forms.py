"""What a learner sends from a drill. Errors are worded for a person, and nothing that was typed is lost."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from trivet.vocabulary import Component, MoveId
from trivet.web.drills.models import FELT, HOWS, REASONS
from trivet.web.practice.naming import MOST

LONGEST = 1000
_MOVES = [(move.value, move.value) for move in MoveId]


class BeginForm(forms.Form):
    """Which parallel form is begun; the number of this page makes two presses one."""

    submission = forms.UUIDField(required=False)
    form = forms.SlugField(max_length=1, required=False)

    def number(self) -> uuid.UUID:
        return self.cleaned_data.get("submission") or uuid.uuid4()


class HardestForm(forms.Form):
    leg = forms.ChoiceField(
        choices=[(leg.value, leg.value) for leg in Component],
        error_messages={"required": _("Choose one of the three."), "invalid_choice": _("Choose one of the three.")},
    )


class TryForm(forms.Form):
    """An answer to a line: said aloud, or typed. What is typed is read once, for the page that follows, and not kept."""

    place = forms.IntegerField(min_value=1, max_value=99)
    how = forms.ChoiceField(choices=HOWS)
    words = forms.CharField(
        required=False, max_length=LONGEST,
        error_messages={"max_length": _("That is more than anybody could take in at once: %(show_value)d characters, and %(limit_value)d fit. Your words are still in the box.")},
    )  # fmt: skip

    def clean(self) -> dict[str, object]:
        found = super().clean() or {}
        if found.get("how") == "typed" and not self.errors and not str(found.get("words", "")).strip():
            self.add_error("words", _("Write what you would say, or say it aloud and press the other button."))
        return found

    @property
    def said(self) -> str:
        """What was typed, if this was typed."""
        return str(self.cleaned_data.get("words", "")).strip() if self.cleaned_data.get("how") == "typed" else ""


class NamedForm(TryForm):
    """The same, with the moves that it was, and at the second try how it felt."""

    move = forms.MultipleChoiceField(
        choices=_MOVES, required=False,
        error_messages={"invalid_choice": _("One of those moves is not in the list. Name it again.")},
    )  # fmt: skip
    felt = forms.ChoiceField(choices=[("", ""), *FELT], required=False)

    def __init__(self, data: object, *, must_name: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.must_name = must_name

    def clean_move(self) -> tuple[MoveId, ...]:
        named = tuple(dict.fromkeys(MoveId(one) for one in self.cleaned_data["move"]))
        real = tuple(one for one in named if one is not MoveId.NONE)
        if len(real) > MOST:
            raise forms.ValidationError(_("Three moves at most fit into one turn. Keep those that carried it."))
        if self.must_name and not named:
            raise forms.ValidationError(_("Name at least one move, or say that it was something else."))
        return real or named


class MomentForm(forms.Form):
    """The reply chosen in one moment."""

    item = forms.SlugField(max_length=80)
    option = forms.IntegerField(
        min_value=0, max_value=9,
        error_messages={"required": _("Choose the reply that comes nearest to what you would say.")},
    )  # fmt: skip


class ReasonsForm(forms.Form):
    reasons = forms.ChoiceField(choices=REASONS, label="The reasons are shown", widget=forms.RadioSelect)
