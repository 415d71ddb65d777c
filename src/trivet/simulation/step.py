"""One turn: (State, moves, luck) -> State. A session is the fold of this over its turns."""

from collections.abc import Sequence

from trivet.simulation.acts import act_of, stance_of
from trivet.simulation.effects import ROWS
from trivet.simulation.luck import Chances, Luck
from trivet.simulation.moving import moved
from trivet.simulation.persona import Persona
from trivet.simulation.pushes import Pushes, heard, push
from trivet.simulation.shifting import shifted
from trivet.simulation.state import CALM, MEMORY, State
from trivet.simulation.strain import Strain, leaving, strained
from trivet.vocabulary import Act, MoveId

#: Changes whenever the same moves would give another session; a stored session says which engine played it.
ENGINE_VERSION = "1"
#: From this turn on, asking how it was may bring a meeting to its close.
MAY_CLOSE = 15
#: What is left of the legs, and of trust, when somebody goes.
LEFT = 0.85
_NEW = tuple.__new__
_LEAVE, _FEEDBACK, _COLLUDE = Act.LEAVE, MoveId.FEEDBACK, MoveId.COLLUDE
#: How often an invitation is taken to tell a fact; and, with some trust, to say something else that costs a little.
TELLS, TELLS_MORE, TRUSTS = 0.45, 0.20, 0.33
_TELLING_ACTS = frozenset((Act.OPEN, Act.NEUTRAL, Act.CHANGE, Act.REPAIR))
#: What a client says something after.
_INVITING = frozenset(row.move for row in ROWS.values() if row.inviting)


def step(persona: Persona, luck: Luck, state: State, moves: Sequence[MoveId]) -> State:
    """The state after the practitioner's moves (none to three; more are not heard) and the client's answer.

    Pure: the same persona, luck, state and moves give the same state. A meeting that is over stays as it is.
    """
    if state.act is _LEAVE or "closed" in state.events:
        return state
    moves = heard(moves)
    chances = luck.at(state.turn)
    pushes = push(persona, state, moves)
    incident = persona.incident_turn > 0 and state.turn + 1 == persona.incident_turn + luck.shift
    strain = strained(persona, luck.edge, state, moves, pushes, chances, incident=incident)
    bond, goal, task, trust, fairness, readiness, coercion, capacity, collusion, drift = moved(
        luck, chances, state, pushes, strain, moves
    )
    act, told, events = _answer(persona, state, moves, pushes, strain, chances, trust, incident=incident)
    if act is _LEAVE:
        bond, goal, task, trust = bond * LEFT, goal * LEFT, task * LEFT, trust * LEFT
    postures = shifted(state.postures, moves, pushes.harm)
    # Not State(...): a named tuple's own constructor takes as long as the rules of a turn.
    return _NEW(State, (
        state.turn + 1, bond, goal, task, trust, fairness, readiness, coercion, capacity, postures, collusion, drift,
        strain.rupture, strain.severity, strain.unaddressed, told, (*state.recent[1 - MEMORY :], moves),
        state.strains + (strain.event == "began"), state.mended + (strain.event == "mended"),
        state.colludes + (_COLLUDE in moves), stance_of(persona, act, strain, collusion, postures), act, events,
    ))  # fmt: skip


def _answer(
    persona: Persona,
    state: State,
    moves: Sequence[MoveId],
    pushes: Pushes,
    strain: Strain,
    chances: Chances,
    trust: float,
    *,
    incident: bool,
) -> tuple[Act, tuple[str, ...], tuple[str, ...]]:
    """What the client does, which facts are told by now, and what happened in the turn."""
    events: tuple[str, ...] = (strain.event,) if strain.event else ()
    if incident:
        events = (*events, "incident")
    if chances[4] < leaving(persona, state, strain, pushes):
        return _LEAVE, state.told, events
    act = act_of(persona, state, moves, strain, pushes.best, trust, chances[5])
    if act in _TELLING_ACTS and not incident and chances[6] < TELLS and not _INVITING.isdisjoint(moves):
        for fact, wanted in persona.facts:
            if trust >= wanted and fact not in state.told:
                return Act.DISCLOSE, (*state.told, fact), (*events, "told")
        if trust > TRUSTS and chances[6] < TELLS_MORE:
            return Act.DISCLOSE, state.told, events
    if _FEEDBACK in moves and state.turn + 1 >= MAY_CLOSE and strain.rupture is CALM:
        events = (*events, "closed")
    return act, state.told, events
