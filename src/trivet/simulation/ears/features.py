"""What the ears attend to in a turn: words, their order, their spelling, cues, form, and the client's line before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from trivet.simulation.ears.clauses import QUESTIONS, QUICK, Clause, Kind, clauses
from trivet.simulation.ears.matching import Found, Matcher, class_of
from trivet.simulation.ears.words import stem, words_of

#: The groups of features, each with how loudly it speaks beside the others (chosen by cross-validation).
GROUPS = {
    "word": 1.3,
    "pair": 1.0,
    "spelling": 1.3,
    "frame": 1.0,
    "place": 1.0,
    "cue": 1.0,
    "class": 0.6,
    "form": 0.5,
    "context": 1.0,
}

_FUNCTION = frozenset(
    """a about after again all already also always am an and another any anyone anything anyway are as ask at away back be because
    been before being best better between both but by call can chance choice come could decide did different do does doing done
    down each else even ever every everyone feel feels felt few first for fine from get getting give go going got good had hand hard has have having
    he hear heard help her here him his hope how i if in instead into is it job just keep kept know last left let like little look
    made make makes many matter matters maybe me mean means might mine more most much must my need never next no nobody none normal not nothing now
    of off okay on once one only or other our out over own part people point rather really reason right rule said same say saying
    see sense she should show side so some somebody someone something soon sorry sort sound sounds still stop such sure take tell than that the
    their them then there these they thing things think this those though through time to together told too took true try trying two under understand until up us use
    usually want wants was way we well went were what when where which while who whole whose why will with without wonder work works worth
    would wrong yeah yes yet you your yours 's 0 ,""".split()  # noqa: SIM905
)
_CONTENT_MIN = 3
Features = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Listener:
    """The cues of a turn and of a client's line, and the classes of words, ready to be looked up."""

    cues: Matcher
    client: Matcher
    classes: dict[str, str]
    meanings: dict[str, tuple[str, ...]]

    def attend(self, utterance: str, client_line: str) -> Features:
        """The features of a turn, by group. Both may be any text."""
        parts = clauses(utterance)
        if not parts:
            return {}
        rows = [list(part.words) for part in parts]
        found = [self.cues.find(row) for row in rows]
        form = list(_form(parts))
        return {
            "word": _unique(stem(word) for row in rows for word in row),
            "pair": _unique(pair for part in parts for pair in _pairs(part)),
            "spelling": _unique(gram for row in rows for word in row for gram in _grams(word)),
            "frame": _unique(frame for part in parts for frame in self._frames(part)),
            "place": _unique(_places(parts)),
            "cue": _unique(_cues(parts, found)),
            "class": _unique(self._meanings(parts)),
            "form": _unique(form),
            "context": _unique(self._context(parts, found, client_line)),
        }

    def _frames(self, part: Clause) -> Iterable[str]:
        """Rows of three and four words with everything but the small words put for its class, or for a gap."""
        frame = ["^"]
        for word in part.words:
            sign = word if word in _FUNCTION else class_of(word, self.classes) or "_"
            if sign != "_" or frame[-1] != "_":
                frame.append(sign)
        frame.append("?" if part.kind in QUESTIONS else "$")
        for size in (2, 3, 4):
            for start in range(len(frame) - size + 1):
                yield " ".join(frame[start : start + size])

    def _meanings(self, parts: Sequence[Clause]) -> Iterable[str]:
        """The classes of words that are spoken of, and in what kind of clause."""
        for part in parts:
            for word in part.words:
                for name in self.meanings.get(word, ()) or self.meanings.get(stem(word), ()):
                    yield name
                    yield f"{name} in {part.kind}"
                    if part is parts[-1]:
                        yield f"{name} last"

    def _context(self, parts: Sequence[Clause], found: Sequence[Sequence[Found]], client_line: str) -> Iterable[str]:
        words = words_of(client_line)
        if not words:
            return
        acts = {one.cue for one in self.client.find(words)} or {"plain"}
        yield "client short" if len(words) <= 4 else "client long"
        shared = _overlap(parts, words)
        yield f"shared {shared}"
        yield f"shared {shared} {parts[-1].kind}"
        yield f"shared {shared} first {parts[0].kind}"
        cues = {one.cue for row in found for one in row}
        for act in sorted(acts):
            yield f"client {act}"
            yield f"client {act} {parts[-1].kind}"
            yield f"client {act} first {parts[0].kind}"
            for cue in sorted(cues):
                yield f"client {act} {cue}"


def _unique(features: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(features))


