"""From what a client does to what a client says: authored lines only, drawn from a seeded bag without putting back."""

from collections.abc import Collection, Sequence
from random import Random
from typing import Protocol

from trivet.content.schema.clients import When
from trivet.simulation.cast import Character, Spoken
from trivet.simulation.state import State
from trivet.vocabulary import Act, MoveId, Stage

#: Where trust becomes medium, and high, for a line's condition.
MEDIUM, HIGH = 0.30, 0.48
LATE = 10
#: How often a line of the client's own that answers this very move is preferred, and one of the client's own at all.
ANSWERING, OWN = 0.75, 0.42
#: A bag with fewer lines than this borrows from an act that is next to it.
LOW = 3
KIN = {
    Act.OPEN: (Act.NEUTRAL, Act.CHANGE),
    Act.NEUTRAL: (Act.MINIMAL, Act.OPEN),
    Act.MINIMAL: (Act.NEUTRAL, Act.WITHDRAW),
    Act.CHALLENGE: (Act.SUSTAIN, Act.CONFRONT),
    Act.SUSTAIN: (Act.CHALLENGE, Act.NEUTRAL),
    Act.CHANGE: (Act.OPEN, Act.NEUTRAL),
    Act.WITHDRAW: (Act.MINIMAL, Act.NEUTRAL),
    Act.CONFRONT: (Act.CHALLENGE, Act.SUSTAIN),
    Act.ALLY: (Act.OPEN, Act.NEUTRAL),
    Act.REPAIR: (Act.OPEN, Act.NEUTRAL),
    Act.DISCLOSE: (Act.OPEN, Act.REPAIR),
    Act.LEAVE: (Act.WITHDRAW, Act.CONFRONT),
}


class Voice(Protocol):
    """Whoever puts a client's act into words."""

    def say(self, character: Character, before: State, after: State, moves: Sequence[MoveId], bag: "Bag") -> Spoken:
        """A line for what the client just did."""
        ...


class Bag:
    """What was said in this session, what the learner met in earlier ones, and the session's own chance."""

    def __init__(
        self, seed: int, *, stage: Stage = Stage.FIRST, said: Collection[str] = (), met: Collection[str] = ()
    ) -> None:
        self.seed = seed
        self.stage = stage
        self.said = set(said)
        self.met = frozenset(met)

    def chance(self, turn: int) -> Random:
        """The chance of that turn: the same for a seed, whatever was said before."""
        return Random(f"{self.seed}:{turn}:voice")  # noqa: S311 -- a session must be replayable, not secret


class AuthoredVoice:
    """Lines that somebody wrote. No repeat within a session; what the learner has met before comes last."""

    def say(self, character: Character, before: State, after: State, moves: Sequence[MoveId], bag: Bag) -> Spoken:
        """A line for what the client just did; remembered in the bag. Falls back to the least worn line, never to silence."""
        found = _fixed(character, before, after, bag) or self._drawn(character, after, moves, bag)
        bag.said.add(found.id)
        return found

    def _drawn(self, character: Character, after: State, moves: Sequence[MoveId], bag: Bag) -> Spoken:
        pool = eligible(character, after, moves, bag)
        chance = bag.chance(after.turn)
        roll, draw = chance.random(), chance.random()
        own = [one for one in pool if one.own]
        answering = [one for one in own if one.when and one.when.after]
        shelf = answering if answering and roll < ANSWERING else own if own and roll < OWN else pool
        fresh = [one for one in shelf if one.id not in bag.met] or shelf
        return fresh[int(draw * len(fresh))]


def first_line(character: Character, state: State, bag: Bag) -> Spoken:
    """What the client says on coming in, before anybody has asked anything."""
    return AuthoredVoice().say(character, state, state, (), bag)


def eligible(character: Character, after: State, moves: Sequence[MoveId], bag: Bag) -> list[Spoken]:
    """The lines that may be said now: of the act, under their conditions, not said yet; borrowed from kin when the bag runs low."""
    pool: list[Spoken] = []
    for act in (after.act, *KIN[after.act]):
        pool += [
            one for one in character.lines[act] if one.id not in bag.said and _fits(one.when, after, moves, bag.stage)
        ]
        if len(pool) >= LOW:
            return pool
    return pool or list(character.lines[after.act])


def _fixed(character: Character, before: State, after: State, bag: Bag) -> Spoken | None:
    """The incident's own line, or the fact that was just told."""
    if after.has_left:
        return None
    if "incident" in after.events and character.incident is not None and character.incident.id not in bag.said:
        return character.incident
    new = after.told[len(before.told) :]
    return character.facts[new[0]] if new else None


def _fits(when: When | None, state: State, moves: Sequence[MoveId], stage: Stage) -> bool:
    if when is None:
        return True
    level = "high" if state.trust >= HIGH else "medium" if state.trust >= MEDIUM else "low"
    return (
        (not when.trust or level in when.trust)
        and (not when.rupture or state.rupture in when.rupture)
        and (not when.stage or stage in when.stage)
        and (not when.after or any(move in when.after for move in moves))
        and (when.late is None or when.late == (state.turn >= LATE))
    )


def filled(line: str, *, name: str, worker: str, day: str) -> str:
    """A line with its slots filled."""
    return line.replace("{name}", name).replace("{worker}", worker).replace("{day}", day)


def called(name: str) -> str:
    """What a client calls a practitioner of that name: the first name, or "boss" where nobody knows it."""
    names = name.split()
    return names[0][:40] if names else "boss"
