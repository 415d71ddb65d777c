"""Measures the ears on the test set that they were never fitted on. Prints the figures of docs/reference/ears.md.

.venv/bin/python scripts/measure_ears.py
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from time import process_time

from trivet.content import content_root
from trivet.content.ears import load_cues, load_exemplars
from trivet.simulation.ears import Heard, LexicalEars, load_ears
from trivet.vocabulary import MoveId

ROOT = Path(__file__).resolve().parent.parent
TESTSET = ROOT / "tests" / "simulation" / "ears" / "testset.csv"
BINS = 10


@dataclass(frozen=True, slots=True)
class Row:
    author: str
    scenario: str
    client_line: str
    utterance: str
    moves: tuple[MoveId, ...]


Judged = list[tuple[Row, Heard]]
Pairs = list[tuple[MoveId, MoveId]]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(one["author"], one["scenario"], one["client_line"], one["utterance"], moves_of(one["moves"]))
            for one in csv.DictReader(file)
        ]


def moves_of(text: str) -> tuple[MoveId, ...]:
    return tuple(MoveId(move) for move in text.split("+"))


def macro_f1(pairs: Pairs) -> float:
    """The mean over moves of F1; a pair is (right, said). Moves that are never right are left out."""
    return mean(f1_of(pairs, move) for move in sorted({right for right, _ in pairs}))


def f1_of(pairs: Pairs, move: MoveId) -> float:
    hits = sum(right == said == move for right, said in pairs)
    return 2 * hits / (sum(right == move for right, _ in pairs) + sum(said == move for _, said in pairs) or 1)


def firsts(judged: Judged) -> Pairs:
    return [(row.moves[0], heard.ranked[0].move) for row, heard in judged]


def in_top(judged: Judged, most: int) -> float:
    return mean(row.moves[0] in {guess.move for guess in heard.ranked[:most]} for row, heard in judged)


def micro_f1(judged: Judged) -> float:
    hits = sum(len(set(row.moves) & set(heard.moves)) for row, heard in judged)
    return 2 * hits / sum(len(set(row.moves)) + len(heard.moves) for row, heard in judged)


def calibration(judged: Judged) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and for each tenth of confidence: mean confidence, share right, how many."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row, heard in judged:
        top = heard.ranked[0]
        bins[min(int(top.confidence * BINS), BINS - 1)].append((top.confidence, top.move is row.moves[0]))
    table = [(mean(c for c, _ in bins[at]), mean(r for _, r in bins[at]), len(bins[at])) for at in sorted(bins)]
    return sum(abs(sure - right) * count for sure, right, count in table) / len(judged), table


def keyword_guess(ears: LexicalEars, row: Row) -> MoveId:
    """The move that most cues point to first, without any fitting: what cue hints alone can do."""
    points = {cue.cue: cue.points_to for cue in load_cues().cues}
    votes: Counter[MoveId] = Counter()
    for cue in ears.hear(row.utterance, row.client_line).cues:
        for number, move in enumerate(points[cue]):
            votes[move] += 2 if number == 0 else 1
    return votes.most_common(1)[0][0] if votes else MoveId.NONE


def show(name: str, judged: Judged) -> None:
    pairs = firsts(judged)
    print(
        f"| {name} | {len(judged)} | {macro_f1(pairs):.3f} | {in_top(judged, 1):.3f} | {in_top(judged, 3):.3f} | {micro_f1(judged):.3f} |"
    )


def grouped(judged: Judged, key: Callable[[Row], str]) -> Iterable[tuple[str, Judged]]:
    names = sorted({key(row) for row, _ in judged})
    return ((name, [one for one in judged if key(one[0]) == name]) for name in names)


def main() -> None:
    ears, rows = load_ears(), rows_of(Path(sys.argv[1]) if len(sys.argv) > 1 else TESTSET)
    assert isinstance(ears, LexicalEars)
    judged = [(row, ears.hear(row.utterance, row.client_line)) for row in rows]
    print("| | turns | macro-F1 | top 1 | top 3 | all moves, micro-F1 |\n|---|---|---|---|---|---|")
    show("all", judged)
    for key in (lambda row: row.author, lambda row: row.scenario):
        for name, some in grouped(judged, key):
            show(name, some)
    baselines(ears, rows)
    print("\n| move | F1 | most often taken for |\n|---|---|---|")
    by_move(firsts(judged))
    coverage(judged)
    speed(ears, rows)


def baselines(ears: LexicalEars, rows: Sequence[Row]) -> None:
    usual = Counter(one.moves[0] for some in load_exemplars().values() for one in some).most_common(1)[0][0]
    print()
    for name, pairs in (
        ("always the commonest move", [(row.moves[0], usual) for row in rows]),
        ("cues alone", [(row.moves[0], keyword_guess(ears, row)) for row in rows]),
    ):
        print(f"{name}: macro-F1 {macro_f1(pairs):.3f}, top 1 {mean(a == b for a, b in pairs):.3f}")


def by_move(pairs: Pairs) -> None:
    for move in sorted({right for right, _ in pairs}, key=lambda one: (-f1_of(pairs, one), one)):
        missed = Counter(said for right, said in pairs if right == move != said).most_common(2)
        print(f"| {move} | {f1_of(pairs, move):.2f} | {', '.join(f'{said} {count}' for said, count in missed)} |")


def coverage(judged: Judged) -> None:
    print("\n| confidence at least | share of turns | right |\n|---|---|---|")
    for at in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        chosen = [one for one in judged if one[1].ranked[0].confidence >= at]
        if chosen:
            print(f"| {at:.1f} | {len(chosen) / len(judged):.2f} | {in_top(chosen, 1):.2f} |")
    error, table = calibration(judged)
    print(f"\nExpected calibration error {error:.3f}\n\n| mean confidence | right | turns |\n|---|---|---|")
    for sure, right, count in table:
        print(f"| {sure:.2f} | {right:.2f} | {count} |")
    chosen = [one for one in judged if one[1].is_sure]
    print(f"\nSure ({judged[0][1].sure_from}) of {len(chosen) / len(judged):.2f}, right in {in_top(chosen, 1):.2f}")


def speed(ears: LexicalEars, rows: Sequence[Row]) -> None:
    times = []
    for row in rows:
        start = process_time()  # of the processor: a busy machine does not count
        ears.hear(row.utterance, row.client_line)
        times.append((process_time() - start) * 1000)
    load_ears.cache_clear()
    start = process_time()
    load_ears()
    size = sum((content_root() / "ears" / name).stat().st_size for name in ("model.json", "cues.yaml"))
    print(f"\n{median(times):.2f} ms a turn (slowest twentieth {sorted(times)[-len(times) // 20]:.2f} ms), ", end="")
    print(f"loaded in {process_time() - start:.2f} s, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
