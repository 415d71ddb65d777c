"""The words of a nation and a sector, with a customer's own words on top."""

from collections.abc import Mapping

from trivet.content.library import Library
from trivet.vocabulary import Nation, Sector


def terms_for(
    library: Library, nation: Nation, sector: Sector | None = None, own: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What each {{term}} stands for: the nation's word, the sector's where it differs, the customer's where they say so."""
    found = {}
    for key, words in library.glossaries[nation].terms.items():
        by_sector = {str(name): word for name, word in words.items()}
        found[key] = by_sector.get(sector or "default", by_sector["default"])
    return found | {key: word for key, word in (own or {}).items() if word}
