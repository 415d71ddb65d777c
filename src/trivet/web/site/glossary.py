"""The glossary: what the course's words mean, and which word each nation uses."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.curriculum import terms_for
from trivet.vocabulary import SECTOR_HEADINGS, TERM_KEYS, Nation, Sector
from trivet.web.site.pages import reader_for


@dataclass(frozen=True, slots=True)
class ShownTerm:
    id: str
    term: str
    meaning: SafeString
    see: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownNation:
    """A nation's name, its word for each idea, and who checked them."""

    name: str
    words: tuple[SafeString, ...]
    checked_by: str


@dataclass(frozen=True, slots=True)
class NationWords:
    ideas: tuple[str, ...]
    nations: tuple[ShownNation, ...]

    @property
    def rows(self) -> tuple[tuple[str, tuple[SafeString, ...]], ...]:
        """Each idea with the nations' words for it."""
        return tuple(zip(self.ideas, zip(*(nation.words for nation in self.nations), strict=True), strict=True))


SECTORS = tuple((sector.value, heading) for sector, heading in SECTOR_HEADINGS.items())
#: Singular keys in the order in which the page names them; plurals would only repeat them.
IDEAS = tuple(sorted(key for key in TERM_KEYS if f"{key}s" in TERM_KEYS or not key.endswith("s")))


@lru_cache(maxsize=8)
def terms_of(library: Library) -> tuple[ShownTerm, ...]:
    reader = reader_for(library)
    names = {term.id: term.term for term in library.terms}
    return tuple(
        ShownTerm(
            term.id, term.term, reader.line(term.meaning), tuple((see, names[see]) for see in term.see if see in names)
        )
        for term in library.terms
    )


@lru_cache(maxsize=32)
def words_of(library: Library, sector: Sector | None) -> NationWords:
    """Which word each nation uses, in one sector or in general."""
    reader = reader_for(library)
    return NationWords(
        ideas=tuple(key.replace("_", " ") for key in IDEAS),
        nations=tuple(
            ShownNation(
                name=nation.value.capitalize(),
                words=tuple(reader.line(terms_for(library, nation, sector)[key]) for key in IDEAS),
                checked_by=library.glossaries[nation].checked_by or "",
            )
            for nation in Nation
        ),
    )


def sector_named(text: str) -> Sector | None:
    """The sector that an address names; none for anything else."""
    return Sector(text) if text in set(Sector) else None
