"""The files attached to a PDF, without a PDF library: enough for what Typst writes and what others re-save.

Objects are found by walking the file from its start and stepping over streams, so that nothing inside a stream is taken
for an object and a broken cross-reference table does not matter. Object streams are opened; only Flate is unpacked, and
only so far. (ISO 32000-1, 7.5.7 object streams, 7.11.4 embedded files.)
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from trivet.credentials.errors import UnreadableError

MOST_OBJECTS = 50_000
MOST_UNPACKED = 32 * 1024 * 1024  # bytes of object streams in one file
MOST_ATTACHMENTS = 20
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})[ \r\n\t]{1,4}\d{1,5}[ \r\n\t]{1,4}obj")
_ENDS = re.compile(rb"endobj|stream\r?\n")
_LENGTH = re.compile(rb"/Length\s{0,4}(\d{1,8})(?!\d|\s{1,4}\d{1,5}\s{1,4}R)")
_COUNT = re.compile(rb"/N\s{0,4}(\d{1,6})")
_FIRST = re.compile(rb"/First\s{0,4}(\d{1,8})")
_FILE = re.compile(rb"/EF\s{0,4}<<[^>]{0,200}?/U?F\s{1,4}(\d{1,7})\s{1,4}\d{1,5}\s{1,4}R")
_NAME = re.compile(rb"/U?F\s{0,4}(?:\(((?:[^\\()]|\\.){0,400})\)|<([0-9A-Fa-f\s]{0,800})>)", re.DOTALL)
_FILTER = re.compile(rb"/Filter\s{0,4}(\[[^\]]{0,200}\]|/\w{1,40})")
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Thing:
    """An object: the words before its stream, and where its stream stands in the file (nothing: none)."""

    words: bytes
    stream: memoryview | None = None


def attachments(data: bytes, *, most: int) -> tuple[tuple[str, bytes], ...]:
    """(name, content) of each attached file of up to `most` bytes. UnreadableError for a PDF made to be a trap."""
    things = dict(_things(data))
    things = _unpacked(things) | things
    found: dict[int, str] = {}
    for thing in things.values():
        if (file := _FILE.search(thing.words)) is not None:
            found[int(file[1])] = _name(thing.words)
    if len(found) > MOST_ATTACHMENTS:
        raise UnreadableError("That PDF has too many attachments to be a certificate.")
    if not found and b"/Encrypt" in data:
        raise UnreadableError("That PDF is locked with a password, so its badge cannot be read.")
    return tuple((name, _content(things[number], most)) for number, name in sorted(found.items()) if number in things)


def _things(data: bytes) -> Iterator[tuple[int, _Thing]]:
    """Every object that stands in the file itself. A later one of the same number comes later, and wins."""
    at, view = 0, memoryview(data)
    for _ in range(MOST_OBJECTS):
        start = _OBJECT.search(data, at)
        end = _ENDS.search(data, start.end()) if start else None
        if start is None or end is None:
            return
        words = data[start.end() : end.start()]
        if end[0] == b"endobj":
            at = end.end()
            yield int(start[1]), _Thing(words)
            continue
        at = _end_of_stream(data, words, end.end())
        if at < 0:
            return
        yield int(start[1]), _Thing(words, view[end.end() : at])
    raise UnreadableError("That PDF has too many parts to be a certificate.")


def _end_of_stream(data: bytes, words: bytes, start: int) -> int:
    """By its length if that is true, else by its end mark; -1 if there is none."""
    length = _LENGTH.search(words)
    if length is not None:
        end = start + int(length[1])
        if data[end : end + 12].lstrip(b"\r\n").startswith(b"endstream"):
            return end
    return data.find(b"endstream", start)


def _unpacked(things: dict[int, _Thing]) -> dict[int, _Thing]:
    """The objects inside object streams, which hold no streams themselves."""
    found: dict[int, _Thing] = {}
    left = MOST_UNPACKED
    for thing in things.values():
        if thing.stream is None or b"/ObjStm" not in thing.words:
            continue
        body = _decoded(thing, left)
        left -= len(body)
        found |= _members(thing.words, body)
        if len(found) > MOST_OBJECTS:
            raise UnreadableError("That PDF has too many parts to be a certificate.")
    return found


def _members(words: bytes, body: bytes) -> dict[int, _Thing]:
    """First pairs of number and place, then the objects, in the order of their places."""
    count, first = _COUNT.search(words), _FIRST.search(words)
    if count is None or first is None:
        return {}
    base, most = int(first[1]), min(int(count[1]), MOST_OBJECTS)
    numbers = [int(word) for word in body[:base].split()[: 2 * most] if word.isdigit() and len(word) < 10]
    places = [*numbers[1::2], len(body)]
    return {
        number: _Thing(body[base + places[n] : base + places[n + 1]])
        for n, number in enumerate(numbers[: len(numbers) // 2 * 2 : 2])
    }


def _content(thing: _Thing, most: int) -> bytes:
    return _decoded(thing, most) if thing.stream is not None else b""


def _decoded(thing: _Thing, most: int) -> bytes:
    """The stream unpacked, up to `most` bytes."""
    assert thing.stream is not None
    name = _FILTER.search(thing.words)
    filters = re.findall(rb"/\w+", name[1]) if name else []
    if not filters:
        body = bytes(thing.stream[: most + 1])
    elif filters == [b"/FlateDecode"] and b"/Predictor" not in thing.words:
        body = _inflated(thing.stream, most)
    else:
        raise UnreadableError("That PDF packs its attachments in a way that Trivet does not open.")
    if len(body) > most:
        raise UnreadableError("An attachment of that PDF is too large to be a badge.")
    return body


def _inflated(packed: memoryview, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error as error:
        raise UnreadableError("An attachment of that PDF is damaged.") from error


def _name(words: bytes) -> str:
    """The file's name, in PDFDocEncoding (its Latin letters) or UTF-16."""
    found = _NAME.search(words)
    if found is None:
        return ""
    if found[2] is not None:
        digits = re.sub(rb"\s", b"", found[2])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        raw = _ESCAPED.sub(lambda match: bytes([int(match[1], 8) % 256]) if len(match[1]) == 3 else match[1], found[1])
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")