def _pairs(part: Clause) -> Iterable[str]:
    words = ["^", *part.words, "?" if part.kind in QUESTIONS else "$"]
    for one, two in pairwise(words):
        yield f"{one} {two}"
    for one, _, two in zip(words, words[1:], words[2:], strict=False):
        yield f"{one} * {two}"


@lru_cache(4096)
def _grams(word: str) -> tuple[str, ...]:
    if word in _FUNCTION:
        return ()
    padded = f"<{word}>"
    return tuple(padded[start : start + size] for size in (3, 4, 5) for start in range(len(padded) - size + 1))


def _places(parts: Sequence[Clause]) -> Iterable[str]:
    first, last = parts[0].words, parts[-1].words
    yield f"first {first[0]}"
    yield "first " + " ".join(first[:2])
    yield "first " + " ".join(first[:3])
    yield f"end {last[-1]}"
    yield "end " + " ".join(last[-2:])
    for word in last:
        yield f"last {stem(word)}"
    yield "last " + " ".join(last[:2])
    yield "last " + " ".join(last[:3])


def _cues(parts: Sequence[Clause], found: Sequence[Sequence[Found]]) -> Iterable[str]:
    counts = Counter(one.cue for row in found for one in row)
    yield from counts
    yield from (f"{cue} twice" for cue, count in counts.items() if count > 1)
    yield from (f"{one} & {two}" for one, two in combinations(sorted(counts), 2))
    for part, row in zip(parts, found, strict=True):
        for one in row:
            yield f"{one.cue} {one.phrase}"
            yield f"{one.cue} in {part.kind}"
    yield from (f"{one.cue} first" for one in found[0])
    yield from (f"{one.cue} last" for one in found[-1])


def _form(parts: Sequence[Clause]) -> Iterable[str]:
    kinds = [part.kind for part in parts]
    words = [word for part in parts for word in part.words if word != ","]
    questions = sum(kind in QUESTIONS for kind in kinds)
    yield f"questions {min(questions, 4)}"
    yield f"quick in a row {min(_longest_run(kinds), 4)}"
    yield f"clauses {min(len(parts), 6)}"
    yield f"length {min(len(words) // 5, 8)}"
    yield "first " + kinds[0]
    yield "last " + kinds[-1]
    yield "kinds " + " ".join(_squeezed(kinds)[-3:])
    for kind in dict.fromkeys(kinds):
        yield f"has {kind}"
    yield from _pronouns(words)
    if questions and parts[-1].kind not in QUESTIONS:
        yield "question then statement"
    if "if" in words and ({"then", "will"} & set(words)):
        yield "if then"
    for sign, members in _SIGNS.items():
        if members & set(words):
            yield sign


_SIGNS = {
    "negated": frozenset({"not", "no", "never", "nobody", "nothing"}),
    "must": frozenset({"must", "should", "need", "ought"}),
    "will": frozenset({"will"}),
    "would": frozenset({"would"}),
    "because": frozenset({"because", "since"}),
    "and-joined": frozenset({"and"}),
    "but-joined": frozenset({"but"}),
    "or-joined": frozenset({"or"}),
}


def _pronouns(words: Sequence[str]) -> Iterable[str]:
    counts = Counter(words)
    you, me = counts["you"] + counts["your"] + counts["yours"], counts["i"] + counts["me"] + counts["my"]
    yield f"you {min(you, 3)}"
    yield f"i {min(me, 3)}"
    yield f"you {min(you, 2)} i {min(me, 2)}"
    we = counts["we"] + counts["us"] + counts["our"]
    yield f"we {min(we, 2)}"


def _longest_run(kinds: Sequence[Kind]) -> int:
    longest = run = 0
    for kind in kinds:
        run = run + 1 if kind in QUICK or (kind in QUESTIONS and run) else 0
        longest = max(longest, run)
    return longest


def _squeezed(kinds: Sequence[Kind]) -> list[Kind]:
    """Kinds without repeats beside one another."""
    return [kind for number, kind in enumerate(kinds) if number == 0 or kinds[number - 1] is not kind]


def _overlap(parts: Sequence[Clause], client: Sequence[str]) -> int:
    """How many of the client's own words of weight come back, at most three."""
    theirs = {stem(word) for word in client if word not in _FUNCTION and len(word) >= _CONTENT_MIN}
    ours = {stem(word) for part in parts for word in part.words if word not in _FUNCTION and len(word) >= _CONTENT_MIN}
    return min(len(theirs & ours), 3)
