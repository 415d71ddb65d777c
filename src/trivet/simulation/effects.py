"""What each move usually does, by how the client stands. Signs follow the studies and theories named in the rules; every number is a design parameter."""

from typing import NamedTuple

from trivet.vocabulary import MoveId, Stance

#: The columns of the table, in order. A state keeps its column as a number, because a session looks it up at every turn.
STANCES = (Stance.ENGAGED, Stance.AMBIVALENT, Stance.CONFRONTATIONAL, Stance.WITHDRAWN, Stance.COLLUSIVE)
ENGAGED, AMBIVALENT, CONFRONTATIONAL, WITHDRAWN, COLLUSIVE = range(5)


class Row(NamedTuple):
    """One move.

    `usual`: its effect in each stance, -2 harms strongly to +2 helps strongly.
    `bond` to `capacity`: how that effect falls on the state; coercion is how much felt pressure a helpful effect takes off.
    `fit`: the rule of timing that the move is under, "" for none. `warm`: it works through warmth rather than through shared power or help.
    """

    move: MoveId
    usual: tuple[int, int, int, int, int]
    bond: float
    goal: float
    task: float
    trust: float
    fairness: float
    coercion: float
    readiness: float = 0.0
    capacity: float = 0.0
    fit: str = ""
    warm: bool = False
    repairs: bool = False
    harmful: bool = False
    inviting: bool = False


_M = MoveId
_ROWS = (
    # move            engaged ambivalent confrontational withdrawn collusive | bond goal task trust fair coerc ready capac
    Row(_M.OPEN,        (1, 1, 0, 0, 0),     .55, .45, .05, .30, .10, .25, .20, fit="open", warm=True, inviting=True),
    Row(_M.REFLECT,     (1, 2, 2, 1, 1),     .75, .20, .05, .45, .10, .50, .25, warm=True, inviting=True),
    Row(_M.DOUBLE,      (0, 2, 1, 0, 0),     .45, .55, .05, .30, .05, .35, .55, fit="double", warm=True, inviting=True),
    Row(_M.AFFIRM,      (1, 1, 0, 1, 0),     .70, .10, .15, .30, .05, .10, .20, warm=True, inviting=True),
    Row(_M.AUTONOMY,    (1, 2, 2, 1, 0),     .45, .20, .35, .40, .35, .80, .20, fit="autonomy", repairs=True),
    Row(_M.EPE,         (1, 1, 0, 0, 0),     .20, .20, .75, .20, .10, .15, .15),
    Row(_M.EVOKE,       (1, 2, -1, -1, 0),   .10, 1.0, .10, .05, .00, .10, .80, fit="evoke", inviting=True),
    Row(_M.ROLE,        (1, 1, 1, 0, 2),     .25, .30, .30, .55, .60, .30, .05, fit="early"),
    Row(_M.ORIENT,      (1, 1, 0, 1, 0),     .25, .20, .55, .35, .30, .25, .10, fit="early"),
    Row(_M.GOALASK,     (1, 1, 0, 1, 1),     .20, 1.2, .10, .15, .10, .25, .35, fit="goals", inviting=True),
    Row(_M.GOALFIT,     (1, 2, 1, 0, 1),     .15, 1.0, .30, .10, .20, .25, .30, fit="goals"),
    Row(_M.TASKWHY,     (1, 1, 0, 0, 1),     .10, .30, 1.1, .10, .10, .10, .20, fit="tasks"),
    Row(_M.TASKFIT,     (1, 1, 1, 1, 0),     .30, .10, 1.0, .20, .25, .35, .15, capacity=.25, fit="tasks"),
    Row(_M.SOLVE,       (2, 1, -1, 1, 1),    .15, .15, .85, .15, .05, .05, .20, capacity=.70, fit="solve"),
    Row(_M.DELIVER,     (1, 1, 1, 2, -1),    .55, .10, .60, .55, .45, .15, .05, capacity=.50),
    Row(_M.FEEDBACK,    (1, 1, 0, 1, 0),     .60, .20, .35, .35, .35, .25, .05, fit="feedback", inviting=True),
    Row(_M.NAME,        (0, 0, 1, 1, 1),     .60, .10, .10, .40, .15, .20, .00, fit="name", repairs=True),
    Row(_M.OWN,         (1, 0, 2, 1, 0),     .60, .05, .05, .50, .60, .40, .00, fit="own", repairs=True),
    Row(_M.VALIDATE,    (0, 1, 2, 2, 0),     .75, .10, .05, .50, .35, .60, .10, warm=True, repairs=True, inviting=True),
    Row(_M.MODEL,       (1, 0, 1, 1, 1),     .45, .15, .20, .45, .30, .05, .05),
    Row(_M.REINFORCE,   (2, 1, 0, 1, 1),     .30, .35, .45, .15, .05, .05, .40, fit="reinforce"),
    Row(_M.CHALLENGE,   (1, -1, -1, -1, 1),  .05, .60, .35, .10, .15, .00, .35, fit="challenge"),
    Row(_M.BOUNDARY,    (0, 0, 0, 0, 2),     .10, .35, .35, .45, .45, .00, .05, fit="boundary"),
    Row(_M.FAIR,        (1, 1, 2, 1, 1),     .30, .25, .20, .45, .90, .50, .05),
    Row(_M.ARGUE,       (-1, -2, -2, -2, -1), .80, .40, .30, .60, .45, .80, .40, harmful=True),
    Row(_M.THREAT,      (-1, -1, -2, -2, 0), .90, .35, .30, .75, .80, 1.0, .20, harmful=True),
    Row(_M.INTERROGATE, (-1, -1, -1, -2, -1), .70, .35, .40, .45, .30, .60, .20, harmful=True),
    Row(_M.FIX,         (0, -2, -1, -1, 0),  .45, .50, .55, .30, .10, .40, .50, fit="fix", harmful=True),
    Row(_M.COLLUDE,     (-1, -1, 0, 0, -2),  .00, .80, .80, .25, .20, .00, .40, fit="collude", harmful=True),
    Row(_M.DODGE,       (-1, -1, -2, -2, -1), .75, .30, .30, .65, .50, .35, .15, harmful=True),
    Row(_M.NONE,        (0, 0, 0, 0, 0),     .20, .00, .00, .05, .00, .05, .00, fit="small"),
)  # fmt: skip

ROWS: dict[MoveId, Row] = {row.move: row for row in _ROWS}
HARMFUL = frozenset(row.move for row in _ROWS if row.harmful)
REPAIRING = frozenset(row.move for row in _ROWS if row.repairs)
LISTENING = frozenset((MoveId.REFLECT, MoveId.VALIDATE, MoveId.DOUBLE))
