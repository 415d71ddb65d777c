"""The gate that a trainer's own client passes before anybody practises with it: some hundred meetings, and findings one can act on.

A short form of the laws, in about a second. `trivet.simulation.laws` holds the shipped clients to all of them, with a thousand seeds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from trivet.simulation.cast import Character
from trivet.simulation.laws.order import Played, mean
from trivet.simulation.persona import start_of
from trivet.simulation.playing import meet
from trivet.simulation.practitioners import PRACTITIONERS, constant, cycle
from trivet.simulation.state import State
from trivet.simulation.voice import LOW, Bag, eligible
from trivet.vocabulary import Act, MoveId, Stage

SEEDS = 300
#: How far the expert must end above the enforcer, the novice, and every trick. Alliance, 0 to 1.
ABOVE = {"enforcer": 0.20, "novice": 0.10, "colluder": 0.20, "flatterer": 0.15}
TRICK = 0.10
#: Shares of meetings: how many may leave an expert, how many should leave an enforcer, and how many an expert must meet with a strain.
STAYS, GOES, ALL_GO = 0.08, 0.40, 0.30
CALM_FEWEST, CALM_MOST = 0.35, 0.95
MENDED = 0.5
OWN_STYLE = 0.75
#: A fact told in fewer meetings than this is not told.
TOLD = 0.01
#: How many turns of one act in a row a bag must last.
IN_A_ROW = 12
#: What comes once or a few times in a meeting, however long.
_SELDOM = {Act.LEAVE: 1, Act.REPAIR: 4, Act.DISCLOSE: 4}
_GLANCE, _LIKELIEST = 8, 6
_MOVES = tuple(move for move in MoveId if move is not MoveId.NONE)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the gate noticed. `stops`: nobody should practise with this client before it is mended."""

    about: str
    text: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of the meetings. `ends`: mean alliance by practitioner, 0 to 1. `leaves`: share of meetings that the client left, by practitioner.
    `strains`, `mended`: per meeting with the expert. `own_style`: share of strains of the client's own kind. `told`: share of expert meetings
    in which each fact was told, at the better of two stages. `trick`: the best single or double move, and where it ends. `lasting`: lines left
    of each act after a long run. `never`: acts with own lines that never came. `unsaid`: own lines that were never possible."""

    ends: dict[str, float]
    leaves: dict[str, float]
    strains: float
    mended: float
    own_style: float
    told: dict[str, float]
    trick: tuple[str, float]
    lasting: dict[Act, int]
    never: tuple[Act, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one client."""

    client: str
    seeds: int
    figures: Figures
    remarks: tuple[Remark, ...]

    @property
    def passes(self) -> bool:
        return not self.stopping

    @property
    def stopping(self) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if one.stops)

    @property
    def looks(self) -> tuple[Remark, ...]:
        """What stops nobody and is worth a look."""
        return tuple(one for one in self.remarks if not one.stops)


def gate(character: Character, seeds: int = SEEDS) -> Verdict:
    """Play the client so often with each scripted practitioner, and say what a trainer should change. Deterministic."""
    figures = figures_of(character, max(20, seeds))
    return Verdict(character.id, seeds, figures, tuple(remarks(character, figures)))


def figures_of(character: Character, seeds: int) -> Figures:
    """The meetings behind a verdict."""
    played = Played(character.persona, seeds)
    names = ("expert", "competent", "novice", "enforcer", "colluder", "flatterer")
    met = [
        state for name in names[:4] for states in played.meetings(name) for state in states if "began" in state.events
    ]
    own = sum(state.rupture is character.persona.style for state in met)
    last = [states[-1] for states in played.meetings("expert")]
    strains = mean([float(state.strains) for state in last])
    never, unsaid = _unmet(character, seeds)
    return Figures(
        ends={name: played.end(name) for name in names},
        leaves={name: _left(played, name) for name in ("expert", "enforcer")},
        strains=strains,
        mended=mean([float(state.mended) for state in last]) / strains if strains else 0.0,
        own_style=own / len(met) if met else 1.0,
        told=_told(character, played, seeds),
        trick=_trick(played),
        lasting={act: _lasting(character, act) for act in Act},
        never=never,
        unsaid=unsaid,
    )


def remarks(character: Character, figures: Figures) -> Iterator[Remark]:
    """What the figures mean, in words, what stops first."""
    yield from _order(figures)
    yield from _tricks(figures)
    yield from _leaving(figures)
    yield from _strains(character, figures)
    yield from _facts(character, figures)
    yield from _bags(character, figures)


def _order(figures: Figures) -> Iterator[Remark]:
    expert, help_ = figures.ends["expert"], "lower `trust`, or add an incident"
    for name, gap in ABOVE.items():
        theirs = figures.ends[name]
        if theirs > expert:
            yield Remark(
                name, f"Your {name} does better than your expert ({theirs:.2f} against {expert:.2f}): {help_}."
            )
        elif theirs > expert - gap:
            yield Remark(name, f"Your {name} does as well as your expert ({theirs:.2f} against {expert:.2f}): {help_}.")
    if figures.ends["competent"] > expert:
        yield Remark(
            "competent", "A competent practitioner does better than your expert: add an incident or facts.", stops=False
        )


def _tricks(figures: Figures) -> Iterator[Remark]:
    words, value = figures.trick
    if value > figures.ends["expert"] - TRICK:
        what = f"Two moves by turns ({words})" if "," in words else f"One move repeated ({words})"
        yield Remark(
            "trick",
            f"{what} does as well as your expert ({value:.2f} against {figures.ends['expert']:.2f}): "
            "lower `trust` or `readiness`, set `temper` to quick, or add an incident.",
        )


