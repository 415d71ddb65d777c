"""What a form asks of one person, in their language, and when it is open. Pure values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from trivet.content.library import Library
from trivet.content.marks import without_marks
from trivet.content.schema import CheckItem
from trivet.content.schema.forms import Form, FormKind, Moment, PartKind, Question, QuestionKind, Vignette
from trivet.vocabulary import Language

SCALE = tuple(str(value) for value in range(11))


class Asking(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    ONE = "one"
    MANY = "many"
    WORDS = "words"
    TICK = "tick"


class Standing(StrEnum):
    EARLY = "early"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a form may be sent."""

    opens: datetime
    closes: datetime

    def standing(self, now: datetime) -> Standing:
        if now < self.opens:
            return Standing.EARLY
        return Standing.OPEN if now <= self.closes else Standing.CLOSED


@dataclass(frozen=True, slots=True)
class Scene:
    text: str
    who: str
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is put to somebody. `is_extra`: of the long form; `in_english`: nobody has put it into Welsh."""

    id: str
    how: Asking
    text: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    scene: Scene | None = None
    is_extra: bool = False
    in_english: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a form."""

    kind: PartKind
    title: str
    intro: str
    questions: tuple[Asked, ...]

    @property
    def main(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.questions if not one.is_extra)

    @property
    def extra(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.questions if one.is_extra)

    @property
    def has_words(self) -> bool:
        return any(one.how is Asking.WORDS for one in self.questions)


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom a form is made: which scenes come first, which modules were taught, whether the check is asked."""

    booking: int
    modules: tuple[str, ...]
    with_check: bool
    language: str = Language.ENGLISH.value


def window_of(form: Form, starts: datetime, ends: datetime) -> Window:
    """When a form is open, for an event from `starts` to `ends`."""
    return Window(_moment(form.opens, starts, ends), _moment(form.closes, starts, ends))


def scene_set(form: Form, booking: int) -> str:
    """Every other booking meets set A first, the ones between set B, so that before and after are not A and B."""
    first, second = ("a", "b") if booking % 2 else ("b", "a")
    return first if form.scenes == "first" else second


def parts_of(library: Library, kind: FormKind, asker: Asker) -> tuple[Part, ...]:
    """The pages of a form. The check is left out unless it is asked for."""
    made = {
        PartKind.SCENES: _scenes,
        PartKind.CONFIDENCE: _confidence,
        PartKind.CHECK: _check,
        PartKind.EVALUATION: _evaluation,
    }
    kinds = library.forms.file.kinds[kind].parts
    parts = (made[part](library, kind, asker) for part in kinds if part is not PartKind.CHECK or asker.with_check)
    return tuple(part for part in parts if part.questions)


def check_items(library: Library, kind: FormKind, modules: Iterable[str]) -> tuple[CheckItem, ...]:
    """The items that a form asks, without those of modules that are not taught."""
    chosen = library.forms.file.check
    wanted = chosen.before if kind is FormKind.BEFORE else (*chosen.items, *chosen.evidence)
    taught = {item.id: item for name in modules for item in library.module(name).check.items}
    return tuple(taught[name] for name in wanted if name in taught)


def helps_of(library: Library, kind: FormKind, booking: int) -> tuple[Vignette, ...]:
    """The scenes whose helpful replies may be shown once a form is sent: those that will not be asked again."""
    if kind is FormKind.BEFORE:
        return ()
    return library.forms.vignettes(scene_set(library.forms.file.kinds[kind], booking))


def _moment(moment: Moment, starts: datetime, ends: datetime) -> datetime:
    return (starts if moment.from_ == "start" else ends) + timedelta(days=moment.days, hours=moment.hours)


def _scenes(library: Library, kind: FormKind, asker: Asker) -> Part:
    words, language = library.forms.file.scenes, asker.language
    vignettes = library.forms.vignettes(scene_set(library.forms.file.kinds[kind], asker.booking))
    scenes = [
        Asked(
            one.id, Asking.WORDS, words.ask.in_(language).replace("{who}", one.who),
            scene=Scene(one.scene.in_(language), one.who, one.says.in_(language)),
            is_extra=one.state not in words.on_the_day,
        )
        for one in vignettes
    ]  # fmt: skip
    questions = (*scenes, _question(words.private, language))
    return Part(PartKind.SCENES, words.title.in_(language), words.intro.in_(language), questions)


def _confidence(library: Library, _kind: FormKind, asker: Asker) -> Part:
    scale, welsh = library.confidence, library.forms.welsh.confidence
    is_welsh = asker.language == Language.WELSH
    ends = (welsh.low, welsh.high) if is_welsh else (scale.low, scale.high)
    options = tuple((value, value) for value in SCALE)
    questions = tuple(
        Asked(item.id, Asking.SCALE, welsh.items[item.id] if is_welsh else item.text, options=options)
        for item in scale.items
    )
    title = welsh.title if is_welsh else scale.title
    intro = library.forms.file.confidence.intro.in_(asker.language)
    return Part(PartKind.CONFIDENCE, title, f"{intro} 0: {ends[0]}. 10: {ends[1]}.", questions)


def _check(library: Library, kind: FormKind, asker: Asker) -> Part:
    words, language = library.forms.file.check, asker.language
    questions = tuple(_item(library, item, language) for item in check_items(library, kind, asker.modules))
    return Part(PartKind.CHECK, words.title.in_(language), words.intro.in_(language), questions)


def _item(library: Library, item: CheckItem, language: str) -> Asked:
    welsh = library.forms.welsh.check.get(item.id) if language == Language.WELSH else None
    stem = without_marks(welsh.stem if welsh else item.stem)
    options = tuple(
        (option.id, without_marks(welsh.options[option.id] if welsh else option.text)) for option in item.options
    )
    in_english = language == Language.WELSH and welsh is None
    return Asked(item.id, Asking.ONE, stem, options=options, in_english=in_english)


def _evaluation(library: Library, kind: FormKind, asker: Asker) -> Part:
    file, language = library.forms.file, asker.language
    late = kind is FormKind.SIX_WEEKS
    words = file.evaluation_later if late else file.evaluation
    asked = library.forms.evaluation.six_weeks if late else library.forms.evaluation.after
    questions = tuple(_question(one, language) for one in asked)
    return Part(PartKind.EVALUATION, words.title.in_(language), words.intro.in_(language), questions)


def _question(question: Question, language: str) -> Asked:
    options = tuple((option.id, option.text.in_(language)) for option in question.options)
    hint = question.hint.in_(language) if question.hint else ""
    return Asked(question.id, _HOW[question.kind], question.text.in_(language), hint, options)


def every(parts: Iterable[Part]) -> Iterator[Asked]:
    """All questions of a form."""
    return (question for part in parts for question in part.questions)


_HOW = {
    QuestionKind.ONE: Asking.ONE,
    QuestionKind.MANY: Asking.MANY,
    QuestionKind.WORDS: Asking.WORDS,
    QuestionKind.TICK: Asking.TICK,
}
