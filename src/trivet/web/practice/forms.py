"""What a learner sends: a wish to meet somebody, one turn, a shared debrief. Errors are worded for a person."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from trivet.simulation.between import Promise
from trivet.vocabulary import MoveId, Stage
from trivet.web.events.models import Event
from trivet.web.practice.meeting import Meeting, Offer
from trivet.web.practice.models import MODES, PREDICTIONS, STAGES
from trivet.web.practice.naming import MOST

LONGEST = 1000


class WishForm(forms.Form):
    """Whom to meet, and how. What is left out is the usual: a first meeting, four replies, feedback after each."""

    client = forms.SlugField(max_length=80)
    scenario = forms.SlugField(max_length=80, required=False)
    stage = forms.ChoiceField(choices=STAGES, required=False)
    mode = forms.ChoiceField(choices=MODES, required=False)
    exam = forms.BooleanField(required=False)

    @property
    def stage_wished(self) -> Stage:
        return Stage(self.cleaned_data["stage"] or Stage.FIRST)

    @property
    def mode_wished(self) -> str:
        return str(self.cleaned_data["mode"] or "choose")


class TurnForm(forms.Form):
    """What every turn carries: how many turns its page had seen, and a prediction if there is one."""

    seen = forms.IntegerField(min_value=0, max_value=99)
    prediction = forms.ChoiceField(choices=[("", ""), *PREDICTIONS], required=False)


class ChooseForm(TurnForm):
    """One of the four replies."""

    choice = forms.CharField(max_length=64, error_messages={"required": _("Choose one of the four replies.")})

    def __init__(self, meeting: Meeting, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self._offers = {one.key: one for one in meeting.offers}

    def clean_choice(self) -> Offer:
        found = self._offers.get(self.cleaned_data["choice"])
        if found is None:
            raise forms.ValidationError(_("That reply is not one of these four. Nothing was said; choose again."))
        return found


class WriteForm(TurnForm):
    """The learner's own words, and, at the second step, the moves that they are."""

    words = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": _("Write what you would say, even if it is only a word."),
            "max_length": _("That is more than anybody could take in at once: %(show_value)d characters, and the limit is %(limit_value)d. Your words are still in the box."),
        },
    )  # fmt: skip


class NamedForm(WriteForm):
    """Words with their moves named."""

    move = forms.MultipleChoiceField(
        choices=[(move.value, move.value) for move in MoveId],
        error_messages={
            "required": _("Name at least one move, or say that it was something else."),
            "invalid_choice": _("One of those moves is not in the list. Name it again."),
        },
    )

    def clean_move(self) -> tuple[MoveId, ...]:
        named = _once(MoveId(one) for one in self.cleaned_data["move"])
        real = tuple(one for one in named if one is not MoveId.NONE)
        if len(real) > MOST:
            raise forms.ValidationError(_("Three moves at most fit into one turn. Keep those that carried it."))
        return real or (MoveId.NONE,)


class PromiseForm(forms.Form):
    """What became of a promise between two meetings."""

    promise = forms.ChoiceField(choices=[(one.value, one.value) for one in Promise], required=False)

    @property
    def kept(self) -> Promise:
        return Promise(self.cleaned_data["promise"] or Promise.NONE)


class ShareForm(forms.Form):
    """With whose trainers a debrief is shared."""

    event = forms.TypedChoiceField(coerce=int)

    def __init__(self, events: Sequence[Event], data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.events = {one.pk: one for one in events}
        self.fields["event"].choices = [(one.pk, str(one)) for one in events]  # type: ignore[attr-defined]


def _once(moves: object) -> tuple[MoveId, ...]:
    return tuple(dict.fromkeys(moves))  # type: ignore[call-overload]
