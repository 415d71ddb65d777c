"""The words: enumerations that every room shares. This module imports nothing of ours."""

from enum import StrEnum


class Component(StrEnum):
    """The three legs of a working alliance (Bordin, 1979)."""

    BOND = "bond"
    GOALS = "goals"
    TASKS = "tasks"


class Sector(StrEnum):
    """The professions the course is written for."""

    PROBATION = "probation"
    DRUG_AND_ALCOHOL = "drug-and-alcohol"
    YOUTH_WORK = "youth-work"
    SOCIAL_WORK = "social-work"


class Nation(StrEnum):
    """Where the law, the words and the standards differ."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"


class Sureness(StrEnum):
    """How sure we are of a claim, strongest first."""

    STRONGER = "stronger"
    MODERATE = "moderate"
    INDICATIVE = "indicative"
    THEORY = "theory"


class SourceStatus(StrEnum):
    """Whether a person or a stored copy has confirmed a source. Only VERIFIED may be printed."""

    VERIFIED = "V"
    PARTLY = "V-part"
    MEMORY = "M"


class ModuleKind(StrEnum):
    OPENING = "opening"
    CORE = "core"
    OPTIONAL = "optional"


class ActivityKind(StrEnum):
    EXERCISE = "exercise"
    ROLE_PLAY = "role-play"
    DRILL = "drill"
    DISCUSSION = "discussion"


class Grouping(StrEnum):
    ALONE = "alone"
    PAIRS = "pairs"
    THREES = "threes"
    ROOM = "room"


class CardRole(StrEnum):
    PRACTITIONER = "practitioner"
    CLIENT = "client"
    OBSERVER = "observer"
    PROMPT = "prompt"


class MoveKind(StrEnum):
    HELPFUL = "helpful"
    HARMFUL = "harmful"


class MappingStrength(StrEnum):
    """How far a part of the course covers an occupational standard's content."""

    FULL = "full"
    PARTIAL = "partial"
    KNOWLEDGE = "knowledge"


class StandardUse(StrEnum):
    """Where a mapped standard may be printed once it has passed the publication gate."""

    PACK = "pack"
    CERTIFICATE = "certificate"
    WEB = "web"


class Language(StrEnum):
    """The languages that a participant may choose."""

    ENGLISH = "en"
    WELSH = "cy"


class EventKind(StrEnum):
    OPEN = "open"
    IN_HOUSE = "in-house"


class EventState(StrEnum):
    """Where an event stands, from an idea to a closed file."""

    DRAFT = "draft"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    RUN = "run"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class BookingState(StrEnum):
    """Where somebody's booking stands. Only BOOKED and OFFERED hold a place."""

    BOOKED = "booked"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    TRANSFERRED = "transferred"
    SUBSTITUTED = "substituted"


class Delivery(StrEnum):
    IN_PERSON = "in-person"
    ONLINE = "online"


class Regulator(StrEnum):
    """Whose record of continuing professional development a participant keeps."""

    SOCIAL_WORK_ENGLAND = "social-work-england"
    SOCIAL_CARE_WALES = "social-care-wales"
    SSSC = "sssc"
    ADDICTION_PROFESSIONALS = "addiction-professionals"
    GENERAL = "general"


class CertificateKind(StrEnum):
    """What a certificate says of somebody: an achievement is not attendance, and attendance may be partial."""

    ATTENDANCE = "attendance"
    PARTIAL = "partial"
    ACHIEVEMENT = "achievement"


class DocumentKind(StrEnum):
    """Everything the press prints for a course."""

    PACK = "pack"
    GUIDE = "guide"
    SLIDES = "slides"
    CARDS = "cards"
    TIPS = "tips"
    TIP_SHEET = "tip-sheet"
    MATRIX = "matrix"
    LEAFLET = "leaflet"


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


#: The sections of a module file, in the order in which they must stand.
MODULE_SECTIONS = (
    "A moment",
    "The ideas",
    "Do and say",
    "What goes wrong",
    "In your work",
    "In plain words",
    "This week",
)

#: The heading of each sector's example under "In your work".
SECTOR_HEADINGS = {
    Sector.PROBATION: "Probation",
    Sector.DRUG_AND_ALCOHOL: "Drug and alcohol",
    Sector.YOUTH_WORK: "Youth work",
    Sector.SOCIAL_WORK: "Social work",
}

#: The terms that a nation's glossary must define, and that content may use as {{term}}.
TERM_KEYS = frozenset(
    {
        "client",
        "clients",
        "worker",
        "workers",
        "service",
        "services",
        "community_sentence",
        "community_sentences",
        "breach",
        "plan",
        "youth_justice",
        "regulator",
    }
)
