"""From what is stored to what can be played: whom a trainer may put on, and a scene's script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trivet.simulation.cast import Character
from trivet.simulation.voice import called
from trivet.vocabulary import MoveId, Stage
from trivet.web.classroom.models import Scene
from trivet.web.classroom.play import Script
from trivet.web.events.models import Event
from trivet.web.practice.models import STAGES
from trivet.web.practice.people import character_named, characters, practice
from trivet.web.training.queries import library


class GoneError(ValueError):
    """The client of a scene was withdrawn: it can be looked at, not gone on with."""


@dataclass(frozen=True, slots=True)
class Part:
    """A meeting that can be put on: `value` names it in a form."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Role:
    """One client, and the meetings that one can have with them."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Casting:
    """Who is put on: client, scenario ("" for none) and which meeting it is."""

    client: str
    scenario: str
    stage: Stage


def roles() -> tuple[Role, ...]:
    """Everybody whom a trainer may put on the screen."""
    found = sorted(characters().values(), key=lambda one: one.client.person.name)
    return tuple(Role(one.client.title, tuple(_parts(one))) for one in found)


def read_casting(value: str) -> Casting:
    """ "dean/first/" as it stands in the form. Raises GoneError."""
    client, _, rest = value.partition("/")
    stage, _, scenario = rest.partition("/")
    known = practice().scenarios.get(scenario)
    if character_named(client) is None or stage not in set(Stage) or (scenario and not known):
        raise GoneError("Nobody of that name can be put on. Choose again from the list.")
    return Casting(client, scenario, Stage(stage))


def names() -> Mapping[MoveId, str]:
    """The thirty moves as people call them, in the order of the list."""
    return {MoveId(one.id): one.name for one in library().moves}


def script_of(scene: Scene) -> Script:
    """What this scene is played from. Raises GoneError."""
    own = character_named(scene.client)
    if own is None:
        raise GoneError(f"{scene.client_name} was withdrawn. Put somebody else on.")
    known = practice().scenarios.get(scene.scenario)
    return Script(
        character=own.character,
        stage=Stage(scene.stage),
        seed=scene.seed,
        mode=scene.mode,
        replies=practice().replies,
        names=names(),
        worker=_worker(scene.event),
        day=f"{scene.event.date:%A}",
        skill=known.skill if known else (),
    )


def _worker(event: Event) -> str:
    """The room speaks with one voice; it goes by the trainer's first name."""
    return called(event.trainer.name if event.trainer else "")


def _parts(character: Character) -> Iterable[Part]:
    name = character.client.person.name
    for stage, words in STAGES:
        yield Part(f"{character.id}/{stage}/", f"{name}: {words[:1].lower()}{words[1:]}")
    for one in practice().scenarios.values():
        if one.client == character.id:
            yield Part(f"{character.id}/{one.stage.value}/{one.id}", f"{name}: {one.title}")
