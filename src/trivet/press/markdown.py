"""Content Markdown to the document tree: words, citations, terms and dialogue; never raw HTML, never a file path."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from trivet.content.marks import CITATION, TERM, sources_in
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Cite,
    Dialogue,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Logo,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
)
from trivet.vocabulary import Sureness

if TYPE_CHECKING:  # -- types only
    from markdown_it.rules_inline import StateInline

#: A citation and the space before it, which would else stand before the full stop.
_CITED = re.compile(r"\s*" + CITATION.pattern)
#: Signs that Markdown would take for marks: a customer's own word for "client" is only a word.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!&~])")
_SPEAKER = re.compile(r"^([A-Z][^:\n]{0,40}): (.*)$")
_SAFE_LINK = re.compile(r"^(https?://|mailto:|module:|#)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a text's {{terms}} stand for, and its pictures by name. An unknown term is printed as it stands."""

    terms: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Logo] = field(default_factory=dict)

    def picture(self, name: str, alt: str) -> Block:
        """The picture of that name; where there is none, what it would have shown."""
        found = self.pictures.get(name)
        return Picture(name, replace(found, alt=alt)) if found else Paragraph((Emphasis((Text(alt),)),))

    def fill(self, text: str) -> str:
        return TERM.sub(self._term, text)

    def _term(self, match: re.Match[str]) -> str:
        key = match.group(1)
        word = self.terms.get(key[0].lower() + key[1:])
        if word is None:
            return match.group(0)
        return _MARKS.sub(r"\\\1", word[0].upper() + word[1:] if key[0].isupper() else word)


PLAIN = Words()


def to_blocks(text: str, words: Words = PLAIN, *, level: int = 0) -> Blocks:
    """Parse Markdown into blocks. `level` is added to each heading's level less 1."""
    filled = words.fill(text)
    # Frozen blocks may be shared; only pictures hang on more than the words.
    return _parsed(filled, level) if "![" not in filled else _parse(filled, level, words)


def to_inlines(text: str, words: Words = PLAIN) -> Inlines:
    """Parse one line of Markdown into inlines."""
    return _parsed_line(" ".join(words.fill(text).split()))


def _parse(filled: str, level: int, words: Words) -> Blocks:
    return tuple(_blocks(SyntaxTreeNode(_PARSER.parse(filled)).children, level, words))


@lru_cache(maxsize=4096)
def _parsed(filled: str, level: int) -> Blocks:
    return _parse(filled, level, PLAIN)


@lru_cache(maxsize=8192)
def _parsed_line(filled: str) -> Inlines:
    tree = SyntaxTreeNode(_PARSER.parseInline(filled))
    return tuple(_inlines(tree.children[0].children)) if tree.children else ()


def plain_text(text: str, words: Words = PLAIN) -> str:
    """The words alone: no marks, no citations. For slides, mails and searching."""
    without = _CITED.sub("", words.fill(text))
    blocks = to_blocks(without)
    return "\n".join(filter(None, (_flat_block(block) for block in blocks)))


def inline_text(inlines: Iterable[Inline]) -> str:
    """The words of inlines, without citations."""
    return "".join(_flat_inline(item) for item in inlines)


