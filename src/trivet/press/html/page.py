"""A whole document as one HTML file that needs nothing else: no script, no request, readable by everybody."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Template

from trivet.press.document import Brand, Document, Logo
from trivet.press.html.blocks import write_blocks
from trivet.press.html.marks import mark_html
from trivet.press.html.pen import Pen, data_address, words
from trivet.press.outline import Entry, anchored, contents, stepped
from trivet.press.printable import anchor_from
from trivet.press.shades import ink_on, readable

_TEMPLATES = Path(__file__).parent.parent / "templates"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
BOX, DARK_BOX, INK = "#f6f0e4", "#2d2a24", "#23201c"


def to_html(document: Document) -> str:
    """The document as a standalone HTML page. A link to a module leads to the heading with that anchor, if any."""
    whole = replace(document, blocks=anchored(document.blocks))
    entries = contents(whole)
    blocks = stepped(whole.blocks)
    numbers = {entry.anchor: entry.number for entry in entries if entry.number}
    pen = Pen(_links(entries), document.citations, numbers=numbers, language=document.language)
    return _page().substitute(
        language=words(document.language),
        title=words(" – ".join(filter(None, (document.title, document.brand.name)))),
        author=words(document.author or document.provider.name),
        style=_tokens(document.brand) + _style(),
        classes=_classes(document),
        skip=words(pen.labels["skip"]),
        masthead=_masthead(document),
        contents=_contents(entries, pen.labels["contents"]) if document.contents else "",
        content=write_blocks(blocks, pen),
        foot=_foot(document),
    )


@cache
def _page() -> Template:
    return Template((_TEMPLATES / "html_page.html").read_text(encoding="utf-8"))


@cache
def _style() -> str:
    return (_TEMPLATES / "html_style.css").read_text(encoding="utf-8")


def _classes(document: Document) -> str:
    traits = {"large-print": document.large_print, "with-contents": document.contents}
    return " ".join((f"layout-{words(document.layout)}", *(name for name, holds in traits.items() if holds)))


def _tokens(brand: Brand) -> str:
    """The customer's colours as CSS, moved as far as each theme needs; what is not a colour becomes ink."""
    colour = brand.colour if _COLOUR.fullmatch(brand.colour) else INK
    accent = brand.accent if _COLOUR.fullmatch(brand.accent) else INK
    light = f"--action:{readable(colour, BOX)};--accent:{readable(accent, BOX)};"
    dark = f"--action:{readable(colour, DARK_BOX)};--accent:{readable(accent, DARK_BOX)};"
    band = f"--band:{colour};--on-band:{ink_on(colour)};"
    return f":root{{{light}{band}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _masthead(document: Document) -> str:
    cover, brand = document.cover, document.brand
    named = f'<p class="brand-name">{words(brand.name)}</p>' if not brand.logo else ""
    welsh = f'<p class="brand-name" lang="cy">{words(brand.name_cy)}</p>' if brand.name_cy else ""
    header = "".join(_bilingual(*pair) for pair in cover.bilingual)
    kicker = f'<p class="kicker">{words(cover.kicker)}</p>' if cover.kicker else ""
    subtitle = f'<p class="subtitle">{words(document.subtitle)}</p>' if document.subtitle else ""
    draft = f'<p class="watermark">{words(document.watermark)}</p>' if document.watermark else ""
    whose = f'<div class="brand">{_logo(brand.logo)}{named}{welsh}{header}</div>'
    return f"{draft}{whose}{kicker}<h1>{words(document.title)}</h1>{subtitle}{_cover_facts(cover.facts)}"


def _bilingual(english: str, welsh: str) -> str:
    return f'<p class="bilingual">{words(english)} <span lang="cy">{words(welsh)}</span></p>'


def _cover_facts(facts: tuple[tuple[str, str], ...]) -> str:
    kept = "".join(f"<div><dt>{words(name)}</dt><dd>{words(value)}</dd></div>" for name, value in facts if value)
    return f'<dl class="cover-facts">{kept}</dl>' if kept else ""


def _logo(logo: Logo | None) -> str:
    if logo is None:
        return ""
    return f'<img class="logo" src="{data_address(logo)}" alt="{words(logo.alt)}">'


def _contents(entries: tuple[Entry, ...], title: str) -> str:
    rows = "".join(
        f'<li><a href="#{words(entry.anchor)}"><span class="number">{entry.number}</span> {words(entry.text)}</a></li>'
        for entry in entries
        if entry.level == 1
    )
    if not rows:
        return ""
    heading = f'<h2 id="contents-title">{words(title)}</h2>'
    return f'<nav class="contents" aria-labelledby="contents-title">{heading}<ol>{rows}</ol></nav>'


def _foot(document: Document) -> str:
    dated = f"{document.dated:%-d %B %Y}" if document.dated else ""
    parts = (document.running_head, document.footer, document.provider.name, document.author, dated)
    said = "".join(f"<p>{words(part)}</p>" for part in dict.fromkeys(parts) if part)
    return f"{mark_html()}<div>{said}</div>"


def _links(entries: tuple[Entry, ...]) -> Callable[[str], str | None]:
    known = {entry.anchor for entry in entries}

    def address(target: str) -> str | None:
        if target.startswith("module:"):
            name = anchor_from(target.removeprefix("module:"))
            found = next((anchor for anchor in (name, f"module-{name}") if anchor in known), None)
            return f"#{found}" if found else None
        return f"#{anchor_from(target)}" if target.startswith("#") else target

    return address
