"""One page of somebody's form: where it stands among the others, and the words around it. Pure values."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from trivet.content.marks import without_marks
from trivet.content.schema.forms import FormKind, Vignette
from trivet.events.forms import Part, Standing, Window, check_items, helps_of
from trivet.vocabulary import Language
from trivet.web.events.models import Booking
from trivet.web.feedback.models import FormAnswer
from trivet.web.feedback.queries import Given, may_answer, modules_taught, opened, parts_for, window_for
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a form as it is shown."""

    kind: FormKind
    title: str
    lead: str
    minutes: int
    promise: tuple[str, ...]
    no_names: str
    more: str
    draft: str
    parts: tuple[Part, ...]
    number: int

    @property
    def part(self) -> Part:
        return self.parts[self.number - 1]

    @property
    def of(self) -> int:
        return len(self.parts)

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_last(self) -> bool:
        return self.number == self.of

    @property
    def before(self) -> Part | None:
        return None if self.is_first else self.parts[self.number - 2]

    @property
    def after(self) -> Part | None:
        return None if self.is_last else self.parts[self.number]

    @property
    def last(self) -> Part:
        return self.parts[-1]

    @property
    def may_skip_ahead(self) -> bool:
        """There are pages between this one and the last."""
        return self.number < self.of - 1


@dataclass(frozen=True, slots=True)
class Shut:
    """Why a form cannot be answered now, and from or until when it can."""

    why: str
    window: Window


@dataclass(frozen=True, slots=True)
class Back:
    """A scene that was answered, with what a helpful reply may do."""

    scene: str
    who: str
    says: str
    own: str
    helps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question of the check: what was chosen, what is better, and why."""

    stem: str
    chosen: str
    why_chosen: str
    better: str
    why: str

    @property
    def is_right(self) -> bool:
        return self.chosen == self.better


def page_of(booking: Booking, kind: FormKind, part: str, language: str) -> Page:
    """A page of a form. Raises Http404 for a part that this form does not have."""
    file, parts = library().forms.file, parts_for(booking, kind, language)
    number = next((at for at, one in enumerate(parts, 1) if one.kind == part), None)
    if number is None:
        raise Http404("This form has no such page.")
    form, is_draft = file.kinds[kind], language == Language.WELSH and not file.welsh.checked
    return Page(
        kind=kind, title=form.title.in_(language), lead=form.lead.in_(language), minutes=form.minutes,
        promise=tuple(one.in_(language) for one in file.promise), no_names=file.no_names.in_(language),
        more=file.scenes.more.in_(language), draft=file.welsh.draft if is_draft else "", parts=parts, number=number,
    )  # fmt: skip


def first_open(parts: tuple[Part, ...], given: Given) -> Part:
    """Where somebody goes on: the first page on which nothing stands, else the first of all."""
    return next((part for part in parts if not given.has(part)), parts[0])


def shut(booking: Booking, kind: FormKind, standing: Standing) -> Shut:
    window = window_for(booking.event, kind)
    return Shut("booking" if not may_answer(booking) else standing.value, window)


def backs(row: FormAnswer, language: str) -> tuple[Back, ...]:
    """What a helpful reply may do in the scenes that somebody answered."""
    words = opened(row)
    scenes = helps_of(library(), FormKind(row.kind), row.booking_id)
    return tuple(_back(one, words.get(one.id, ""), language) for one in scenes if words.get(one.id))


def reviewed(row: FormAnswer) -> tuple[Reviewed, ...]:
    """The check as it was answered; nothing before the day, when the same items are still to come."""
    if row.kind == FormKind.BEFORE or row.check_right is None:
        return ()
    items = check_items(library(), FormKind(row.kind), modules_taught(row.booking.event))
    return tuple(
        Reviewed(
            stem=without_marks(item.stem),
            chosen=without_marks(chosen.text) if chosen else _("Left empty"),
            why_chosen=without_marks(chosen.why) if chosen else "",
            better=without_marks(item.answer.text),
            why=without_marks(item.answer.why),
        )
        for item in items
        for chosen in [next((one for one in item.options if one.id == row.answers.get(item.id)), None)]
    )


def _back(one: Vignette, own: str, language: str) -> Back:
    helps = tuple(help_.in_(language) for help_ in one.helps)
    return Back(one.scene.in_(language), one.who, one.says.in_(language), own, helps)
