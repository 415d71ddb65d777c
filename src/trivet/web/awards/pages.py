"""What the pages show of a certificate: values in words, ready for a template."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from trivet.events.achievement import Missing, Standing
from trivet.vocabulary import Delivery
from trivet.web.awards.checking import Answer, Finding, Shown
from trivet.web.awards.facts import Facts
from trivet.web.awards.making import address_of
from trivet.web.awards.models import Certificate, State
from trivet.web.awards.words import KINDS, MISSING, NOTS, SIGNATURES, TOLD, TOUCHED, Said, Told


@dataclass(frozen=True, slots=True)
class Result:
    """An answer of the check page."""

    finding: Finding

    @property
    def told(self) -> Told:
        return TOLD[self.finding.answer]

    @property
    def sentence(self) -> Said:
        return TOUCHED if self.finding.is_file_touched else self.told.sentence

    @property
    def signature(self) -> Said:
        return SIGNATURES[self.finding.signature]

    @property
    def state(self) -> str:
        """What our records say, and since when."""
        if not self.finding.state:
            return _("Not looked up, because there is no certificate of ours to look up.")
        since = day(self.finding.state_at.date()) if self.finding.state_at else ""
        return {
            "valid": _("Stands, by our records of this minute."),
            "revoked": _("Taken back on %(since)s.") % {"since": since},
            "suspended": _("On hold since %(since)s.") % {"since": since},
            "replaced": _("Replaced on %(since)s.") % {"since": since},
        }[self.finding.state]

    @property
    def shown(self) -> "PublicFacts | None":
        return PublicFacts(self.finding.shown) if self.finding.shown else None

    @property
    def has_foreign_issuer(self) -> bool:
        return self.finding.answer is Answer.ELSEWHERE and bool(self.finding.issuer)


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """The few facts that the public page shows."""

    said: Shown

    @property
    def kind(self) -> Said:
        return KINDS.get(self.said.kind, _("Certificate"))

    @property
    def what_it_is_not(self) -> Said:
        return NOTS.get(self.said.kind, "")

    @property
    def days(self) -> str:
        return days(self.said.dates)

    @property
    def contact(self) -> str:
        """ "5 h 10 min", and of how much where it was a part."""
        there, whole = self.said.minutes, self.said.of
        if there is None:
            return ""
        if whole is None or whole == there:
            return duration(there)
        return _("%(there)s of %(whole)s") % {"there": duration(there), "whole": duration(whole)}


def day(one: date) -> str:
    """ "4 March 2027", in the reader's language."""
    return date_format(one, "j F Y")


def days(dates: tuple[date, ...]) -> str:
    return _(" and ").join(day(one) for one in dates)


def duration(minutes: int) -> str:
    """Contact time, breaks left out."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Own:
    """A certificate as its holder sees it."""

    row: Certificate

    @property
    def said(self) -> Facts:
        return self.row.said()

    @property
    def title(self) -> str:
        """In Welsh where there is a Welsh title and the reader reads Welsh."""
        return (self.said.title_cy if get_language() == "cy" else "") or self.said.title

    @property
    def kind(self) -> Said:
        return KINDS[self.row.kind]

    @property
    def what_it_is_not(self) -> Said:
        return NOTS[self.row.kind]

    @property
    def address(self) -> str:
        """The whole address, to be copied."""
        return address_of(self.row.number)

    @property
    def stands(self) -> bool:
        return self.row.state == State.VALID

    @property
    def told(self) -> Told:
        """What became of it, for the person whose it is."""
        return TOLD[Answer(self.row.state)]

    @property
    def days(self) -> str:
        return days(self.said.dates)

    @property
    def contact(self) -> str:
        there, whole = duration(self.said.attended), duration(self.said.minutes)
        return there if there == whole else _("%(there)s of %(whole)s") % {"there": there, "whole": whole}

    @property
    def practice(self) -> str:
        return duration(self.said.practice) if self.said.practice else ""

    @property
    def how(self) -> str:
        where = _("online") if self.said.delivery is Delivery.ONLINE else _("in a room")
        return f"{where}, {self.said.place}" if self.said.place else where


@dataclass(frozen=True, slots=True)
class Missed:
    """What is missing for a certificate, in words."""

    standing: Standing

    @property
    def sentences(self) -> tuple[Said, ...]:
        return tuple(MISSING[one] for one in self.standing.missing)

    @property
    def wants_check(self) -> bool:
        return Missing.CHECK in self.standing.missing
