"""The documentation holds together: links lead somewhere, and no setting is missing."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_SETTING = re.compile(r"\b(?:TRIVET_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL)\b")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """The headings of a page, as a reader's browser names them."""
    heads = re.findall(r"^#+ (.+)$", _CODE.sub(lambda code: code[0].strip("`"), page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links(page: Path) -> list[str]:
    return _LINK.findall(_CODE.sub("", page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    astray = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        goal = (page.parent / path).resolve() if path else page
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            astray.append(link)
    assert astray == []


def test_every_page_of_the_documentation_is_found_from_the_readme() -> None:
    seen, to_read = {ROOT / "README.md"}, [ROOT / "README.md"]
    while to_read:
        page = to_read.pop()
        for link in links(page):
            goal = (page.parent / link.partition("#")[0]).resolve()
            found = goal.glob("*.md") if goal.is_dir() else [goal] if goal.suffix == ".md" and goal.exists() else []
            new = set(found) - seen
            seen |= new
            to_read += new
    assert [named(page) for page in PAGES if page not in seen and page.name != "CHANGELOG.md"] == []


def test_every_setting_that_the_code_reads_is_in_the_reference_and_none_besides() -> None:
    read = set()
    for path in sorted((ROOT / "src" / "trivet").rglob("*.py")):
        read |= set(_SETTING.findall(path.read_text("utf-8")))
    told = set(re.findall(r"^\| `(\w+)`", (ROOT / "docs/reference/settings.md").read_text("utf-8"), re.MULTILINE))
    assert told == read
