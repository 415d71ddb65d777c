"""All laws, one client."""

from collections.abc import Iterator

from trivet.content.schema.practice import Coach
from trivet.simulation.cast import Character
from trivet.simulation.laws.gaming import gaming_findings
from trivet.simulation.laws.order import Played, order_findings
from trivet.simulation.laws.report import Finding, Report
from trivet.simulation.laws.steady import steady_findings
from trivet.simulation.laws.strains import strain_findings
from trivet.simulation.laws.texts import text_findings
from trivet.simulation.laws.variety import variety_findings
from trivet.simulation.laws.ways_out import way_out_findings

SEEDS = 1000


def check_laws(character: Character, *, seeds: int = SEEDS, coach: Coach | None = None) -> Report:
    """Every law for one client, each with its figure. `seeds`: how many meetings stand behind each mean (20 or more).

    Law 10 needs the coach's texts; law 11, speed, is a matter of the machine and is measured in bench/.
    """
    return Report(character.id, seeds, tuple(_findings(character, max(20, seeds), coach)))


def _findings(character: Character, seeds: int, coach: Coach | None) -> Iterator[Finding]:
    played = Played(character.persona, seeds)
    yield from steady_findings(character, seeds)
    yield from order_findings(played)
    yield from gaming_findings(played)
    yield from strain_findings(played)
    yield from way_out_findings(character, seeds)
    yield from variety_findings(character, seeds)
    if coach is not None:
        yield from text_findings(coach)
