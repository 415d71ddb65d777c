"""SVG from strangers: shapes and colours come in; scripts, handlers, outside addresses and bombs do not."""

from __future__ import annotations

import re

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
MOST_NODES = 5_000
MOST_DRAWN = 50_000
DEEPEST_USE = 10
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"})
_GROUPS = frozenset({"svg", "g", "defs", "symbol", "use", "switch", "clipPath", "mask", "pattern", "marker", "style"})
_WORDS = frozenset({"tspan", "textPath", "title", "desc"})
_PAINT = frozenset({"linearGradient", "radialGradient", "stop", "filter"})
_EFFECTS = frozenset({"feGaussianBlur", "feOffset", "feBlend", "feFlood", "feComposite", "feColorMatrix", "feMerge",
                      "feMergeNode", "feMorphology", "feDropShadow"})  # fmt: skip
_DRAWING = _SHAPES | _GROUPS | _WORDS | _PAINT | _EFFECTS
_WHAT = {
    "script": "a script",
    "foreignObject": "a piece of a web page (foreignObject)",
    "image": "a photograph inside the drawing",
    "a": "a link",
}
# A backslash may spell url( in a way that a search does not see, and no logo needs one.
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?![\s\"'#])|@import|javascript:|data:|expression\(|\\", re.IGNORECASE)


class LogoError(ValueError):
    """A logo that cannot be used, and what to do about it, in words for the person who uploaded it."""


def clean_svg(data: bytes) -> bytes:
    """The drawing without comments, metadata and editors' own marks; LogoError for anything that is not a drawing."""
    root = _parsed(data)
    _strip(root)
    if sum(1 for _ in root.iter()) > MOST_NODES:
        raise _refused(f"more than {MOST_NODES:,} shapes")
    for element in root.iter():
        _check_element(element)
    if not any(_name(element) in _SHAPES for element in root.iter()):
        raise LogoError("That SVG draws nothing. Choose another file. Nothing else on this page was lost.")
    targets = {name: element for element in root.iter() if (name := element.get("id"))}
    if _drawn(root, targets, 0) > MOST_DRAWN:
        raise _refused("too many repeated shapes")
    return etree.tostring(root, encoding="utf-8")


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LogoError(
            "That file is not a PNG, JPEG or SVG picture, whatever its name says. "
            "Choose another file. Nothing else on this page was lost."
        ) from error
    if root.tag != f"{SVG}svg":
        raise LogoError(
            "That file is not an SVG drawing. Choose a PNG, JPEG or SVG. Nothing else on this page was lost."
        )
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused("a DOCTYPE (it can bring in other files)")
    return root


def _strip(root: etree._Element) -> None:
    for element in list(root.iter()):
        if _name(element) in {"", "metadata"} and (parent := element.getparent()) is not None:
            parent.remove(element)
    for element in root.iter():
        for name in [str(name) for name in element.attrib if _is_editors_own(str(name))]:
            del element.attrib[name]


def _is_editors_own(attribute: str) -> bool:
    return attribute.startswith("{") and not attribute.endswith(("}href", "}space", "}base", "}lang"))


def _check_element(element: etree._Element) -> None:
    name = _name(element)
    if name not in _DRAWING:
        raise _refused(_WHAT.get(name, f"<{name[:30]}>"))
    if name == "style" and _OUTSIDE.search("".join(map(str, element.itertext()))):
        raise _refused("styles from elsewhere")
    for attribute, value in element.attrib.items():
        _check_attribute(str(attribute).rpartition("}")[2], str(value))


def _check_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _refused(f"a script ({name[:20]})")
    if name == "href" and not value.strip().startswith("#"):
        raise _refused("an address outside the drawing")
    if name == "base" or (name != "href" and _OUTSIDE.search(value)):
        raise _refused("an address outside the drawing")


def _drawn(element: etree._Element, targets: dict[str, etree._Element], depth: int) -> int:
    """How many shapes come out when every <use> is followed; stops counting once that is too many."""
    if depth > DEEPEST_USE:
        raise _refused("shapes that repeat one another")
    total = 0
    for node in element.iter():
        total += 1
        target = targets.get(_href(node)) if _name(node) == "use" else None
        if target is not None:
            total += _drawn(target, targets, depth + 1)
        if total > MOST_DRAWN:
            break
    return total


def _href(element: etree._Element) -> str:
    address = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
    return str(address).strip().removeprefix("#")


def _name(element: etree._Element) -> str:
    """The element's name when it is SVG; "" for an editor's own element or anything that is not an element."""
    tag = element.tag
    return tag.removeprefix(SVG) if isinstance(tag, str) and tag.startswith(SVG) else ""


def _refused(what: str) -> LogoError:
    return LogoError(
        f"That SVG contains {what}, which a logo must not. Save it as plain SVG or as PNG and choose it again. "
        "Nothing else on this page was lost."
    )
