"""The first page: its opening words and one question to try, both from the content."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.content.modulefile import sections_of
from trivet.content.schema import CheckItem
from trivet.press.markdown import plain_text
from trivet.web.site.pages import reader_for

#: The question that shows what a check is like; any other would do when an author takes it away.
SAMPLE = "bond-k2"


@dataclass(frozen=True, slots=True)
class Opening:
    """What somebody says, what then happens, and the rest of the lead."""

    said: str
    then: str
    rest: SafeString


@dataclass(frozen=True, slots=True)
class Sample:
    """One question with every answer's worth."""

    stem: SafeString
    options: tuple[tuple[SafeString, SafeString, bool], ...]
    module: str


@lru_cache(maxsize=8)
def opening_of(library: Library) -> Opening:
    first, _, rest = sections_of(library.site["home"].body)["Lead"].partition("\n\n")
    said, mark, then = plain_text(first).partition("’ ")
    return Opening(said + mark.strip(), then, reader_for(library).prose(rest).html)


@lru_cache(maxsize=8)
def sample_of(library: Library) -> Sample:
    items = [(item, module) for module in library.modules.values() for item in module.check.items]
    item, module = next((pair for pair in items if pair[0].id == SAMPLE), items[0])
    return _sample(library, item, module.id)


def _sample(library: Library, item: CheckItem, module: str) -> Sample:
    reader = reader_for(library)
    options = tuple((reader.line(one.text), reader.line(one.why), one.correct) for one in item.options)
    return Sample(reader.line(item.stem), options, module)
