"""The whole form of a client: single fields, facts, lines; and the file that it makes."""

from collections.abc import Mapping

from django.http import QueryDict

from trivet.content.clientfile import rewritten
from trivet.web.authoring.checking import Checked
from trivet.web.authoring.forms.rows import ActRows, Row, act_rows, fact_rows, facts_taken, lines_taken
from trivet.web.authoring.forms.scalars import ClientForm
from trivet.web.authoring.forms.values import taken
from trivet.web.practice.people import practice

#: How many lines of the archetype are shown beside an act: enough to hear the voice.
HEARD = 4


class ClientSheet:
    """A client's file as a form. `data`: what somebody sent."""

    def __init__(
        self, text: str, values: Mapping[str, object], checked: Checked, data: QueryDict | None = None, *, version: int
    ) -> None:
        self.stored, self.values, self.data = text, values, data
        self.form = ClientForm(values, data, version=version)
        self.facts: tuple[Row, ...] = fact_rows(values, data, checked)
        self.acts: tuple[ActRows, ...] = act_rows(values, data, checked, _heard(values))
        self._note(checked)

    @property
    def is_to_be_stored(self) -> bool:
        """Sent, and not only to get more rows."""
        return self.data is not None and "more" not in self.data and self.form.is_valid()

    def text(self) -> str:
        """The file with everything that was typed."""
        assert self.data is not None
        values = taken(self.values, self.form.cleaned_data)
        facts, lines = facts_taken(self.values, self.data), lines_taken(self.values, self.data)
        if facts is not None and (facts or "facts" in values):
            values["facts"] = facts
        if lines is not None and (lines or "lines" in values):
            values["lines"] = lines
        return rewritten(self.stored, values)

    def _note(self, checked: Checked) -> None:
        """What is wrong stands beside its field; what has no field of its own stands on top."""
        self.notes: dict[str, tuple[str, ...]] = {}
        for name in self.form.fields:
            first, _, rest = name.partition("_")
            place = (first, rest) if first in ("person", "sessions", "dials", "incident", "written") else (name,)
            place = ("postures",) if name == "postures_game-playing" else place
            if found := checked.at(*place):
                self.notes[name] = found


def _heard(values: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    archetype = practice().archetypes.get(str(values.get("archetype")))
    if archetype is None:
        return {}
    return {
        act.value: tuple(one.line for one in lines if one.when is None)[:HEARD]
        for act, lines in archetype.lines.items()
    }
