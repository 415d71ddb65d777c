"""Laws 6 and 8: who leaves, who meets strains, and of which kind."""

from collections.abc import Iterator

from trivet.simulation.laws.order import Played
from trivet.simulation.laws.report import Finding
from trivet.simulation.state import CALM
from trivet.vocabulary import Rupture

STAYS, GOES = 0.05, 0.50
FEWEST, MOST = 0.4, 0.8
MOSTLY = 0.5
OWN_STYLE = 0.80


def strain_findings(played: Played) -> Iterator[Finding]:
    """Laws 6 and 8."""
    for name, bar, low, high in (("expert", "<= 5 %", 0.0, STAYS), ("enforcer", ">= 50 %", GOES, 1.0)):
        meetings = played.meetings(name)
        left = sum(states[-1].has_left for states in meetings) / len(meetings)
        yield Finding(6, f"leaves the {name}", f"{left:.1%}", bar, low <= left <= high)
    ends = [states[-1] for states in played.meetings("expert")]
    strains, mended = sum(end.strains for end in ends), sum(end.mended for end in ends)
    yield Finding(
        6, "strains an expert meets", f"{strains / len(ends):.2f}", ".4 to .8", FEWEST <= strains / len(ends) <= MOST
    )
    share = mended / strains if strains else 0.0
    yield Finding(6, "of these repaired", f"{share:.0%}", "most", share > MOSTLY)
    kinds = [kind for name in ("expert", "competent", "novice", "enforcer") for kind in _kinds(played, name)]
    own = kinds.count(played.persona.style) / len(kinds) if kinds else 0.0
    yield Finding(8, f"shows {played.persona.style.value}", f"{own:.0%}", ">= 80 %", own >= OWN_STYLE)


def _kinds(played: Played, name: str) -> Iterator[Rupture]:
    for states in played.meetings(name):
        yield from (state.rupture for state in states if "began" in state.events and state.rupture is not CALM)
