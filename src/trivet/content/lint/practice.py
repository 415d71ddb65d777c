"""What stands around the simulated clients: does everything that is named exist, once, and may it be printed?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from trivet.content.errors import ContentError, Fault
from trivet.content.library import Library
from trivet.content.lint import speech
from trivet.content.lint.clients import archetype_faults, client_faults, plain_words, source_faults
from trivet.content.lint.places import Places
from trivet.content.plainly import not_known
from trivet.content.practice import Practice, load_practice
from trivet.content.yamlfile import Located, Place, read_yaml
from trivet.vocabulary import Component, MoveId, MoveKind

#: How many wordings a move needs, so that it does not give itself away by coming back.
LEAST_REPLIES = 6
LEAST_INSTEAD = 3
Found = Iterator[tuple[Place, str]]


def faults(library: Library, places: Places) -> Iterator[Fault]:  # noqa: ARG001 -- as every room of the linter
    """Every fault of content/clients and content/practice."""
    try:
        # A look at the files as they are now, whatever was read before.
        practice = load_practice.__wrapped__(library.root)
    except ContentError as error:
        yield from error.faults
        return
    for name, archetype in practice.archetypes.items():
        yield from archetype_faults(archetype, _located(practice, f"clients/archetypes/{name}.yaml"))
    for name, client in practice.clients.items():
        located = _located(practice, f"clients/{name}.yaml")
        known = (practice.archetypes, library.references, library.modules, library.moves)
        yield from client_faults(client, located, *known)
    for path, found in _files(practice, library):
        located = _located(practice, path)
        yield from (Fault(path, located.line_of(place), message) for place, message in found)


def _files(practice: Practice, library: Library) -> Iterator[tuple[str, Found]]:
    yield "practice/replies.yaml", _replies(practice)
    yield "practice/coach.yaml", _coach(practice, library)
    yield "practice/scenarios.yaml", _scenarios(practice, library)
    for name in practice.drills:
        yield f"practice/drills/{name}.yaml", _drill(practice, library, name)
    yield "practice/boosters.yaml", _boosters(practice)
    yield "practice/vignettes.yaml", _vignettes(practice)


def _located(practice: Practice, path: str) -> Located:
    return read_yaml((practice.root / path).read_text(encoding="utf-8"), path)


def _replies(practice: Practice) -> Found:
    met: set[str] = set()
    for move, replies in practice.replies.items():
        if move is not MoveId.NONE and len(replies) < LEAST_REPLIES:
            yield (
                ("replies", move.value),
                f"{move.value} has {len(replies)} wordings; {LEAST_REPLIES} or more are needed",
            )
        for at, reply in enumerate(replies):
            place: Place = ("replies", move.value, at, "say")
            if plain_words(reply.say) in met:
                yield place, f"these words stand twice: '{reply.say[:60]}'"
            met.add(plain_words(reply.say))
            yield from ((place, message) for message in _said_to_a_client(reply.say))


def _said_to_a_client(words: str) -> Iterator[str]:
    yield from speech.told(words)
    yield from speech.braces(words, speech.REPLY_SLOTS)


def _coach(practice: Practice, library: Library) -> Found:
    coach = practice.coach
    for key, reason in coach.reasons.items():
        for at, source in enumerate(reason.sources):
            yield from ((("reasons", key, "sources", at), said) for said in source_faults(source, library.references))
    for key, step in coach.next_steps.items():
        if step.module not in library.modules:
            yield ("next_steps", key, "module"), not_known(step.module, sorted(library.modules), "a module", "modules")
    for stance, offered in coach.instead.items():
        if len(offered) < LEAST_INSTEAD:
            yield (
                ("instead", stance.value),
                f"'{stance}' has {len(offered)} wordings to offer instead; {LEAST_INSTEAD} or more are needed",
            )
        for at, one in enumerate(offered):
            yield from ((("instead", stance.value, at), said) for said in _helpful(library, (one.move,)))
            yield from ((("instead", stance.value, at, "say"), said) for said in speech.told(one.say))


def _helpful(library: Library, moves: Iterable[MoveId]) -> Iterator[str]:
    harmful = {move.id for move in library.moves if move.kind is MoveKind.HARMFUL} | {MoveId.NONE.value}
    yield from (f"{move.value} is nothing to practise or to recommend" for move in moves if move.value in harmful)


def _scenarios(practice: Practice, library: Library) -> Found:
    ids = _ids(practice)
    for at, scenario in enumerate(practice.scenarios.values()):
        here: Place = ("scenarios", at)
        yield from (((*here, "id"), said) for said in _once(scenario.id, ids))
        if scenario.module not in library.modules:
            yield (*here, "module"), not_known(scenario.module, sorted(library.modules), "a module", "modules")
        if scenario.client not in practice.clients:
            yield (*here, "client"), not_known(scenario.client, sorted(practice.clients), "a client", "clients")
        yield from (((*here, "skill"), said) for said in _helpful(library, scenario.skill))
        yield from (((*here, "brief"), said) for said in speech.told(scenario.brief))


def _drill(practice: Practice, library: Library, name: str) -> Found:
    drill, ids = practice.drills[name], _ids(practice)
    if drill.module not in library.modules:
        yield ("module",), not_known(drill.module, sorted(library.modules), "a module", "modules")
    yield from ((("moves",), said) for said in _helpful(library, drill.moves))
    forms = Counter(form.form for form in drill.forms)
    for at, form in enumerate(drill.forms):
        if forms[form.form] > 1:
            yield ("forms", at, "form"), f"the form '{form.form}' stands {forms[form.form]} times"
        for number, one in enumerate(form.provocations):
            here: Place = ("forms", at, "provocations", number)
            yield from (((*here, "id"), said) for said in _once(one.id, ids))
            yield from (((*here, "says"), said) for said in speech.spoken(one.says))
            for words in (*one.good, one.trap):
                yield from ((here, said) for said in speech.told(words))


def _boosters(practice: Practice) -> Found:
    weeks = Counter(booster.week for booster in practice.boosters)
    for at, booster in enumerate(practice.boosters):
        here: Place = ("boosters", at)
        if weeks[booster.week] > 1:
            yield (*here, "week"), f"week {booster.week} stands {weeks[booster.week]} times"
        for leg in Component:
            drill = booster.drills.get(leg)
            if drill is None:
                yield (*here, "drills"), f"there is no drill for {leg}"
            elif drill not in practice.drills:
                yield (*here, "drills", leg.value), not_known(drill, sorted(practice.drills), "a drill", "drills")
            if leg not in booster.do:
                yield (*here, "do"), f"there is nothing to do for {leg}"


def _vignettes(practice: Practice) -> Found:
    ids = _ids(practice)
    forms = list(practice.vignettes.values())
    stances = [Counter(one.stance for one in form.vignettes) for form in forms]
    for at, form in enumerate(forms):
        if stances[at] != stances[0]:
            yield (
                ("forms", at),
                f"form '{form.form}' meets other stances than form '{forms[0].form}': they are not parallel",
            )
        for number, one in enumerate(form.vignettes):
            here: Place = ("forms", at, "vignettes", number)
            yield from (((*here, "id"), said) for said in _once(one.id, ids))
            yield from (((*here, "says"), said) for said in speech.spoken(one.says))
            if len({option.move for option in one.options}) < len(one.options):
                yield (*here, "options"), "two of the options are the same move"


def _ids(practice: Practice) -> Counter[str]:
    """Every id of practice that a stored answer may point at."""
    provocations = (one.id for drill in practice.drills.values() for form in drill.forms for one in form.provocations)
    vignettes = (one.id for form in practice.vignettes.values() for one in form.vignettes)
    return Counter(chain((one.id for one in practice.scenarios.values()), provocations, vignettes))


def _once(name: str, ids: Counter[str]) -> Iterator[str]:
    if ids[name] > 1:
        yield f"the id '{name}' stands {ids[name]} times; ids are used once and never again"
