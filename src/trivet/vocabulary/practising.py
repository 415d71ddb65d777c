"""The words of practising: what a practitioner does, what a client does, and how the two stand."""

from enum import StrEnum


class MoveId(StrEnum):
    """What a practitioner may do in a turn: thirty moves, and NONE for small talk and what is not understood."""

    OPEN = "OPEN"
    REFLECT = "REFLECT"
    DOUBLE = "DOUBLE"
    AFFIRM = "AFFIRM"
    AUTONOMY = "AUTONOMY"
    EPE = "EPE"
    EVOKE = "EVOKE"
    ROLE = "ROLE"
    ORIENT = "ORIENT"
    GOALASK = "GOALASK"
    GOALFIT = "GOALFIT"
    TASKWHY = "TASKWHY"
    TASKFIT = "TASKFIT"
    SOLVE = "SOLVE"
    DELIVER = "DELIVER"
    FEEDBACK = "FEEDBACK"
    NAME = "NAME"
    OWN = "OWN"
    VALIDATE = "VALIDATE"
    MODEL = "MODEL"
    REINFORCE = "REINFORCE"
    CHALLENGE = "CHALLENGE"
    BOUNDARY = "BOUNDARY"
    FAIR = "FAIR"
    ARGUE = "ARGUE"
    THREAT = "THREAT"
    INTERROGATE = "INTERROGATE"
    FIX = "FIX"
    COLLUDE = "COLLUDE"
    DODGE = "DODGE"
    NONE = "NONE"

    # An Enum hashes its name in Python; a session looks moves up a hundred thousand times a second.
    __hash__ = str.__hash__


class Act(StrEnum):
    """What a simulated client does with a turn."""

    OPEN = "open"
    NEUTRAL = "neutral"
    MINIMAL = "minimal"
    CHALLENGE = "challenge"
    SUSTAIN = "sustain"
    CHANGE = "change"
    WITHDRAW = "withdraw"
    CONFRONT = "confront"
    ALLY = "ally"
    REPAIR = "repair"
    DISCLOSE = "disclose"
    LEAVE = "leave"


class Stance(StrEnum):
    """How a client meets the next move: the columns of the effect table."""

    ENGAGED = "engaged"
    AMBIVALENT = "ambivalent"
    CONFRONTATIONAL = "confrontational"
    WITHDRAWN = "withdrawn"
    COLLUSIVE = "collusive"


class Posture(StrEnum):
    """How people stand towards authority (Braithwaite). Signals, not personalities: they shift with what authority does."""

    COMMITMENT = "commitment"
    CAPITULATION = "capitulation"
    RESISTANCE = "resistance"
    DISENGAGEMENT = "disengagement"
    GAME_PLAYING = "game-playing"


class Rupture(StrEnum):
    """A strain in the alliance: moving away, or moving against."""

    NONE = "none"
    WITHDRAWAL = "withdrawal"
    CONFRONTATION = "confrontation"


class Stage(StrEnum):
    """Which meeting with a client it is."""

    FIRST = "first"
    MIDDLE = "middle"
    REPAIR = "repair"


class Grade(StrEnum):
    """How well grounded a rule of the simulation is: a study, a theory, our own judgement."""

    A = "A"
    AB = "A/B"
    B = "B"
    BC = "B/C"
    C = "C"
