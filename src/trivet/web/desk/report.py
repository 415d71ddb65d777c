"""The summary of an event for its organiser: who came, who answered, what they ticked; no name and no written word."""

from collections.abc import Iterator
from datetime import date

from trivet.content.papers import load_papers
from trivet.content.schema.forms import FormKind, QuestionKind
from trivet.events.attendance import Attended, Presence
from trivet.press.document import Brand, Document
from trivet.press.event_report import Distribution, EventReport, Response, Turnout, event_report
from trivet.web.awards.queries import certificate_count
from trivet.web.day.queries import attended_all
from trivet.web.events.models import Event
from trivet.web.events.queries import participants_booked
from trivet.web.feedback.queries import response_rates
from trivet.web.feedback.results import results_of
from trivet.web.people.queries import provider
from trivet.web.training.queries import library


def report_of(event: Event, today: date) -> Document:
    """What the register and the forms say now. The press leaves out numbers small enough to point at somebody."""
    company, rates = provider(with_logo=True), response_rates(event)
    there = attended_all(event)
    customer = event.course.customer
    report = EventReport(
        title=f"{event}",
        dates=event.days,
        place=_place(event),
        minutes=max((one.of for one in there.values()), default=0),
        turnout=_turnout(event, tuple(there.values())),
        made_on=today,
        customer="" if customer.is_house else customer.name,
        language=event.get_taught_in_display(),
        responses=tuple(Response(one.title, one.rate.of, one.rate.returned) for one in rates if one.rate.returned),
        distributions=tuple(_distributions(event)),
    )
    brand = Brand(company.name, company.colour, company.accent, company.logo_value())
    return event_report(report, load_papers().report, brand)


def _place(event: Event) -> str:
    return "Online" if event.is_online else event.venue.name if event.venue else ""


def _turnout(event: Event, there: tuple[Attended, ...]) -> Turnout:
    come = [one.minutes for one in there if one.presence is not Presence.ABSENT]
    presences = [one.presence for one in there]
    return Turnout(
        booked=len(there),
        attended=presences.count(Presence.FULL),
        partial=presences.count(Presence.PARTIAL),
        absent=presences.count(Presence.ABSENT),
        walk_ins=participants_booked(event).filter(source="walk-in").count(),
        mean_minutes=round(sum(come) / len(come)) if come else None,
        certificates=certificate_count(event),
    )


def _distributions(event: Event) -> Iterator[Distribution]:
    """Questions with one answer each. Where people tick several, counts do not add up to people: those stay out."""
    results, kinds, several = results_of(event), library().forms.file.kinds, _several()
    for kind, tallies in ((FormKind.AFTER, results.after), (FormKind.SIX_WEEKS, results.later)):
        for one in tallies:
            if one.is_shown and one.text not in several:
                answers = tuple((bar.label, bar.count) for bar in one.bars)
                yield Distribution(one.text, kinds[kind].title.en, answers, one.of)


def _several() -> frozenset[str]:
    asked = (*library().forms.evaluation.after, *library().forms.evaluation.six_weeks)
    return frozenset(one.text.en for one in asked if one.kind is QuestionKind.MANY)
