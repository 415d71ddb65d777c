"""What a certificate says, frozen as it was on the day of issue: kept as JSON, never read from the course again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import cast

from trivet.content.schema import Mapping as MappedStandard
from trivet.curriculum import Gated, printable, proposed
from trivet.press.brief import CourseBrief
from trivet.press.certificate import PrintedStandard
from trivet.press.certificate.sheet import MOST_STANDARDS
from trivet.vocabulary import Delivery, Language, MappingStrength, StandardUse
from trivet.web.events.models import Booking, Event

Json = Mapping[str, object]
_STRONGEST = (MappingStrength.FULL, MappingStrength.PARTIAL, MappingStrength.KNOWLEDGE)
_CONTACT = ("website", "email", "phone")


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was true when the certificate was issued. Minutes are whole and leave breaks out."""

    name: str
    title: str
    title_cy: str
    outcomes: tuple[str, ...]
    dates: tuple[date, ...]
    place: str
    nation: str
    delivery: Delivery
    minutes: int
    attended: int
    practice: int
    provider: str
    provider_contact: str
    trainer: str
    registration: str
    standards: tuple[PrintedStandard, ...]
    content_version: str
    languages: tuple[Language, ...]
    taught_in: str

    def to_json(self) -> Json:
        return {**asdict(self), "dates": [day.isoformat() for day in self.dates]}

    @classmethod
    def from_json(cls, stored: Json) -> "Facts":
        """What `to_json` wrote; a fact that an older version did not know stays empty."""
        known = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        known["outcomes"] = tuple(cast("list[str]", stored["outcomes"]))
        known["dates"] = tuple(date.fromisoformat(day) for day in cast("list[str]", stored["dates"]))
        known["standards"] = tuple(PrintedStandard(**one) for one in cast("list[dict[str, str]]", stored["standards"]))
        known["languages"] = tuple(Language(one) for one in cast("list[str]", stored["languages"]))
        known["delivery"] = Delivery(cast("str", stored["delivery"]))
        return cls(**known)  # type: ignore[arg-type]  # each was made in its own shape above, or is text or a number


@dataclass(frozen=True, slots=True)
class Shared:
    """What the certificates of one event have in common, worked out once for all of them."""

    title: str
    title_cy: str
    outcomes: tuple[str, ...]
    standards: tuple[PrintedStandard, ...]
    provider: str
    provider_contact: str
    trainer: str
    content_version: str


def shared_facts(event: Event, brief: CourseBrief) -> Shared:
    """`brief` is the course as this event held it."""
    own, company = brief.course.title, brief.provider
    return Shared(
        title=brief.title,
        title_cy="" if own else brief.library.welsh.cover.course,
        outcomes=tuple(module.head.outcomes[0].text for module in brief.modules),
        standards=standards_of(brief),
        provider=company.name,
        provider_contact=next((said for name in _CONTACT if (said := str(getattr(company, name)))), ""),
        trainer=_trainers(event) or brief.trainer,
        content_version=brief.library.version,
    )


def facts_of(booking: Booking, shared: Shared, *, minutes: int, of: int, practice: int) -> Facts:
    """One person's certificate, as the booking, the register and the course say it now."""
    event = booking.event
    return Facts(
        name=booking.printed_name,
        dates=event.days,
        place=_place(event),
        nation=event.nation,
        delivery=Delivery(event.delivery),
        minutes=of,
        attended=minutes,
        practice=practice,
        registration=booking.participant.registration_number,
        languages=languages_of(booking),
        taught_in=event.taught_in,
        **{name: getattr(shared, name) for name in Shared.__slots__},
    )


def languages_of(booking: Booking) -> tuple[Language, ...]:
    """Who chose Welsh gets Welsh with the English beside it; the others English, and Welsh too where it was asked for."""
    if booking.language == Language.WELSH:
        return (Language.WELSH, Language.ENGLISH)
    return (Language.ENGLISH, Language.WELSH) if booking.event.bilingual_certificate else (Language.ENGLISH,)


def standards_of(brief: CourseBrief) -> tuple[PrintedStandard, ...]:
    """At most five standards that pass the publication gate on the day of the course, those best covered first."""
    mappings = proposed(brief.library.mappings, brief.customer.sector, brief.customer.nation)
    taught = set(brief.plan.modules)
    mine = tuple(one for one in mappings if taught & {link.module for link in one.links})
    passed = printable(mine, brief.verifications, on=brief.on, use=StandardUse.CERTIFICATE)
    best = sorted(passed, key=lambda gated: (_rank(gated.mapping, taught), gated.mapping.code))
    return tuple(_printed(gated) for gated in best[:MOST_STANDARDS])


def _rank(mapping: MappedStandard, taught: set[str]) -> int:
    return min(_STRONGEST.index(link.strength) for link in mapping.links if link.module in taught)


def _printed(gated: Gated) -> PrintedStandard:
    found = gated.verification
    assert found is not None  # the gate lets nothing pass that nobody has verified
    title, version = found.title or gated.mapping.title, found.version or f"{found.verified_on:%Y-%m-%d}"
    return PrintedStandard(gated.mapping.framework.upper(), found.urn, title, version)


def _trainers(event: Event) -> str:
    return ", ".join(one.name for one in (event.trainer, event.co_trainer) if one is not None)


def _place(event: Event) -> str:
    return event.venue.name if event.venue and not event.is_online else ""
