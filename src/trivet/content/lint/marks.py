"""Citations, terms, links and images: do they point at something that may be printed?"""

from collections.abc import Iterator
from difflib import get_close_matches

from trivet.content.errors import Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places, module_path
from trivet.content.marks import CITATION, CITATION_START, IMAGE, MODULE_LINK, TERM, sources_in
from trivet.vocabulary import TERM_KEYS, SourceStatus, Sureness

#: Kinds of picture that the press can print.
PICTURES = (".png", ".jpg", ".jpeg", ".svg")


def faults(library: Library, places: Places) -> Iterator[Fault]:
    """Faults in the inline marks of every line of content."""
    for path, line, row in places.rows():
        # The braces of a letter hold what it is filled with: see trivet.content.mail.
        for message in () if path.startswith("mail/") else _row(library, row):
            yield Fault(path, line, message)
    for module in library.modules.values():
        yield from _source_list(library, places, module.id)
    yield from _listed(library, places)


def _row(library: Library, row: str) -> Iterator[str]:
    for start in CITATION_START.finditer(row):
        match = CITATION.match(row, start.start())
        if match is None:
            yield f"'{start.group(0)}' is not a citation; write it like [@ELL18 | moderate]"
        else:
            yield from _citation(library, sources_in(match.group(1)), match.group(2))
    for match in TERM.finditer(row):
        key = match.group(1)
        if key[0].lower() + key[1:] not in TERM_KEYS:
            yield f"unknown term '{{{{{key}}}}}'; known: {', '.join(sorted(TERM_KEYS))}"
    for match in MODULE_LINK.finditer(row):
        if match.group(1) not in library.modules:
            yield f"a link to a module '{match.group(1)}' that does not exist{_near(match.group(1), library.modules)}"
    for match in IMAGE.finditer(row):
        yield from _image(library, match.group(1), match.group(2))


def _citation(library: Library, sources: tuple[str, ...], level: str) -> Iterator[str]:
    if level not in set(Sureness):
        yield f"'{level}' is not a level of sureness; there are: {', '.join(Sureness)}"
    for source in sources:
        yield from _source(library, source)


def _source(library: Library, source: str) -> Iterator[str]:
    found = library.references.get(source)
    if found is None:
        yield f"unknown source '{source}'{_near(source, library.references)}"
    elif found.status is not SourceStatus.VERIFIED:
        yield f"source {source} has status {found.status}: only verified sources (V) may be printed"


def _image(library: Library, alt: str, name: str) -> Iterator[str]:
    if not alt.strip():
        yield f"the image {name} has no alt text: say what it shows, for people who cannot see it"
    if (
        "/" in name
        or "\\" in name
        or not name.lower().endswith(PICTURES)
        or not (library.root / "images" / name).is_file()
    ):
        yield f"the image {name} is not a PNG, JPEG or SVG file in content/images"


def _source_list(library: Library, places: Places, module_id: str) -> Iterator[Fault]:
    """A module's `sources` and its citations must agree."""
    path = module_path(module_id)
    cited = {
        source
        for row in places.texts[path]
        for match in CITATION.finditer(row)
        for source in sources_in(match.group(1))
    }
    listed = set(library.module(module_id).head.sources)
    for source in sorted(cited - listed):
        yield places.fault(path, "sources", f"sources does not list {source}, which the text cites")
    for source in sorted(listed - cited):
        yield places.fault(path, "sources", f"sources lists {source}, which the text does not cite")


def _listed(library: Library, places: Places) -> Iterator[Fault]:
    """Sources named as plain lists, outside the text."""
    named = [("claims.yaml", claim.id, claim.sources) for claim in library.claims]
    named += [("tips.yaml", tip.head, tip.sources) for tip in library.tips.tips]
    named += [(f"pack/{page.head.id}.md", "sources", page.head.sources) for page in library.pack]
    named += [(f"site/{page.head.id}.md", "sources", page.head.sources) for page in library.site.values()]
    for path, needle, sources in named:
        for source in sources:
            for message in _source(library, source):
                yield places.fault(path, needle, message)


def _near(name: str, known: dict[str, object] | object) -> str:
    assert isinstance(known, dict)
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
