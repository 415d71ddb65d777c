"""Which sources a tree cites, and what is printed of them. Only verified sources can be printed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from trivet.content.library import Library
from trivet.content.schema import Reference
from trivet.press.document import Blocks, Cite, Document, Emphasis, Inlines, Link, Strong, Text
from trivet.press.markdown import inline_text, to_inlines


class UnverifiedSourceError(ValueError):
    """A text cites a source that nobody has verified."""


def sources_in(thing: object) -> Iterator[str]:
    """The id of every source cited in a tree, in reading order, as often as it is cited."""
    if isinstance(thing, str | Text):
        return
    if isinstance(thing, Cite):
        yield from thing.sources
    elif isinstance(thing, tuple):
        for part in thing:
            yield from sources_in(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from sources_in(getattr(thing, field.name))


def cited(blocks: Blocks, library: Library) -> tuple[Reference, ...]:
    """The sources that a tree cites, each once, by author and year. Raises UnverifiedSourceError."""
    found = (_verified(source, library) for source in dict.fromkeys(sources_in(blocks)))
    return tuple(sorted(found, key=lambda reference: reference.short.casefold()))


def with_citations(document: Document, library: Library) -> Document:
    """The document with the short form of every source that it cites. Raises UnverifiedSourceError."""
    return replace(document, citations={one.id: one.short for one in cited(document.blocks, library)})


def reference_line(reference: Reference, doi: str) -> Inlines:
    """A source as a list of references prints it; `doi` is the label before a linked DOI."""
    year = f" ({reference.year})" if reference.year else ""
    authors, short = reference.authors, (Strong((Text(_set(reference.short)),)), Text(". "))
    named = (Text(f"{_set(authors + year)}. "),) if authors else short
    title = (Emphasis((Text(_set(reference.title)),)), Text(". ")) if reference.title else ()
    where = (Text(f"{_set(reference.where)}. "),) if reference.where else ()
    link = (Text(f"{doi} "), Link(f"https://doi.org/{reference.doi}", (Text(reference.doi),))) if reference.doi else ()
    return (*named, *title, *where, *link)


def _set(text: str) -> str:
    return inline_text(to_inlines(text.rstrip(".")))


def _verified(source: str, library: Library) -> Reference:
    found = library.verified(source)
    if found is None:
        raise UnverifiedSourceError(
            f"A text cites {source}, which nobody has verified. Nothing was printed. Take the citation out, or verify the source."
        )
    return found