def _leaving(figures: Figures) -> Iterator[Remark]:
    expert, enforcer = figures.leaves["expert"], figures.leaves["enforcer"]
    if expert > ALL_GO:
        yield Remark(
            "leaving",
            f"Everybody is left: {expert:.0%} of the expert's meetings too. Lower `coercion` or set `temper` to even.",
        )
    elif expert > STAYS:
        yield Remark(
            "leaving",
            f"{expert:.0%} of the expert's meetings end with the client leaving: lower `coercion` or raise `trust`.",
        )
    if enforcer < GOES:
        yield Remark(
            "leaving",
            f"Nobody ever leaves: even threats drive out only {enforcer:.0%}. Set `temper` to quick or raise `coercion`.",
        )


def _strains(character: Character, figures: Figures) -> Iterator[Remark]:
    if figures.strains < CALM_FEWEST:
        change = "move its turn to 6 or 8" if character.client.incident else "add an incident"
        yield Remark(
            "strain",
            f"No strain ever happens to somebody who is good at this ({figures.strains:.1f} a meeting), so nothing is learned about mending: {change}.",
        )
    if figures.strains > CALM_MOST:
        yield Remark(
            "strain",
            f"An expert meets {figures.strains:.1f} strains a meeting, which nobody could help: lower `coercion`.",
            stops=False,
        )
    if figures.strains and figures.mended < MENDED:
        yield Remark(
            "mending", f"Of the strains that an expert meets only {figures.mended:.0%} are mended: raise `trust`."
        )
    if figures.own_style < OWN_STYLE:
        yield Remark(
            "style",
            f"Only {figures.own_style:.0%} of the strains are {character.persona.style.value}: give the incident the same `rupture` as the person.",
            stops=False,
        )


def _facts(character: Character, figures: Figures) -> Iterator[Remark]:
    for fact in character.client.facts:
        if figures.told.get(fact.id, 0.0) < TOLD:
            change = "lower its trust, or raise the person's" if fact.trust != "low" else "raise the person's `trust`"
            yield Remark(
                "facts",
                f"This person never tells `{fact.id}`, in a first meeting or a later one: {change}.",
                stops=False,
            )


def _bags(character: Character, figures: Figures) -> Iterator[Remark]:
    for act, left in figures.lasting.items():
        if left < LOW:
            turns = _SELDOM.get(act, IN_A_ROW)
            why = " or keep fewer words away with `avoid`" if character.client.avoid else ""
            yield Remark("lines", f"After {turns} turns of `{act}` the bag runs low ({left} left): add lines{why}.")
    for act in figures.never:
        yield Remark(
            "lines", f"This person never comes to `{act}`: put what stands there under another act.", stops=False
        )
    for line in figures.unsaid:
        yield Remark(
            "lines", f"This line was never possible in any meeting: “{line}” Loosen its condition.", stops=False
        )


def _left(played: Played, name: str) -> float:
    return mean([float(states[-1].has_left) for states in played.meetings(name)])


def _told(character: Character, played: Played, seeds: int) -> dict[str, float]:
    first = [states[-1] for states in played.meetings("expert")]
    start, later = start_of(character.persona, Stage.MIDDLE), max(20, seeds // 4)
    middle = [meet(character.persona, PRACTITIONERS["expert"], seed, start=start)[-1] for seed in range(later)]
    return {fact: max(_share(first, fact), _share(middle, fact)) for fact in character.facts}


def _share(ends: Sequence[State], fact: str) -> float:
    return sum(fact in state.told for state in ends) / len(ends)


def _trick(played: Played) -> tuple[str, float]:
    """The best of all single moves, and of the likeliest pairs: every move alone first, then the best of them by turns."""
    alone = {move: played.with_policy(constant(move), _GLANCE) for move in _MOVES}
    likeliest = sorted(_MOVES, key=lambda move: -alone[move])[:_LIKELIEST]
    pairs = {
        f"{one}, {two}": played.with_policy(cycle((one,), (two,)), _GLANCE) for one, two in combinations(likeliest, 2)
    }
    return max([*((move.value, value) for move, value in alone.items()), *pairs.items()], key=lambda pair: pair[1])


def _lasting(character: Character, act: Act) -> int:
    """How many lines without a condition are left of an act after a long run of it."""
    free = sum(one.when is None for one in character.lines[act])
    return free - _SELDOM.get(act, IN_A_ROW) + (LOW if act is Act.LEAVE else 0)


def _unmet(character: Character, seeds: int) -> tuple[tuple[Act, ...], tuple[str, ...]]:
    """Acts with own lines that never came, and own lines whose condition was never met, at any stage, with anybody."""
    own = [one for lines in character.lines.values() for one in lines if one.own]
    waiting = {one.id for one in own if one.when is not None}
    missing = {one.act for one in own}
    for stage in Stage:
        start, bag = start_of(character.persona, stage), Bag(0, stage=stage)
        for name in ("expert", "novice", "enforcer", "colluder", "random"):
            for seed in range(max(10, seeds // 15)):
                states = meet(character.persona, PRACTITIONERS[name], seed, start=start)
                missing.difference_update(state.act for state in states)
                _strike(character, states, bag, waiting)
    never = tuple(act for act in Act if act in missing)
    return never, tuple(one.line for one in own if one.id in waiting and one.act not in missing)


def _strike(character: Character, states: Sequence[State], bag: Bag, waiting: set[str]) -> None:
    """Take from the waiting lines those that could have been said in a meeting."""
    for state in states[1:]:
        if any(one.id in waiting for one in character.lines[state.act]):
            waiting.difference_update(one.id for one in eligible(character, state, state.recent[-1], bag))
