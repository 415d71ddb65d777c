"""Law 10: whatever a move does, there is a sentence for it."""

from collections.abc import Iterator

from trivet.content.schema.practice import Coach
from trivet.simulation.laws.report import Finding
from trivet.vocabulary import MoveId

OUTCOMES = ("helped", "little", "hurt")


def text_findings(coach: Coach) -> Iterator[Finding]:
    """Law 10."""
    said = [(move, outcome) for move in MoveId for outcome in OUTCOMES if getattr(coach.moves[move], outcome)]
    wanted = len(MoveId) * len(OUTCOMES)
    yield Finding(10, "sentences for move and outcome", f"{len(said)} of {wanted}", "all", len(said) == wanted)
