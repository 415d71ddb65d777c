"""A quote as its reader sees it: the frozen values, the plan, the terms, and where it stands today."""

from dataclasses import dataclass
from datetime import date

from trivet.content.customer import CourseDetails
from trivet.events.ladder import Span, spans
from trivet.events.money import Line, Totals, totals
from trivet.web.events.reckoning import ladder_of
from trivet.web.sales.letters import course_title
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Quote
from trivet.web.training.planning import Planned, planned
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Everything on the page of a quote."""

    quote: Quote
    title: str
    course: CourseDetails
    lines: tuple[Line, ...]
    totals: Totals
    planned: Planned
    ladder: tuple[Span, ...]
    terms: tuple[str, ...]
    terms_cy: tuple[str, ...]
    standing: str

    @property
    def is_open(self) -> bool:
        return self.standing == "sent"


def shown_quote(row: Quote, today: date) -> ShownQuote:
    """`standing` is the state, or "expired"."""
    lines = lines_of(row.lines)
    customer = row.customer.details()
    course = row.offered()
    return ShownQuote(
        quote=row,
        title=course_title(row.course),
        course=course,
        lines=lines,
        totals=totals(lines),
        planned=planned(library(), customer, course),
        ladder=spans(ladder_of(row.terms)),
        terms=_parts(row.terms.text if row.terms else ""),
        terms_cy=_parts(row.terms.text_cy if row.terms else ""),
        standing="expired" if row.is_expired(today) else row.state,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
