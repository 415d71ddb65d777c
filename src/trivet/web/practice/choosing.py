"""Whom one can meet: people and scenarios as cards, filtered by what somebody asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from trivet.content.library import load_library
from trivet.content.schema.practice import Scenario
from trivet.press.markdown import plain_text
from trivet.simulation.cast import Character
from trivet.vocabulary import SECTOR_HEADINGS, Nation, Stage
from trivet.web.practice.actions import TURNS
from trivet.web.practice.people import characters, practice

#: A turn takes about so many seconds: to read, to think, to choose.
_SECONDS = 35
HARDNESS = {1: _("a gentle start"), 2: _("takes some skill"), 3: _("hard going")}
NATIONS = {Nation.ENGLAND: _("England"), Nation.WALES: _("Wales"), Nation.SCOTLAND: _("Scotland")}


@dataclass(frozen=True, slots=True)
class Task:
    """A scenario: one client, one skill."""

    scenario: Scenario
    name: str
    minutes: int
    hardness: str


@dataclass(frozen=True, slots=True)
class Part:
    """The scenarios of one module."""

    module: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One person whom one can meet."""

    id: str
    name: str
    age: int
    title: str
    setting: str
    nation: str
    background: str
    aim: str
    difficulty: int
    hardness: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for; empty strings ask for anything."""

    setting: str = ""
    nation: str = ""
    hardness: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.setting or self.nation or self.hardness)


def asked_in(query: Mapping[str, str]) -> Asked:
    """What stands in the address, as far as it is known; anything else asks for nothing."""
    known: dict[str, set[str]] = {"setting": set(SECTOR_HEADINGS), "nation": set(NATIONS), "hardness": {"1", "2", "3"}}
    return Asked(**{name: query[name] if query.get(name, "") in values else "" for name, values in known.items()})


def cards(asked: Asked) -> list[Card]:
    """The people who fit, the gentlest first."""
    hard = _difficulties()
    found = [_card(one, hard.get(one.id, 2)) for one in characters().values() if _fits(one, asked, hard.get(one.id, 2))]
    return sorted(found, key=lambda card: card.difficulty)


def parts(asked: Asked) -> list[Part]:
    """The scenarios that fit, module by module in the order of the course."""
    everybody, library = characters(), load_library()
    fitting = [
        one for one in practice().scenarios.values()
        if one.client in everybody and _fits(everybody[one.client], asked, one.difficulty)
    ]  # fmt: skip
    found = []
    for module in library.modules.values():
        tasks = tuple(_task(one, everybody[one.client]) for one in fitting if one.module == module.id)
        if tasks:
            found.append(Part(module.id, plain_text(module.title), tasks))
    return found


def minutes_for(turns: int) -> int:
    return max(5, round(turns * _SECONDS / 60))


def _difficulties() -> dict[str, int]:
    """How hard a first meeting with each client is, or else the easiest of the scenarios with them."""
    found: dict[str, int] = {}
    for one in sorted(practice().scenarios.values(), key=lambda one: (one.stage is not Stage.FIRST, one.difficulty)):
        found.setdefault(one.client, one.difficulty)
    return found


def _fits(one: Character, asked: Asked, difficulty: int) -> bool:
    client = one.client
    return (
        asked.setting in ("", client.setting)
        and asked.nation in ("", client.nation)
        and asked.hardness in ("", str(difficulty))
    )


def _card(one: Character, difficulty: int) -> Card:
    client = one.client
    return Card(
        id=one.id, name=client.person.name, age=client.person.age, title=_said(client.title),
        setting=SECTOR_HEADINGS[client.setting], nation=str(NATIONS[client.nation]), background=client.background,
        aim=client.brief(Stage.FIRST), difficulty=difficulty, hardness=str(HARDNESS[difficulty]), minutes=minutes_for(TURNS),
    )  # fmt: skip


def _said(title: str) -> str:
    """The words after the name: "Dean: 'I'm only here because of the order'"."""
    return title.partition(":")[2].strip().strip("'‘’") or title


def _task(one: Scenario, character: Character) -> Task:
    return Task(one, character.client.person.name, minutes_for(one.turns), str(HARDNESS[one.difficulty]))
