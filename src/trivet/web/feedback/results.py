"""What a group answered, put together for the trainer: numbers with their denominators, words without names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from trivet.content.schema.forms import FormKind, PartKind, QuestionKind, Vignette
from trivet.events.evaluation import (
    FEWEST,
    Answers,
    Compared,
    Tally,
    compare_numbers,
    compared,
    mark_check,
    tally,
)
from trivet.events.forms import Asked, Asker, Asking, Part, check_items, parts_of
from trivet.web.events.models import Event
from trivet.web.feedback.models import FormAnswer
from trivet.web.feedback.queries import Response, forms_of, modules_taught, opened, paired, response_rates
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class Passed:
    """How many of those who took the check reached its mark. Not told of a few."""

    right: int
    taken: int

    @property
    def is_shown(self) -> bool:
        return self.taken >= FEWEST


@dataclass(frozen=True, slots=True)
class Results:
    """Everything on the results page but words."""

    rates: tuple[Response, ...]
    after: tuple[Tally, ...]
    later: tuple[Tally, ...]
    confidence: tuple[Compared, ...]
    confidence_later: tuple[Compared, ...]
    check: Compared | None
    passed: Passed | None

    @property
    def is_empty(self) -> bool:
        return not any(one.rate.returned for one in self.rates)


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that was written to one question, in no order that tells who."""

    question: str
    replies: tuple[str, ...]
    scene: Vignette | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody asked to be written to."""

    form: FormAnswer
    said: tuple[str, ...]


def results_of(event: Event) -> Results:
    """The numbers of an event's forms: five queries."""
    before, after, later = (forms_of(event, kind) for kind in FormKind)
    scale = _questions(event, FormKind.AFTER, PartKind.CONFIDENCE)
    pairs, late_pairs = _answers_of(paired(before, after)), _answers_of(paired(before, later))
    return Results(
        rates=response_rates(event),
        after=_tallies(event, FormKind.AFTER, after),
        later=_tallies(event, FormKind.SIX_WEEKS, later),
        confidence=tuple(compared(one, pairs) for one in scale),
        confidence_later=tuple(compared(one, late_pairs) for one in scale) if later else (),
        check=_check(event, pairs),
        passed=_passed(event, after),
    )


def said_in(event: Event) -> tuple[Said, ...]:
    """What was written, question by question. Replies to scenes are left out where somebody keeps them to themselves."""
    forms = list(chain.from_iterable(forms_of(event, kind) for kind in FormKind))
    words = [(row, opened(row)) for row in forms]
    scenes = [(row, said) for row, said in words if not row.answers.get(library().forms.file.scenes.private.id)]
    asked = chain(library().forms.evaluation.after, library().forms.evaluation.six_weeks)
    written = (_said(one.id, one.text.en, words) for one in asked if one.kind is QuestionKind.WORDS)
    vignettes = chain.from_iterable(library().forms.vignettes(name) for name in ("a", "b"))
    replied = (_said(one.id, one.who, scenes, one) for one in vignettes)
    return tuple(one for one in (*written, *replied) if one.replies)


def wishes_of(event: Event) -> tuple[Wish, ...]:
    """Who asked to be written to, with what they wrote about the day: they were told that their name is seen."""
    found = []
    for kind, asked in ((FormKind.AFTER, library().forms.evaluation.after),
                        (FormKind.SIX_WEEKS, library().forms.evaluation.six_weeks)):  # fmt: skip
        ticks = [one.id for one in asked if one.kind is QuestionKind.TICK]
        written = [one.id for one in asked if one.kind is QuestionKind.WORDS]
        for row in forms_of(event, kind):
            if any(row.answers.get(tick) for tick in ticks):
                words = opened(row)
                found.append(Wish(row, tuple(words[name] for name in written if words.get(name))))
    return tuple(found)


def whole_form(event: Event, kind: FormKind, booking: int) -> tuple[Part, ...]:
    """A form in English, as the desk reads it."""
    return parts_of(library(), kind, Asker(booking, modules_taught(event), event.requires_check))


def _questions(event: Event, kind: FormKind, part: PartKind) -> tuple[Asked, ...]:
    return next((one.questions for one in whole_form(event, kind, 1) if one.kind is part), ())


def _tallies(event: Event, kind: FormKind, forms: Sequence[FormAnswer]) -> tuple[Tally, ...]:
    given = [row.answers for row in forms]
    questions = _questions(event, kind, PartKind.EVALUATION)
    return tuple(tally(one, given) for one in questions if one.how in (Asking.ONE, Asking.MANY)) if forms else ()


def _answers_of(pairs: Iterable[tuple[FormAnswer, FormAnswer]]) -> list[tuple[Answers, Answers]]:
    return [(before.answers, after.answers) for before, after in pairs]


def _check(event: Event, pairs: Sequence[tuple[Answers, Answers]]) -> Compared | None:
    """Right answers to the items that were asked both times."""
    if not event.requires_check:
        return None
    items = check_items(library(), FormKind.BEFORE, modules_taught(event))
    marks = [[mark_check(items, answers, library().forms.file.check.enough) for answers in pair] for pair in pairs]
    both = [(before.right, after.right) for before, after in marks if before.is_taken and after.is_taken]
    return compare_numbers(f"Right answers of the {len(items)} questions asked both times", both)


def _passed(event: Event, after: Sequence[FormAnswer]) -> Passed | None:
    taken = [row for row in after if row.check_passed is not None]
    return Passed(sum(bool(row.check_passed) for row in taken), len(taken)) if event.requires_check and taken else None


def _said(
    name: str, text: str, forms: Sequence[tuple[FormAnswer, dict[str, str]]], scene: Vignette | None = None
) -> Said:
    return Said(text, tuple(sorted(said[name] for _, said in forms if said.get(name))), scene)
