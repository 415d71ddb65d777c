"""The form's single fields: each stands for one place of the client's file."""

from collections.abc import Iterable, Iterator, Mapping

from django import forms
from django.http import QueryDict

from trivet.content.lint.clients import MENDING
from trivet.vocabulary import MoveId
from trivet.web.authoring.forms.values import shown
from trivet.web.authoring.words import DIALS, POSTURES, SHARES, STRAINS, Choices
from trivet.web.practice.people import practice
from trivet.web.training.content import modules_in_order
from trivet.web.training.models import NATIONS, SECTORS
from trivet.web.training.queries import library

LONGEST = 4000
USUAL = ("", "as the archetype has it")
#: Moves that mend by themselves are offered first; these may mend what this one did.
ALSO_MENDING = ("FAIR", "ROLE", "DELIVER", "FEEDBACK", "TASKFIT", "BOUNDARY")
_ASKED = ("archetype", "setting", "nation")
NOTHING, CHOOSE = ("", "nothing happens"), ("", "choose")


class KeptChoice(forms.ChoiceField):
    """A choice that keeps what a file says, known or not: the linter says what is wrong with it."""

    def valid_value(self, value: str) -> bool:
        return len(value) <= 200

    def offer(self, known: Choices, value: object) -> None:
        """These choices, and what stands in the file."""
        self.choices = [*known, *_unknown(known, [value] if isinstance(value, str) else [])]


class KeptChoices(forms.MultipleChoiceField):
    """Several, in the same way."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return len(value) <= 200

    def offer(self, known: Choices, value: object) -> None:
        self.choices = [*known, *_unknown(known, value if isinstance(value, list) else [])]


def _unknown(known: Choices, values: Iterable[object]) -> Iterator[tuple[str, str]]:
    there = {value for value, _ in known}
    yield from ((str(one), f"{str(one)[:60]} (not known)") for one in values if str(one) not in there)


def _line(label: str, hint: str = "", **attrs: object) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONGEST, widget=widget)


def _prose(label: str, hint: str = "", rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONGEST, widget=widget)


def _choice(label: str, hint: str = "") -> KeptChoice:
    return KeptChoice(label=label, help_text=hint, required=False)


class ClientForm(forms.Form):
    """Everything about a client that is one field. Nothing is required: a draft may be stored at any time."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = _line(
        "Title", "As the list shows it, with something that they say: Dean: 'I'm only here because of the order'"
    )
    person_name = _line("First name")
    person_age = _line("Age", inputmode="numeric")
    person_pronouns = _line("Pronouns", "she/her, he/him, they/them")
    archetype = _choice("Meets authority")
    setting = _choice("Where you meet")
    nation = _choice("Nation")
    background = _prose("What the practitioner knows", "Two to four sentences: facts, not a diagnosis.", 4)
    wants = _line(
        "What they want themselves", "In the third person, without a full stop: To see his daughter on his own"
    )

    practitioner_brief = _prose("What to try to do in a meeting", "One or two sentences.", 2)
    sessions_first = _prose("In the first meeting", rows=2)
    sessions_middle = _prose("Some months in", rows=2)
    sessions_repair = _prose(
        "After a strain that was left open", "What went wrong last time, as the worker knows it.", 2
    )
    learning = KeptChoices(label="What one learns here", required=False)
    hooks = _prose(
        "What is on their mind, and no secret",
        "A few words on each line: the letter, your Sundays. Replies to choose from use them.",
        4,
    )
    did_well = _prose("When it went well, the debrief may say", rows=2)
    watch_for = _prose("The tempting mistake with this person", rows=2)

    rupture = _choice("Under strain")

    incident_turn = _choice(
        "In turn",
        "About the eighth is usual; chance shifts it by one. Nothing happens: choose that, and clear what they say.",
    )
    incident_line = _prose("They say", rows=2)
    incident_back = _prose("A good practitioner might give back", rows=2)
    incident_rupture = _choice("If it strains things, they")
    incident_repaired_by = KeptChoices(label="What would mend it", required=False)

    written_note = _prose(
        "Who wrote this, and from what", "Honestly: what is published, what is invented, that nobody real is described."
    )
    written_sources = _line("Sources", "Ids from the list of sources, with commas: BRA14, WEA21")
    written_checked_by = _line("Read by", "Somebody with practice or lived experience. Empty until somebody has.")
    avoid = _prose(
        "Words that would contradict who they are",
        "One on each line. Lines of the archetype that hold one are never said.",
        3,
    )

    def __init__(self, values: Mapping[str, object], data: QueryDict | None = None, *, version: int) -> None:
        self.was = shown(values)
        super().__init__(data, initial={**self.was, "version": version})
        for name, (label, hint, choices) in DIALS.items():
            self.fields[f"dials_{name}"] = _choice(label, hint)
            self._offer(f"dials_{name}", (("", "as usual"), *choices))
        shares = tuple((word, label) for word, (label, _) in SHARES.items())
        for posture, (label, hint) in POSTURES.items():
            self.fields[f"postures_{posture.value}"] = _choice(label, hint)
            self._offer(f"postures_{posture.value}", shares)
        self._choices()

    def _choices(self) -> None:
        strains = tuple((one.value, words) for one, words in STRAINS.items())
        self._offer("archetype", tuple((name, f"{one.name} ({name})") for name, one in practice().archetypes.items()))
        self._offer("setting", SECTORS)
        self._offer("nation", NATIONS)
        self._offer("learning", tuple((one.id, one.title) for one in modules_in_order(library())))
        self._offer("rupture", (USUAL, *strains))
        self._offer("incident_turn", (NOTHING, *((str(one), str(one)) for one in range(3, 15))))
        self._offer("incident_rupture", (CHOOSE, *strains))
        names = {move.id: move.name for move in library().moves}
        offered = (*(one.value for one in MoveId if one in MENDING), *ALSO_MENDING)
        self._offer("incident_repaired_by", tuple((one, f"{one}: {names.get(one, one)}") for one in offered))

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, KeptChoice | KeptChoices)
        there = self.was.get(name)
        field.offer((CHOOSE, *choices) if there == "" and name in _ASKED else choices, there)
