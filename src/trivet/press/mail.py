"""A letter as mail: Markdown with {{ placeholders }} to plain text and to small HTML. What fills them prints as it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from trivet.content.mail import PLACEHOLDER

#: Stand for a value until the Markdown around it has been read, so that no value is ever read as Markdown.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ue000\ue001]")
_HEADING = re.compile(r"^#{1,6}\s")
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_SPACE = "margin:0 0 16px"
_STYLES = {
    "p": _SPACE,
    "h1": "margin:0 0 16px;font-size:22px;line-height:1.3",
    "h2": "margin:28px 0 8px;font-size:18px;line-height:1.3",
    "h3": "margin:20px 0 6px;font-size:16px;line-height:1.3",
    "ul": f"{_SPACE};padding-left:22px",
    "ol": f"{_SPACE};padding-left:22px",
    "li": "margin:0 0 6px",
}
_BUTTON = "display:inline-block;padding:10px 18px;border-radius:4px;color:#ffffff;font-weight:600;text-decoration:none"
_PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" '
    'content="light dark"><title>{subject}</title></head>\n<body style="margin:0;padding:16px"><div style="max-width:600px;'
    "margin:0 auto;padding-top:20px;border-top:4px solid {colour};font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,"
    'sans-serif;font-size:16px;line-height:1.5">\n{body}</div></body></html>\n'
)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter ready to go: its subject on one line, and its words twice."""

    subject: str
    text: str
    html: str


def write(subject: str, body: str, words: Mapping[str, str], *, language: str, colour: str) -> Written:
    """Fill and set a letter. A line with a placeholder that has nothing to say is left out. `colour` is "#rrggbb"."""
    heading, tokens, values = _parsed(subject, body, words)
    text = _text(tokens, values)
    _dress(tokens, colour)
    page = _PAGE.format(language=language, subject=escape(heading), colour=escape(colour), body=_html(tokens, values))
    return Written(heading, text, page)


def show(subject: str, body: str, words: Mapping[str, str]) -> Written:
    """The same for a page of the site: HTML with no look and no frame of its own."""
    heading, tokens, values = _parsed(subject, body, words)
    return Written(heading, _text(tokens, values), _html(tokens, values))


def _parsed(subject: str, body: str, words: Mapping[str, str]) -> tuple[str, list[Token], list[str]]:
    clean = {name: _CONTROL.sub("", value).strip() for name, value in words.items()}
    values: list[str] = []
    tokens = _PARSER.parse(_marked(_kept(_CONTROL.sub("", body), clean), clean, values))
    _fill_links(tokens, values)
    heading = one_line(PLACEHOLDER.sub(lambda match: clean.get(match.group(1), ""), subject))
    return heading, tokens, values


def one_line(text: str) -> str:
    """Text without line breaks or control signs, as a header of a mail must be."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _kept(body: str, words: Mapping[str, str]) -> str:
    """The body without lines that have nothing to say, and without headings under which nothing is left."""
    rows = [row for row in body.splitlines() if all(words.get(m.group(1)) for m in PLACEHOLDER.finditer(row))]
    kept: list[str] = []
    for row in reversed(rows):
        following = next((line for line in reversed(kept) if line.strip()), "")
        if _HEADING.match(row) and (not following or _is_heading_above(row, following)):
            continue
        kept.append(row)
    return "\n".join(reversed(kept))


def _is_heading_above(row: str, following: str) -> bool:
    """The next thing is a heading of the same rank or a higher one, so that this one stands over nothing."""
    other = _HEADING.match(following)
    return other is not None and len(other.group().strip()) <= len(row.split(" ", 1)[0])


def _marked(body: str, words: Mapping[str, str], values: list[str]) -> str:
    def mark(match: re.Match[str]) -> str:
        values.append(words.get(match.group(1), ""))
        return f"{_OPEN}{len(values) - 1}{_CLOSE}"

    return PLACEHOLDER.sub(mark, body)


def _fill_links(tokens: Sequence[Token], values: Sequence[str]) -> None:
    """Put the real addresses into links; one that is no address of the web, mail or telephone leads nowhere."""
    for token in _all(tokens):
        if token.type == "link_open":
            address = _filled(str(token.attrGet("href") or ""), values)
            token.attrs = {"href": address} if address.startswith(_SCHEMES) and " " not in address else {}


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _filled(text: str, values: Sequence[str]) -> str:
    return _MARK.sub(lambda match: values[int(match.group(1))], text)


def _dress(tokens: Sequence[Token], colour: str) -> None:
    for token in tokens:
        if token.nesting == 1 and token.tag in _STYLES:
            token.attrSet("style", _STYLES[token.tag])
        if token.type == "inline" and (link := _button(token)):
            link.attrSet("style", f"{_BUTTON};background:{colour}")


def _html(tokens: Sequence[Token], values: Sequence[str]) -> str:
    rendered = str(_PARSER.renderer.render(tokens, _PARSER.options, {}))
    return _MARK.sub(lambda match: escape(values[int(match.group(1))]).replace("\n", "<br>"), rendered)


def _button(inline: Token) -> Token | None:
    """The link of a paragraph that is nothing but a link; not that of an item of a list."""
    parts = inline.children or []
    is_alone = inline.level == 1 and len(parts) > 2 and parts[0].type == "link_open" and parts[-1].type == "link_close"
    return parts[0] if is_alone and sum(part.type == "link_open" for part in parts) == 1 else None


def _text(tokens: Sequence[Token], values: Sequence[str]) -> str:
    blocks: list[str] = []
    lists: list[int | None] = []
    starts = ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(None if token.type.startswith("bullet") else int(token.attrGet("start") or 1))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            starts = _next_sign(lists)
        elif token.type == "hr":
            blocks.append("--")
        elif token.type == "inline":
            blocks.append(_block(token, values, starts or "  " * len(lists)))
            starts = ""
    return _stacked(blocks)


def _next_sign(lists: list[int | None]) -> str:
    number = lists[-1]
    if number is not None:
        lists[-1] = number + 1
    return "  " * (len(lists) - 1) + ("- " if number is None else f"{number}. ")


def _block(inline: Token, values: Sequence[str], starts: str) -> str:
    fill = partial(_filled, values=values)
    is_alone = _button(inline) is not None
    said, address, label_at = "", "", 0
    for part in inline.children or ():
        if part.type in ("text", "code_inline"):
            said += fill(part.content)
        elif part.type in ("softbreak", "hardbreak"):
            said += " " if part.type == "softbreak" else "\n"
        elif part.type == "link_open":
            address, label_at = str(part.attrGet("href") or ""), len(said)
        elif part.type == "link_close":
            said = said[:label_at] + _link(said[label_at:], address, is_alone=is_alone)
    return starts + said.replace("\n", "\n" + " " * len(starts))


def _link(label: str, address: str, *, is_alone: bool) -> str:
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    if not address or label == shown:
        return label
    return f"{label}:\n{shown}" if is_alone else f"{label} ({shown})"


def _stacked(blocks: Sequence[str]) -> str:
    """Blocks with an empty line between, but none between the items of a list."""
    text = ""
    for before, block in zip(("", *blocks), blocks, strict=False):
        is_listed = re.match(r"\s*(- |\d+\. )", before) and re.match(r"\s*(- |\d+\. |  )", block)
        text += ("" if not text else "\n" if is_listed else "\n\n") + block
    return f"{text}\n"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["html_inline", "html_block", "autolink", "code", "fence", "lheading", "image", "reference"])
    # Addresses are checked once they are filled in: see _fill_links.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: url != ""  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
