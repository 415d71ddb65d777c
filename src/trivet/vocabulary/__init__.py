"""The words: enumerations that every room shares. This module imports nothing of ours."""

from enum import StrEnum

from trivet.vocabulary.practising import Act, Grade, MoveId, Posture, Rupture, Stage, Stance


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

__all__ = [
    "MODULE_SECTIONS", "SECTOR_HEADINGS", "TERM_KEYS", "Act", "ActivityKind", "BookingState",
    "CardRole", "CertificateKind", "Component", "Delivery", "DocumentKind", "EventKind",
    "EventState", "Grade", "Grouping", "Language", "MappingStrength", "ModuleKind",
    "MoveId", "MoveKind", "Nation", "Posture", "Regulator", "Rupture",
    "Sector", "SourceStatus", "Stage", "Stance", "StandardUse", "Sureness",
]  # fmt: skip