def citations_in(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every citation in a text: its source ids and its level, unchecked."""
    for match in CITATION.finditer(text):
        yield sources_in(match.group(1)), match.group(2)


def _flat_inline(item: Inline) -> str:
    match item:
        case Text(text):
            return text
        case Strong(children) | Emphasis(children) | Link(_, children):
            return inline_text(children)
        case LineBreak():
            return "\n"
        case Cite():
            return ""


def _flat_block(block: Block) -> str:
    match block:
        case Paragraph(children) | Heading(_, children):
            return inline_text(children)
        case Bullets(items):
            return "\n".join(" ".join(map(_flat_block, item)) for item in items)
        case Quote(blocks):
            return "\n".join(map(_flat_block, blocks))
        case Dialogue(turns):
            return "\n".join(f"{who}: {inline_text(said)}" for who, said in turns)
        case Table(headers, rows):
            return "\n".join("; ".join(map(inline_text, row)) for row in (headers, *rows))
        case _:
            return ""


def _blocks(nodes: Iterable[SyntaxTreeNode], level: int, words: Words) -> Iterator[Block]:
    for node in nodes:
        make = _BLOCKS.get(node.type)
        if make is not None:
            yield make(node, level, words)


def _heading(node: SyntaxTreeNode, level: int, _words: Words) -> Block:
    return Heading(max(1, int(node.tag[1]) - 1 + level), _children(node))


def _paragraph(node: SyntaxTreeNode, _level: int, words: Words) -> Block:
    inner = node.children[0].children if node.children else []
    if len(inner) == 1 and inner[0].type == "image":
        return words.picture(str(inner[0].attrs["src"]), inner[0].content)
    return Paragraph(_children(node))


def _list(node: SyntaxTreeNode, level: int, words: Words) -> Block:
    items = tuple(tuple(_blocks(item.children, level, words)) for item in node.children)
    return Bullets(items, numbered=node.type == "ordered_list")


def _quote(node: SyntaxTreeNode, level: int, words: Words) -> Block:
    rows = [row for child in node.children if child.type == "paragraph" for row in _source(child).split("\n")]
    turns = [_SPEAKER.match(row) for row in rows]
    if rows and all(turns):
        return Dialogue(tuple((turn.group(1), to_inlines(turn.group(2))) for turn in turns if turn))
    return Quote(tuple(_blocks(node.children, level, words)))


def _table(node: SyntaxTreeNode, _level: int, _words: Words) -> Block:
    rows = [tuple(_children(cell) for cell in row.children) for part in node.children for row in part.children]
    return Table(headers=rows[0], rows=tuple(rows[1:]))


_BLOCKS: dict[str, Callable[[SyntaxTreeNode, int, Words], Block]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "table": _table,
}


def _children(node: SyntaxTreeNode) -> Inlines:
    return tuple(_inlines(node.children[0].children)) if node.children else ()


def _source(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.children else ""


def _inlines(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Inline]:
    for node in nodes:
        make = _INLINES.get(node.type)
        if make is not None:
            yield from make(node)


def _text(node: SyntaxTreeNode) -> Iterator[Inline]:
    if node.content:
        yield Text(node.content)


def _strong(node: SyntaxTreeNode) -> Iterator[Inline]:
    yield Strong(tuple(_inlines(node.children)))


def _emphasis(node: SyntaxTreeNode) -> Iterator[Inline]:
    yield Emphasis(tuple(_inlines(node.children)))


def _alt(node: SyntaxTreeNode) -> Iterator[Inline]:
    """A picture in the middle of a sentence is printed as what it shows."""
    yield Text(node.content)


def _space(_node: SyntaxTreeNode) -> Iterator[Inline]:
    yield Text(" ")


def _break(_node: SyntaxTreeNode) -> Iterator[Inline]:
    yield LineBreak()


def _citation(node: SyntaxTreeNode) -> Iterator[Inline]:
    yield Cite(tuple(node.meta["sources"]), Sureness(node.meta["sure"]))


def _link(node: SyntaxTreeNode) -> Iterator[Inline]:
    target, children = str(node.attrs.get("href", "")), tuple(_inlines(node.children))
    if _SAFE_LINK.match(target):
        yield Link(target, children)
    else:
        yield from children


_INLINES: dict[str, Callable[[SyntaxTreeNode], Iterator[Inline]]] = {
    "text": _text,
    "code_inline": _text,
    "html_inline": _text,
    "strong": _strong,
    "em": _emphasis,
    "link": _link,
    "image": _alt,
    "softbreak": _space,
    "hardbreak": _break,
    "citation": _citation,
}


def _citation_rule(state: "StateInline", silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    match = CITATION.match(state.src, state.pos)
    if match is None or match.group(2) not in set(Sureness):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"sources": sources_in(match.group(1)), "sure": match.group(2)}
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True})
    parser.enable(["table", "replacements", "smartquotes"])
    parser.disable(["html_inline", "html_block", "autolink", "code", "fence", "lheading"])
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.options["quotes"] = "‘’“”"  # the typographer's single quotes are used for both, British style
    return parser


_PARSER = _parser()
