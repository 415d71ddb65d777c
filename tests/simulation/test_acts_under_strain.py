"""What the linter says can never be said is what the engine never does."""

from itertools import pairwise

from trivet.content import content_root
from trivet.content.lint.clients import MENDING, PUSHING, UNDER
from trivet.content.practice import read_client
from trivet.content.schema.clients import Archetype
from trivet.content.yamlfile import read_yaml, shape
from trivet.simulation.effects import REPAIRING
from trivet.simulation.persona import persona_of
from trivet.simulation.playing import meet
from trivet.simulation.practitioners import PRACTITIONERS
from trivet.vocabulary import Act

ROOT = content_root() / "clients"


def test_every_act_comes_under_the_strains_that_the_linter_names_and_no_others() -> None:
    archetypes = {
        one.stem: shape(read_yaml(one.read_text(), one.name), Archetype) for one in (ROOT / "archetypes").glob("*.yaml")
    }
    seen = {act: set() for act in Act}
    for path in ROOT.glob("*.yaml"):
        persona = persona_of(read_client(path.read_text(), path.name), archetypes)
        for policy in PRACTITIONERS.values():
            for seed in range(60):
                for before, after in pairwise(meet(persona, policy, seed)):
                    seen[after.act].add(after.rupture)
                    said = set(after.recent[-1])
                    if said and said <= PUSHING and before.rupture == after.rupture:
                        assert after.act not in (Act.OPEN, Act.CHANGE, Act.ALLY, Act.DISCLOSE)
                    if said and said <= MENDING:
                        assert not after.has_left
    assert seen == {act: set(strains) for act, strains in UNDER.items()}


def test_the_linter_knows_what_mends() -> None:
    assert MENDING == REPAIRING
