"""What the HTML writer carries along: where links lead, how sources are named, how deep headings start."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from trivet.press.document import Cite, Emphasis, Inline, LineBreak, Link, Logo, Picture, Strong, Text
from trivet.press.fixed_words import fixed_words
from trivet.press.html.marks import sure_html
from trivet.press.printable import printable

MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
_SAFE_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#|/(?!/))", re.IGNORECASE)


def own_address(target: str) -> str | None:
    """The target itself where it is an address; nothing for a module that nobody has placed."""
    return None if target.startswith("module:") else target


def picture_data(picture: Picture) -> str:
    """The picture's own data as its address."""
    return data_address(picture.image)


def data_address(image: Logo) -> str:
    """The image itself as an address, for a page that stands alone."""
    return f"data:{MEDIA_TYPES[image.kind]};base64,{b64encode(image.data).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class Pen:
    """Turns inlines into HTML. Every word is escaped; an address that could run a script is left out."""

    link: Callable[[str], str | None] = own_address
    citations: Mapping[str, str] = field(default_factory=dict)
    cite_link: Callable[[str], str | None] | None = None
    base_level: int = 2
    numbers: Mapping[str, str] = field(default_factory=dict)
    language: str = "en-GB"
    picture: Callable[[Picture], str] = picture_data

    @property
    def labels(self) -> Mapping[str, str]:
        return fixed_words(self.language)

    def inlines(self, items: Iterable[Inline]) -> str:
        return "".join(map(self._inline, items))

    def _inline(self, item: Inline) -> str:
        match item:
            case Text(text):
                return words(text)
            case Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case Emphasis(children):
                return f"<em>{self.inlines(children)}</em>"
            case Link(target, children):
                return anchor(self.link(target), self.inlines(children))
            case LineBreak():
                return "<br>"
            case Cite():
                return self._cite(item)

    def _cite(self, cite: Cite) -> str:
        named = "; ".join(map(self._source, cite.sources))
        return f'<cite class="source">({named})</cite> {sure_html(cite.sure, self.labels)}'

    def _source(self, source: str) -> str:
        name = words(self.citations.get(source, source))
        return anchor(self.cite_link(source), name) if self.cite_link else name


def words(text: str) -> str:
    """A person's words as HTML text or attribute value."""
    return escape(printable(text), quote=True)


def anchor(address: str | None, inner: str) -> str:
    """A link, or the inner HTML alone when there is no address or an unsafe one."""
    clean = printable(address or "").strip()
    if not _SAFE_ADDRESS.match(clean):
        return inner
    return f'<a href="{escape(clean)}">{inner}</a>'
