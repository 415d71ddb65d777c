"""Attendance and evaluation of one event for its organiser: counts, shares and limits; nobody can be recognised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trivet.content.schema.papers import ReportWords
from trivet.press.document import Block, Blocks, Brand, Bullets, Callout, Cover, Document, Heading, Inlines, Keep, Table
from trivet.press.papers import facts, paragraph, plain, strong
from trivet.press.timetable import long_date

#: Fewer people than these in a cell and somebody could be recognised.
SMALLEST = 5


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people, of those who had a place; `walk_ins` are among the attended."""

    booked: int
    attended: int
    partial: int
    absent: int
    walk_ins: int = 0
    mean_minutes: int | None = None
    certificates: int = 0


@dataclass(frozen=True, slots=True)
class Response:
    """How many of those asked have answered one form."""

    form: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """One closed question: each answer in its order, with how many people gave it."""

    question: str
    form: str
    answers: tuple[tuple[str, int], ...]
    asked: int

    @property
    def answered(self) -> int:
        return sum(count for _, count in self.answers)


@dataclass(frozen=True, slots=True)
class EventReport:
    """Everything the summary says. Free words that participants wrote have no place in it."""

    title: str
    dates: tuple[date, ...]
    place: str
    minutes: int
    turnout: Turnout
    made_on: date
    customer: str = ""
    language: str = ""
    responses: tuple[Response, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    limits: tuple[str, ...] = ()


def event_report(
    report: EventReport, words: ReportWords, brand: Brand, *, customer_brand: Brand | None = None
) -> Document:
    """The summary as a document: what limits it, who answered, who came, then each question."""
    return Document(
        title=words.title,
        subtitle=report.title,
        blocks=(
            *_facts(report, words),
            *_limits(report, words),
            *_responses(report, words),
            *_glance(report, words),
            *_questions(report, words),
        ),
        provider=brand,
        customer=customer_brand,
        layout="plain",
        cover=Cover(" · ".join(filter(None, (words.kicker, report.customer)))),
        author=brand.name,
        dated=report.made_on,
        footer=report.title,
    )


def shown(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    """The counts that may be printed; None for one that may not.

    A count of 1 to 4 is hidden. The sum of all is printed, so what is hidden must hold two answers at least and five
    people at least, or the sum would give it away: the next smallest is hidden with it. Nought tells of nobody.
    """
    by_size = sorted((place for place, count in enumerate(counts) if count), key=lambda place: counts[place])
    hidden = {place for place in by_size if counts[place] < SMALLEST}
    for place in by_size:
        if not hidden or (len(hidden) > 1 and sum(counts[one] for one in hidden) >= SMALLEST):
            break
        hidden.add(place)
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def _facts(report: EventReport, words: ReportWords) -> tuple[Block, ...]:
    names = words.facts
    return facts(
        (
            (names.date, plain("; ".join(long_date(day) for day in report.dates))),
            (names.place, plain(report.place)),
            (names.minutes, plain(f"{report.minutes} min")),
            (words.language, plain(report.language)),
            (names.made, plain(long_date(report.made_on))),
        )
    )


def _glance(report: EventReport, words: ReportWords) -> Iterator[Block]:
    """Counts of the register are the organiser's own list: they book these people and may see them all."""
    own = report.turnout
    rows = [(words.booked, own.booked), (words.attended, own.attended), (words.partial, own.partial)]
    rows += [(words.absent, own.absent), (words.walk_in, own.walk_ins), (words.certificates, own.certificates)]
    counted: tuple[tuple[Inlines, ...], ...] = tuple((plain(name), plain(str(count))) for name, count in rows)
    if own.mean_minutes is not None:
        counted += ((plain(words.minutes), plain(str(own.mean_minutes))),)
    yield Keep(
        (
            _heading(words.glance),
            Table((plain(words.on_register), plain(words.count)), counted, widths=(5, 1), figures=1),
        )
    )


def _responses(report: EventReport, words: ReportWords) -> Iterator[Block]:
    if not report.responses:
        return
    headers = tuple(plain(word) for word in (words.form, words.asked, words.answered, words.rate))
    rows = tuple(
        (
            plain(one.form),
            plain(str(one.asked)),
            plain(str(one.answered)),
            plain(_share(one.answered, one.asked, words)),
        )
        for one in report.responses
    )
    yield Keep((_heading(words.responses), Table(headers, rows, widths=(4, 1, 1.2, 1), figures=3)))


def _limits(report: EventReport, words: ReportWords) -> Iterator[Block]:
    told = [words.limits_always] if report.responses else [words.limits_none]
    told += [
        words.limits_missing.format(missing=one.asked - one.answered, asked=one.asked, form=one.form)
        for one in report.responses
        if one.answered < one.asked
    ]
    if any(0 < one.answered < SMALLEST for one in report.distributions):
        told.append(words.limits_few.format(smallest=SMALLEST))
    told += report.limits
    yield Callout("care", words.limits, (Bullets(tuple((paragraph(one),) for one in told)),))


def _questions(report: EventReport, words: ReportWords) -> Iterator[Block]:
    if report.distributions:
        yield _heading(words.questions)
    for one in report.distributions:
        yield Keep((Heading(3, plain(one.question)), *_distribution(one, words)))


def _distribution(one: Distribution, words: ReportWords) -> Blocks:
    told = paragraph(words.told.format(answered=one.answered, asked=one.asked))
    if one.answered < SMALLEST:
        return (paragraph(words.suppressed.format(smallest=SMALLEST)),)
    counts = shown(tuple(count for _, count in one.answers))
    rows = tuple(_row(answer, count, one, words) for (answer, _), count in zip(one.answers, counts, strict=True))
    table = Table(
        tuple(plain(word) for word in (words.answer, words.count, words.share)), rows, widths=(5, 1, 1), figures=2
    )
    note = (paragraph(words.hidden_told),) if None in counts else ()
    return (told, table, *note)


def _row(answer: str, count: int | None, one: Distribution, words: ReportWords) -> tuple[Inlines, ...]:
    if count is None:
        return (plain(answer), plain(words.hidden), plain(words.hidden))
    return (plain(answer), strong(str(count)), plain(_share(count, one.answered, words)))


def _share(part: int, whole: int, words: ReportWords) -> str:
    """A whole per cent, a half rounded up; a dash of nothing."""
    return words.per_cent.format(share=(200 * part + whole) // (2 * whole)) if whole else words.hidden


def _heading(text: str) -> Heading:
    return Heading(2, plain(text))
