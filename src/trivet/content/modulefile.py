"""Markdown files with front matter, sections and fenced YAML blocks: split, with line numbers kept."""

import re
from dataclasses import dataclass

from trivet.content.errors import ContentError, Fault, content_error
from trivet.content.schema import (
    Activity,
    Check,
    Module,
    ModuleHead,
    Page,
    PageHead,
    SlideSet,
    TipSheet,
    Worksheet,
)
from trivet.content.yamlfile import Located, read_yaml, shape
from trivet.vocabulary import MODULE_SECTIONS, SECTOR_HEADINGS, Sector

BLOCK_KINDS = ("activity", "worksheet", "slides", "tip-sheet")
_FENCE = re.compile(r"^```(\S*)\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its kind, its text and the line of its first inner line."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one second-level heading."""

    title: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Markdown content file taken apart."""

    path: str
    head: Located
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class LocatedModule:
    """A module and where its parts stand, so that a later check can name the line."""

    module: Module
    path: str
    lines: dict[str, int]


def parse(text: str, path: str) -> Parsed:
    """Take a Markdown content file apart. Raises ContentError when it has no front matter or an open fence."""
    rows = text.splitlines()
    if not rows or rows[0].strip() != "---":
        raise content_error(path, 1, "the file must start with front matter between two lines of ---")
    try:
        end = next(i for i in range(1, len(rows)) if rows[i].strip() == "---")
    except StopIteration:
        raise content_error(path, 1, "the front matter is not closed with ---") from None
    head = read_yaml("\n".join(rows[1:end]), path, first_line=2)
    prose, blocks = _lift_blocks(rows[end + 1 :], path, end + 2)
    return Parsed(path, head, _sections(prose, end + 2), blocks, "\n".join(prose).strip("\n"), end + 2)


def read_module(text: str, path: str, check: Check) -> LocatedModule:
    """Read one module file. `check` is the module's knowledge check. Raises ContentError with all faults found."""
    parsed = parse(text, path)
    faults: list[Fault] = []
    head = _collect(faults, parsed.head, ModuleHead)
    made: dict[str, list[tuple[object, int]]] = {kind: [] for kind in BLOCK_KINDS}
    for block in parsed.blocks:
        value = _read_block(faults, block, path)
        if value is not None:
            made[block.kind].append((value, block.line))
    faults.extend(_section_faults(parsed))
    for kind in ("slides", "tip-sheet"):
        if len([block for block in parsed.blocks if block.kind == kind]) != 1:
            faults.append(Fault(path, 1, f"a module needs exactly one '{kind}' block"))
    if faults or head is None:
        raise ContentError(tuple(faults))
    return _assemble(parsed, head, made, check)


def read_page(text: str, path: str) -> Page:
    """Read a pack part or a site page."""
    parsed = parse(text, path)
    head = shape(parsed.head, PageHead)
    for block in parsed.blocks:
        if block.kind != "worksheet":
            raise content_error(path, block.line, f"a page may hold worksheets, not '{block.kind}'")
    sheets = (shape(read_yaml(block.text, path, first_line=block.line), Worksheet) for block in parsed.blocks)
    return Page(head=head, body=parsed.body, worksheets=tuple(sheets))


def sections_of(body: str) -> dict[str, str]:
    """The texts under the second-level headings of a page, by heading."""
    return {section.title: section.text for section in _sections(body.splitlines(), 1)}


def _assemble(
    parsed: Parsed, head: ModuleHead, made: dict[str, list[tuple[object, int]]], check: Check
) -> LocatedModule:
    text = {section.title: section.text for section in parsed.sections}
    lines = {section.title: section.line for section in parsed.sections}
    lines["head"] = 1
    for kind in ("activity", "worksheet"):
        lines.update({value.id: line for value, line in made[kind] if isinstance(value, Activity | Worksheet)})
    slide_set = made["slides"][0][0]
    assert isinstance(slide_set, SlideSet)
    located = Located(
        parsed.path,
        {
            "head": head,
            "moment": text["A moment"],
            "ideas": text["The ideas"],
            "do_and_say": text["Do and say"],
            "mistakes": text["What goes wrong"],
            "in_your_work": _by_sector(text["In your work"]),
            "plain": text["In plain words"],
            "this_week": text["This week"],
            "activities": tuple(value for value, _ in made["activity"]),
            "worksheets": tuple(value for value, _ in made["worksheet"]),
            "slides": slide_set.slides,
            "tip_sheet": made["tip-sheet"][0][0],
            "check": check,
        },
        {(): 1},
    )
    return LocatedModule(shape(located, Module), parsed.path, lines)


def _collect(faults: list[Fault], located: Located, model: type[ModuleHead]) -> ModuleHead | None:
    try:
        return shape(located, model)
    except ContentError as error:
        faults.extend(error.faults)
        return None


_MODELS: dict[str, type[Activity] | type[Worksheet] | type[TipSheet] | type[SlideSet]] = {
    "activity": Activity,
    "worksheet": Worksheet,
    "tip-sheet": TipSheet,
    "slides": SlideSet,
}


def _read_block(faults: list[Fault], block: Block, path: str) -> Activity | Worksheet | TipSheet | SlideSet | None:
    if block.kind not in BLOCK_KINDS:
        faults.append(Fault(path, block.line, f"unknown block '{block.kind}'; known: {', '.join(BLOCK_KINDS)}"))
        return None
    try:
        located = read_yaml(block.text, path, first_line=block.line)
        if block.kind == "slides":
            wrapped = {("slides", *place): line for place, line in located.lines.items()}
            located = Located(path, {"slides": located.value}, {**wrapped, (): block.line})
        return shape(located, _MODELS[block.kind])
    except ContentError as error:
        faults.extend(error.faults)
        return None


def _section_faults(parsed: Parsed) -> list[Fault]:
    titles = [section.title for section in parsed.sections]
    if titles != list(MODULE_SECTIONS):
        missing = [title for title in MODULE_SECTIONS if title not in titles]
        said = f"missing: {', '.join(missing)}" if missing else f"found: {', '.join(titles)}"
        wanted = ", ".join(MODULE_SECTIONS)
        return [Fault(parsed.path, parsed.body_line, f"the sections must be, in this order: {wanted} ({said})")]
    work = next(section for section in parsed.sections if section.title == "In your work")
    lacking = [SECTOR_HEADINGS[sector] for sector in Sector if sector not in _by_sector(work.text)]
    if lacking:
        return [Fault(parsed.path, work.line, f"'In your work' lacks: {', '.join(lacking)}")]
    return []


def _by_sector(text: str) -> dict[Sector, str]:
    by_heading = {heading: sector for sector, heading in SECTOR_HEADINGS.items()}
    chunks = re.split(r"^###\s+(.+)$", text, flags=re.MULTILINE)[1:]
    pairs = zip(chunks[::2], chunks[1::2], strict=True)
    return {by_heading[h.strip()]: body.strip() for h, body in pairs if h.strip() in by_heading}


def _sections(rows: list[str], first_line: int) -> tuple[Section, ...]:
    found: list[Section] = []
    title, start, inside = "", first_line, []  # type: tuple[str, int, list[str]]
    for number, row in enumerate([*rows, "## "], first_line):
        if row.startswith("## "):
            if title:
                found.append(Section(title, "\n".join(inside).strip(), start))
            title, start, inside = row[3:].strip(), number, []
        else:
            inside.append(row)
    return tuple(found)


def _lift_blocks(rows: list[str], path: str, first_line: int) -> tuple[list[str], tuple[Block, ...]]:
    """Prose without the fenced blocks (blank lines in their stead, so that line numbers hold), and the blocks."""
    prose, blocks = [], []
    opened: tuple[str, int, list[str]] | None = None
    for number, row in enumerate(rows, first_line):
        fence = _FENCE.match(row)
        if opened is None and fence:
            opened = (fence.group(1), number + 1, [])
        elif opened is not None and fence and not fence.group(1):
            blocks.append(Block(opened[0], "\n".join(opened[2]), opened[1]))
            opened = None
        elif opened is not None:
            opened[2].append(row)
        prose.append(row if opened is None and not fence else "")
    if opened is not None:
        raise content_error(path, opened[1] - 1, f"the block '{opened[0]}' is not closed with ```")
    return prose, tuple(blocks)
