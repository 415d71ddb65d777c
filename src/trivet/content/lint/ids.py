"""Ids: each stands once, and what points at one points at something."""

from collections import Counter
from collections.abc import Iterator

from trivet.content.errors import Fault
from trivet.content.library import Library
from trivet.content.lint.forms import named as named_in_forms
from trivet.content.lint.places import Places, check_path, module_path
from trivet.content.schema import Module
from trivet.vocabulary import TERM_KEYS, Nation


def faults(library: Library, places: Places) -> Iterator[Fault]:
    """Doubled ids, and ids that lead nowhere."""
    yield from _doubled(library, places)
    for module in library.modules.values():
        yield from _module(library, places, module)
    yield from _course(library, places)
    yield from _lists(library, places)
    yield from _glossaries(library, places)


def _named(library: Library) -> Iterator[tuple[str, str]]:
    for module in library.modules.values():
        path = module_path(module.id)
        for things in (module.head.outcomes, module.head.reflection, module.activities, module.worksheets):
            yield from ((path, thing.id) for thing in things)
        yield from ((check_path(module.id), item.id) for item in module.check.items)
    for page in library.pack:
        yield from ((f"pack/{page.head.id}.md", sheet.id) for sheet in page.worksheets)
    yield from (("checks/confidence.yaml", item.id) for item in library.confidence.items)
    yield from (("claims.yaml", claim.id) for claim in library.claims)
    yield from (("standards/mapping.yaml", mapping.id) for mapping in library.mappings)
    yield from (("moves.yaml", move.id) for move in library.moves)
    yield from named_in_forms(library)


def _doubled(library: Library, places: Places) -> Iterator[Fault]:
    counts = Counter(name for _, name in _named(library))
    for path, name in _named(library):
        if counts[name] > 1:
            yield places.fault(
                path, name, f"the id '{name}' stands {counts[name]} times; ids are used once and never again"
            )


def _module(library: Library, places: Places, module: Module) -> Iterator[Fault]:
    path, checks = module_path(module.id), check_path(module.id)
    if path not in places.texts:
        yield Fault(path, 1, f"a file in course/modules says id: {module.id}; file name and id must agree")
    if module.check.module != module.id:
        yield places.fault(checks, "module", f"this file says module: {module.check.module}, its name says {module.id}")
    for need in module.head.needs:
        if need not in library.modules:
            yield places.fault(path, "needs", f"needs names the unknown module '{need}'")
    yield from _outcomes(places, module)


def _outcomes(places: Places, module: Module) -> Iterator[Fault]:
    path, checks = module_path(module.id), check_path(module.id)
    outcomes = {outcome.id for outcome in module.head.outcomes}
    for activity in module.activities:
        for outcome in sorted(set(activity.outcomes) - outcomes):
            yield places.fault(path, activity.id, f"activity {activity.id} names the unknown outcome '{outcome}'")
    for item in module.check.items:
        if item.outcome not in outcomes:
            yield places.fault(checks, item.id, f"item {item.id} names the unknown outcome '{item.outcome}'")


def _course(library: Library, places: Places) -> Iterator[Fault]:
    course, path = library.course, "course/course.yaml"
    parts = {part.id for part in course.parts}
    named = [*course.order, *course.options, *course.required]
    named += [one for block in course.joined for one in (*block.modules, *block.when)]
    named += [one for put in course.insertions for one in (put.module, put.before, put.trim_first)]
    named += [one for shift in course.shifts for one in (shift.give, shift.take)]
    named += [one for variant in course.variants for one in (*variant.order, *variant.minutes) if one not in parts]
    for name in sorted(set(named) - set(library.modules)):
        yield places.fault(path, name, f"there is no module '{name}'")
    blocks = {block.id for block in course.joined}
    for variant in course.variants:
        for name in sorted(set(variant.joined) - blocks):
            yield places.fault(path, variant.id, f"variant {variant.id} joins the unknown block '{name}'")
    for name in sorted({"welcome", "close", "clinic"} - parts):
        yield places.fault(path, "parts", f"the part '{name}' is missing")


def _lists(library: Library, places: Places) -> Iterator[Fault]:
    terms = {term.id for term in library.terms} | set(library.modules)
    for term in library.terms:
        for see in sorted(set(term.see) - terms):
            yield places.fault("glossary/terms.yaml", term.id, f"'{term.term}' points at the unknown '{see}'")
    for tip in library.tips.tips:
        if tip.module not in library.modules:
            yield places.fault("tips.yaml", tip.module, f"tip {tip.number} names the unknown module '{tip.module}'")


def _glossaries(library: Library, places: Places) -> Iterator[Fault]:
    for nation in Nation:
        terms = library.glossaries[nation].terms
        path = f"glossary/{nation}.yaml"
        for key in sorted(TERM_KEYS - set(terms)):
            yield places.fault(path, "terms", f"the term '{key}' is missing")
        for key in sorted(set(terms) - TERM_KEYS):
            yield places.fault(path, key, f"'{key}' is not a term; known: {', '.join(sorted(TERM_KEYS))}")
        for key, words in terms.items():
            if "default" not in words:
                yield places.fault(path, key, f"the term '{key}' has no default")
