"""A form that asks for what is not there, or in one language only, is refused at its line."""

import shutil
from pathlib import Path

import pytest

from trivet.content import ContentError, content_root, load_library
from trivet.content.lint import lint
from trivet.content.schema.forms import ClientState


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def faults(root: Path) -> list[str]:
    try:
        return [str(fault) for fault in lint(load_library(root))]
    except ContentError as error:
        return [str(fault) for fault in error.faults]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("forms.yaml", "- bond-k7\n", "- bond-k77\n", "there is no check item 'bond-k77'"),
        ("forms.yaml", "right: 14, of: 20", "right: 14, of: 19", "the pass mark must be out of all items"),
        ("forms.yaml", "before: [opening-k2", "before: [opening-k9", "what is asked before must be asked after"),
        ("forms.yaml", "checked: false", "checked: true", "say who checked these words"),
        (
            "forms.yaml",
            "check, evaluation]\n    opens",
            "evaluation, check]\n    opens",
            "must end with the evaluation",
        ),
        ("vignettes-a.yaml", "state: hostile", "state: withdrawn", "a set has one scene for each state"),
        ("vignettes-a.yaml", "set: a", "set: b", "this file says set: b, its name says a"),
        ("vignettes-b.yaml", "vb-hostile", "va-hostile", "the id 'va-hostile' stands 2 times"),
        ("vignettes-b.yaml", '      "3": ', '      "4": ', "rubric"),
        ("evaluation.yaml", "kind: words", "kind: one", "a question of kind one needs options"),
        ("evaluation.yaml", ', cy: "Faint o heddiw', ', fr: "Faint o heddiw', "this field is not known here"),
        ("welsh.yaml", "conf-12:", "conf-13:", "the scale's item 'conf-12' must stand in English and in Welsh"),
    ],
)
def test_each_kind_of_fault_in_a_form_is_named_with_its_file(
    copy: Path, name: str, old: str, new: str, said: str
) -> None:
    path = copy / "forms" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [fault for fault in faults(copy) if said in fault]
    assert found, faults(copy)
    assert found[0].startswith("forms/")


def test_the_two_sets_are_parallel_and_the_ten_scenes_cross_professions_and_nations() -> None:
    forms = load_library().forms
    assert [one.state for one in forms.sets["a"].vignettes] == [one.state for one in forms.sets["b"].vignettes]
    scenes = [one for one_set in forms.sets.values() for one in one_set.vignettes]
    assert {one.state for one in scenes} == set(ClientState)
    assert (len({one.sector for one in scenes}), len({one.nation for one in scenes})) == (4, 3)
    assert all(set(one.rubric) == {"0", "1", "2", "3"} for one in scenes)
