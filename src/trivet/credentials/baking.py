"""A badge within a picture or another file: baking it in, and getting it out of SVG, PDF, JSON or a token."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from trivet.credentials.badge import Badge
from trivet.credentials.errors import UnreadableError
from trivet.credentials.json_text import MOST_BYTES, Json, read_object
from trivet.credentials.jwt import Jws, read_jwt
from trivet.credentials.pdf import attachments

MOST_FILE_BYTES = 10 * 1024 * 1024
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
ATTACHMENT = "openbadge.json"
_SVG = "{http://www.w3.org/2000/svg}svg"
_CREDENTIAL = f"{{{NAMESPACE}}}credential"
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_NO_BADGE = "That file has no badge in it."


class Form(StrEnum):
    """What the badge was in."""

    SVG = "svg"
    PDF = "pdf"
    JSON = "json"
    JWT = "jwt"


@dataclass(frozen=True, slots=True)
class Carried:
    """A credential as it was found, not yet believed: its document, and the token when it came as a VC-JWT."""

    document: dict[str, Json]
    form: Form = Form.JSON
    token: Jws | None = None


def bake_svg(svg: bytes, badge: Badge) -> bytes:
    """The picture with the credential inside: OB 3.0 section 5.3.2, Data Integrity form, JSON as the element's text."""
    root = _parsed(svg)
    if root.find(_CREDENTIAL) is not None:
        raise UnreadableError("That picture has a badge in it already.")
    etree.SubElement(root, _CREDENTIAL, nsmap={"openbadges": NAMESPACE}).text = badge.json_ld.decode()
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def unbake(data: bytes) -> Carried:
    """The credential in an SVG, a PDF, a JSON file or a text file with a token, told apart by what they are.

    `data` up to 10 MB. UnreadableError, one sentence, for anything that holds no badge or is not safe to read.
    """
    if len(data) > MOST_FILE_BYTES:
        raise UnreadableError(f"That file is {len(data) / 2**20:.1f} MB; the limit is {MOST_FILE_BYTES // 2**20} MB.")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise UnreadableError("That file is empty.")
    for mark, read in _READERS:
        if start.startswith(mark):
            return read(data)
    return _from_text(data)


def _from_svg(data: bytes) -> Carried:
    """A verify attribute holds a token, the text a token or JSON (OB 3.0 section 5.3.2)."""
    found = list(_parsed(data).iter(_CREDENTIAL))
    if len(found) != 1:
        raise UnreadableError(_NO_BADGE if not found else "That picture has more than one badge in it.")
    inside = found[0].get("verify") or "".join(map(str, found[0].itertext()))
    read = _from_json if inside.strip().startswith("{") else _from_text
    return replace(read(inside.encode()), form=Form.SVG)


def _from_pdf(data: bytes) -> Carried:
    """The attachment called openbadge.json; else the only attachment that is a credential."""
    found = attachments(data, most=MOST_BYTES)
    named = [one for name, one in found if name == ATTACHMENT] or [one for name, one in found if name.endswith(".json")]
    if len(named) != 1:
        raise UnreadableError(_NO_BADGE if not named else "That PDF has more than one badge in it.")
    return replace(_from_json(named[0]), form=Form.PDF)


def _from_json(data: bytes) -> Carried:
    document = read_object(data)
    if not isinstance(document.get("@context"), list) or "type" not in document:
        raise UnreadableError("That file is JSON, but not a badge.")
    return Carried(document)


def _from_text(data: bytes) -> Carried:
    try:
        text = data.decode("ascii").strip()
    except UnicodeDecodeError as error:
        raise UnreadableError(_NO_BADGE) from error
    if not _TOKEN.fullmatch(text):
        raise UnreadableError(_NO_BADGE)
    token = read_jwt(text)
    return Carried(token.document, Form.JWT, token)


def _parsed(data: bytes) -> etree._Element:
    """No entities, no DTD, no network, no bombs."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("That picture is not sound SVG.") from error
    if root.tag != _SVG:
        raise UnreadableError(_NO_BADGE)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("That picture brings a DOCTYPE, which can hide other files; it was not read.")
    return root


_READERS: tuple[tuple[bytes, Callable[[bytes], Carried]], ...] = (
    (b"%PDF-", _from_pdf),
    (b"<", _from_svg),
    (b"{", _from_json),
    (b"[", _from_json),
)
