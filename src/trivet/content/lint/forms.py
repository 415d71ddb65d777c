"""The forms around a day: what they ask must exist, and stand in both languages."""

from collections.abc import Iterator

from trivet.content.errors import Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places
from trivet.content.readability import reading_age
from trivet.content.schema.forms import FormKind, PartKind

MAIN, WELSH = "forms/forms.yaml", "forms/welsh.yaml"
SCENE_READING_AGE = 14.0


def faults(library: Library, places: Places) -> Iterator[Fault]:
    """Items that do not exist, Welsh of nothing, scenes that are hard to read, an evaluation that nobody reaches."""
    yield from _items(library, places)
    yield from _welsh(library, places)
    yield from _sets(library, places)
    for kind in (FormKind.AFTER, FormKind.SIX_WEEKS):
        if library.forms.file.kinds[kind].parts[-1] is not PartKind.EVALUATION:
            yield places.fault(MAIN, kind, f"the form '{kind}' must end with the evaluation: its last button sends it")


def named(library: Library) -> Iterator[tuple[str, str]]:
    """Every id that the forms use, with its file."""
    for name, one in library.forms.sets.items():
        yield from ((f"forms/vignettes-{name}.yaml", vignette.id) for vignette in one.vignettes)
    questions = (*library.forms.evaluation.after, *library.forms.evaluation.six_weeks)
    yield from (("forms/evaluation.yaml", question.id) for question in questions)
    yield MAIN, library.forms.file.scenes.private.id


def _items(library: Library, places: Places) -> Iterator[Fault]:
    known = {item.id for module in library.modules.values() for item in module.check.items}
    check = library.forms.file.check
    for name in (*check.before, *check.items, *check.evidence):
        if name not in known:
            yield places.fault(MAIN, name, f"there is no check item '{name}'")


def _welsh(library: Library, places: Places) -> Iterator[Fault]:
    scale = {item.id for item in library.confidence.items}
    for name in sorted(scale ^ set(library.forms.welsh.confidence.items)):
        yield places.fault(WELSH, name, f"the scale's item '{name}' must stand in English and in Welsh")
    items = {item.id: item for module in library.modules.values() for item in module.check.items}
    for name, words in library.forms.welsh.check.items():
        if name not in items:
            yield places.fault(WELSH, name, f"there is no check item '{name}'")
        elif {option.id for option in items[name].options} != set(words.options):
            yield places.fault(WELSH, name, f"the Welsh of '{name}' has other options than the English")


def _sets(library: Library, places: Places) -> Iterator[Fault]:
    for name, one in library.forms.sets.items():
        path = f"forms/vignettes-{name}.yaml"
        if one.set != name:
            yield places.fault(path, "set", f"this file says set: {one.set}, its name says {name}")
        for vignette in one.vignettes:
            age = reading_age(vignette.scene.en)
            if age > SCENE_READING_AGE:
                yield places.fault(
                    path, vignette.id, f"the scene reads at age {age:.1f}; at most {SCENE_READING_AGE:g}"
                )
