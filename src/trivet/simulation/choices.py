"""Four things that one could say now, their moves known: one that fits, one that tempts, two beside them. Not to be told apart by length or place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from trivet.content.schema.practice import Reply
from trivet.simulation.cast import Character, Spoken
from trivet.simulation.effects import AMBIVALENT, COLLUSIVE, CONFRONTATIONAL, ENGAGED, ROWS, WITHDRAWN
from trivet.simulation.fit import times, value_here
from trivet.simulation.state import State
from trivet.vocabulary import MoveId

_M = MoveId
#: What tempts a practitioner, by how the client stands, the most tempting first.
TEMPTING = {
    ENGAGED: (_M.FIX, _M.COLLUDE, _M.INTERROGATE, _M.DODGE),
    AMBIVALENT: (_M.FIX, _M.ARGUE, _M.COLLUDE, _M.INTERROGATE),
    CONFRONTATIONAL: (_M.DODGE, _M.ARGUE, _M.THREAT, _M.FIX, _M.COLLUDE),
    WITHDRAWN: (_M.FIX, _M.INTERROGATE, _M.DODGE, _M.THREAT),
    COLLUSIVE: (_M.COLLUDE, _M.FIX, _M.DODGE, _M.ARGUE),
}
#: Moves that read as one breath when the second follows the first.
_PAIRS = {
    _M.REFLECT: (_M.OPEN, _M.AUTONOMY, _M.GOALASK, _M.EVOKE, _M.FAIR, _M.SOLVE, _M.BOUNDARY),
    _M.VALIDATE: (_M.OPEN, _M.AUTONOMY, _M.GOALASK, _M.FAIR, _M.OWN),
    _M.OWN: (_M.VALIDATE, _M.AUTONOMY, _M.OPEN),
    _M.NAME: (_M.AUTONOMY, _M.OWN),
    _M.AFFIRM: (_M.OPEN, _M.GOALASK),
}
_HELPFUL = tuple(row.move for row in ROWS.values() if not row.harmful and row.move is not MoveId.NONE)
_PRAISING = frozenset((_M.AFFIRM, _M.REINFORCE))
#: How many wordings of a move are weighed against the others' length.
_TRIES = 4
#: How often a good move that can lead is followed by another, and a harmful one hides behind a warm one.
PAIRED, BEHIND = 0.55, 0.25


@dataclass(frozen=True, slots=True)
class Choice:
    """Words to say, and the moves that they are."""

    words: str
    moves: tuple[MoveId, ...]


def choices(
    character: Character,
    state: State,
    said: Spoken,
    seed: int,
    replies: Mapping[MoveId, Sequence[Reply]],
    used: Collection[str] = (),
) -> tuple[Choice, ...]:
    """Four replies to the client's last line. The same arguments give the same four in the same order.

    `said`: the client's last line; what would be given back to it serves as the reflection. `used`: words chosen earlier in this
    session, which are not offered again while there are others.
    """
    chance = Random(f"{seed}:{state.turn}:choices")  # noqa: S311 -- a session must be replayable, not secret
    shelf = _Shelf(character, state, said, replies, frozenset(used), chance)
    worded = [shelf.wordings(moves) for moves in _moves(character, state, chance)]
    picked = _alike(worded, chance)
    chance.shuffle(picked)
    return tuple(picked)


def _moves(character: Character, state: State, chance: Random) -> list[tuple[MoveId, ...]]:
    """One that fits, one that tempts, one that does little, and another of either kind."""
    ranked = sorted(_HELPFUL, key=lambda move: (-_worth(character, state, move), chance.random()))
    best = ranked[int(chance.random() * 4)]
    lesser = chance.choice(ranked[len(ranked) // 3 :])
    tempting = TEMPTING[state.stance]
    trap = tempting[min(int(chance.random() * len(tempting) * 1.2), len(tempting) - 1)]
    rest = [one for one in (*ranked[4:10], *tempting) if one not in (best, lesser, trap)]
    chosen = [best, trap, lesser if lesser is not best else ranked[-1], chance.choice(rest)]
    return [_perhaps_paired(move, chance) for move in chosen]


def _perhaps_paired(move: MoveId, chance: Random) -> tuple[MoveId, ...]:
    if move in _PAIRS and chance.random() < PAIRED:
        return move, chance.choice(_PAIRS[move])
    if ROWS[move].harmful and chance.random() < BEHIND:
        # A harmful move sounds its best behind a warm one: words are no proof of what a turn does.
        return chance.choice((MoveId.VALIDATE, MoveId.AFFIRM, MoveId.REFLECT)), move
    return (move,)


def _worth(character: Character, state: State, move: MoveId) -> float:
    value, _ = value_here(character.persona, state, ROWS[move], (move,), times(state, move))
    return value


class _Shelf:
    """Where words for moves come from, in this session at this moment."""

    def __init__(
        self, character: Character, state: State, said: Spoken, replies: Mapping[MoveId, Sequence[Reply]],
        used: frozenset[str], chance: Random,
    ) -> None:  # fmt: skip
        self.character, self.state, self.said = character, state, said
        self.replies, self.used, self.chance = replies, used, chance

    def wordings(self, moves: tuple[MoveId, ...]) -> list[Choice]:
        """Several ways to say that turn."""
        parts = [self._of(move, second=at > 0) for at, move in enumerate(moves)]
        found = [Choice(" ".join(words), moves) for words in zip(*parts, strict=False)]
        return list(dict.fromkeys(one for one in found if one.words not in self.used)) or found[:1]

    def _of(self, move: MoveId, *, second: bool) -> list[str]:
        if move is MoveId.REFLECT and self.said.back:
            return [_sentence(self.said.back)] * _TRIES
        # One hook in a breath: twice would sound like a form that was filled in.
        hooks = () if second else self._hooks(move)
        fitting = [one for one in self.replies[move] if self._fits(one, hooks)] or list(self.replies[move])
        drawn = self.chance.sample(fitting, min(_TRIES, len(fitting)))
        return [self._filled(one.say, hooks) for one in drawn]

    def _hooks(self, move: MoveId) -> Sequence[str]:
        """What the client has on their mind, as a thing; praise wants something of their own: nobody has stuck with a letter."""
        articles = ("your ",) if move in _PRAISING else ("the ", "your ")
        return [one for one in self.character.client.hooks if one.startswith(articles)]

    def _fits(self, reply: Reply, hooks: Sequence[str]) -> bool:
        turn = self.state.turn
        return (
            (not reply.after or self.state.act in reply.after)
            and (not reply.opening or turn < 2)
            and (not reply.later or turn >= 3)
            and ("{hook}" not in reply.say or bool(hooks))
        )

    def _filled(self, say: str, hooks: Sequence[str]) -> str:
        client = self.character.client
        if "{hook}" in say:
            say = say.replace("{hook}", self.chance.choice(hooks or ("this",)))
        wants = client.wants[:1].lower() + client.wants[1:]
        return _sentence(say.replace("{name}", client.person.name).replace("{wants}", wants))


def _alike(worded: Sequence[Sequence[Choice]], chance: Random) -> list[Choice]:
    """One wording of each, near one another in length; which of them is the longest and which the shortest is drawn by lot."""
    longest, shortest = chance.sample(range(len(worded)), 2)

    def cost(row: tuple[Choice, ...]) -> int:
        lengths = [len(one.words) for one in row]
        most, least = max(lengths), min(lengths)
        lots = (most - lengths[longest]) + (lengths[shortest] - least)
        return (most - least) + 3 * lots + (1000 if len({one.words for one in row}) < len(row) else 0)

    rows: list[tuple[Choice, ...]] = [*product(*worded)]
    best = min(range(len(rows)), key=lambda at: cost(rows[at]))
    return list(rows[best])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
