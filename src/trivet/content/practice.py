"""Everything that practising needs, read and validated once. Apart from the library: a client's line changes no course."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trivet.content.errors import Fault, content_error
from trivet.content.gathering import Gathering, Shape
from trivet.content.library import content_root
from trivet.content.schema.clients import Archetype, Client
from trivet.content.schema.practice import (
    Booster,
    Boosters,
    Coach,
    Drill,
    Replies,
    Reply,
    Scenario,
    Scenarios,
    VignetteForm,
    Vignettes,
)
from trivet.content.yamlfile import Located, read_yaml, shape
from trivet.vocabulary import MoveId

#: A client file is a page or two; what is longer is something else.
FILE_LIMIT = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Practice:
    """The simulated clients and all words around them, and the version that a stored session points at."""

    archetypes: dict[str, Archetype]
    clients: dict[str, Client]
    replies: dict[MoveId, tuple[Reply, ...]]
    coach: Coach
    scenarios: dict[str, Scenario]
    drills: dict[str, Drill]
    boosters: tuple[Booster, ...]
    vignettes: dict[str, VignetteForm]
    version: str
    root: Path


@cache
def load_practice(root: Path | None = None) -> Practice:
    """Read content/clients and content/practice. Raises ContentError with every fault."""
    return _Reader(root or content_root()).read()


def read_client(text: str, path: str) -> Client:
    """One client file. Raises ContentError: a loop, a missing field, a value that is not known."""
    return shape(locate_client(text, path), Client)


def locate_client(text: str, path: str) -> Located:
    """A client file as plain values with their lines. Raises ContentError."""
    if len(text) > FILE_LIMIT:
        raise content_error(
            path, 1, f"this file is too long for a client ({len(text)} characters; {FILE_LIMIT} at most)"
        )
    return read_yaml(text, path)


class _Reader(Gathering):
    """Everything that practising needs, or every fault in it."""

    def read(self) -> Practice:
        archetypes = self._folder("clients/archetypes", Archetype, lambda one: one.archetype)
        clients = self._folder("clients", Client, lambda one: one.client)
        drills = self._folder("practice/drills", Drill, lambda one: one.drill)
        replies, coach = self.yaml("practice/replies.yaml", Replies), self.yaml("practice/coach.yaml", Coach)
        scenarios = self.yaml("practice/scenarios.yaml", Scenarios)
        boosters = self.yaml("practice/boosters.yaml", Boosters)
        vignettes = self.yaml("practice/vignettes.yaml", Vignettes)
        self.refuse_faults()
        assert replies and coach and scenarios and boosters and vignettes
        return Practice(
            archetypes=archetypes,
            clients=clients,
            replies=replies.replies,
            coach=coach,
            scenarios={one.id: one for one in scenarios.scenarios},
            drills=drills,
            boosters=boosters.boosters,
            vignettes={one.form: one for one in vignettes.forms},
            version=self.version,
            root=self.root,
        )

    def _folder(self, folder: str, model: type[Shape], name: Callable[[Shape], str]) -> dict[str, Shape]:
        found: dict[str, Shape] = {}
        for path in sorted((self.root / folder).glob("*.yaml")):
            one = self.yaml(f"{folder}/{path.name}", model)
            if one is not None and name(one) != path.stem:
                self.faults.append(
                    Fault(f"{folder}/{path.name}", 1, f"the file is called {path.stem}, its id {name(one)}")
                )
            if one is not None:
                found[name(one)] = one
        return found
