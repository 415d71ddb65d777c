"""The whole form of a client: single fields, facts, lines; and the file that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.http import QueryDict

from trivet.content.clientfile import rewritten
from trivet.vocabulary import Posture
from trivet.web.authoring.checking import Checked
from trivet.web.authoring.forms.rows import ActRows, Row, act_rows, fact_rows, facts_taken, lines_taken
from trivet.web.authoring.forms.scalars import ClientForm
from trivet.web.authoring.forms.values import PATHS, taken
from trivet.web.authoring.words import DIALS
from trivet.web.practice.people import practice

#: How many lines of the archetype are shown beside an act: enough to hear the voice.
HEARD = 4


@dataclass(frozen=True, slots=True)
class Noted:
    """A field, and what the linter says of it."""

    bound: BoundField
    notes: tuple[str, ...]


class ClientSheet:
    """A client's file as a form. `data`: what somebody sent."""

    def __init__(
        self, text: str, values: Mapping[str, object], checked: Checked, data: QueryDict | None = None, *, version: int
    ) -> None:
        self.stored, self.values, self.data = text, values, data
        self.form = ClientForm(values, data, version=version)
        self.facts: tuple[Row, ...] = fact_rows(values, data, checked)
        self.acts: tuple[ActRows, ...] = act_rows(values, data, checked, _heard(values))
        self.checked = checked

    @property
    def who(self) -> tuple[Noted, ...]:
        return self._noted(
            "title", "person_name", "person_age", "person_pronouns", "setting", "nation", "background", "wants"
        )

    @property
    def aim(self) -> tuple[Noted, ...]:
        meetings = ("sessions_first", "sessions_middle", "sessions_repair")
        return self._noted("practitioner_brief", *meetings, "hooks", "did_well", "watch_for", "learning")

    @property
    def stance(self) -> tuple[Noted, ...]:
        return self._noted("archetype", "rupture", *(f"dials_{name}" for name in DIALS))

    @property
    def postures(self) -> tuple[Noted, ...]:
        return self._noted(*(f"postures_{one.value}" for one in Posture))

    @property
    def incident(self) -> tuple[Noted, ...]:
        return self._noted(*(f"incident_{name}" for name in ("turn", "line", "back", "rupture", "repaired_by")))

    @property
    def rest(self) -> tuple[Noted, ...]:
        return self._noted("written_note", "written_sources", "written_checked_by", "avoid")

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

    def _noted(self, *names: str) -> tuple[Noted, ...]:
        """Fields with what is wrong beside them."""
        return tuple(Noted(self.form[name], self.checked.at(*_place(name))) for name in names)


def _place(name: str) -> tuple[str, ...]:
    """Where a field stands in the file."""
    return PATHS.get(name, ("postures",) if name.endswith("game-playing") else (name,))


def _heard(values: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    archetype = practice().archetypes.get(str(values.get("archetype")))
    if archetype is None:
        return {}
    return {
        act.value: tuple(one.line for one in lines if one.when is None)[:HEARD]
        for act, lines in archetype.lines.items()
    }
