"""A broken file never half-loads, and the person who broke it is told where."""

import shutil
from pathlib import Path

import pytest

from trivet.content import ContentError, content_root, load_library
from trivet.content.lint import lint
from trivet.curriculum import DayRequest, plan_day
from trivet.vocabulary import Nation, Sector


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of content/ to break."""
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first occurrence; the line on which it stood."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(root: Path) -> list[str]:
    try:
        return [str(fault) for fault in lint(load_library(root))]
    except ContentError as error:
        return [str(fault) for fault in error.faults]


def test_what_we_ship_is_sound() -> None:
    assert faults(content_root()) == []


def test_all_seven_core_topics_and_three_options_are_there() -> None:
    library = load_library()
    assert len(library.course.order) == 8
    assert len(library.course.options) == 3
    assert set(library.modules) == {*library.course.order, *library.course.options}
    assert all(len(module.check.items) >= 8 for module in library.modules.values())


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("course/modules/bond.md", "grouping: ", "groping: ", "groping: this field is not known here"),
        ("course/modules/bond.md", "## The ideas", "## Ideas", "the sections must be, in this order"),
        ("course/modules/bond.md", "```activity", "```acivity", "unknown block 'acivity'"),
        ("course/modules/bond.md", "### Youth work", "### Youths", "'In your work' lacks: Youth work"),
        ("course/modules/bond.md", "needs: [opening]", "needs: [opning]", "needs names the unknown module 'opning'"),
        ("checks/bond.yaml", "correct: true", "correct: false", "exactly one option must be correct"),
        ("checks/bond.yaml", "module: bond", "module: bonds", "this file says module: bonds"),
        ("tips.yaml", "number: 1\n", "number: 11\n", "this must be 10 or less"),
        ("glossary/wales.yaml", "clients:", "punters:", "'punters' is not a term"),
        ("standards/mapping.yaml", "code: ", "code: X", "no row of nos.csv has this code"),
    ],
)
def test_each_kind_of_fault_is_named_with_file_and_line(copy: Path, name: str, old: str, new: str, said: str) -> None:
    edit(copy, name, old, new)
    found = [fault for fault in faults(copy) if said in fault]
    assert found, faults(copy)
    path, line, _ = found[0].split(":", 2)
    assert (path, line.isdigit()) == (name, True)


def test_citing_a_source_that_nobody_verified_is_refused_at_its_line(copy: Path) -> None:
    line = edit(copy, "course/modules/bond.md", "[@ELL18 |", "[@REX99 |")
    assert (
        f"course/modules/bond.md:{line}: source REX99 has status M: only verified sources (V) may be printed"
        in faults(copy)
    )


def test_an_unknown_source_is_refused_with_the_nearest(copy: Path) -> None:
    edit(copy, "course/modules/bond.md", "[@ELL18 |", "[@ELL19 |")
    assert any("unknown source 'ELL19'; did you mean ELL18?" in fault for fault in faults(copy))


def test_missing_alt_text_a_wild_link_and_an_unknown_term_are_refused(copy: Path) -> None:
    extra = "\n![](stool.svg)\n\nSee [this](module:bonds), {{wroker}}.\n"
    edit(copy, "course/modules/bond.md", "## Do and say", extra + "\n## Do and say")
    found = "\n".join(faults(copy))
    assert "the image stool.svg has no alt text" in found
    assert "the image stool.svg is not a PNG, JPEG or SVG file in content/images" in found
    assert "a link to a module 'bonds' that does not exist" in found
    assert "unknown term '{{wroker}}'" in found


def test_timing_sums_must_agree(copy: Path) -> None:
    edit(copy, "course/modules/bond.md", "debrief_minutes: ", "debrief_minutes: 1")
    assert any("steps and debrief take" in fault for fault in faults(copy))


def test_doubled_ids_and_words_we_do_not_use_are_refused(copy: Path) -> None:
    edit(copy, "course/modules/bond.md", "bond-r2", "bond-r1")
    edit(copy, "course/modules/bond.md", "## Do and say", "Offenders lie.\n\n## Do and say")
    found = "\n".join(faults(copy))
    assert "the id 'bond-r1' stands 2 times" in found
    assert "we do not write 'Offenders'" in found


def test_a_text_too_hard_to_read_is_refused(copy: Path) -> None:
    hard = (
        "Notwithstanding organisational considerations, interdisciplinary collaboration necessitates accountability. "
        * 30
    )
    edit(copy, "course/modules/bond.md", "## This week", hard + "\n\n## This week")
    assert any("'In plain words' reads at age" in fault for fault in faults(copy))


def test_a_missing_file_and_bytes_that_are_no_text_are_named_and_nothing_is_loaded(copy: Path) -> None:
    (copy / "moves.yaml").unlink()
    (copy / "tips.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError) as error:
        load_library(copy)
    assert {fault.path for fault in error.value.faults} == {"moves.yaml", "tips.yaml"}


def test_every_edit_makes_another_version(copy: Path) -> None:
    before = load_library(copy).version
    edit(copy, "course/modules/bond.md", "## This week\n", "## This week\nSlowly. ")
    load_library.cache_clear()
    assert load_library(copy).version != before


def test_the_course_page_states_the_minutes_that_the_usual_day_really_has() -> None:
    library = load_library()
    day = plan_day(library, DayRequest(sector=Sector.PROBATION, nation=Nation.ENGLAND))
    text = library.site["course"].body
    assert f"{day.practice} of {day.working} working minutes are practice" in text
    assert f"{day.working} minutes of work" in text
    assert f"longer than {library.course.breaks.longest_stretch} minutes" in text
