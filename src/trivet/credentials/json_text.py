"""JSON from strangers: bounded in bytes and depth, one value for each name, no NaN; and JSON as we write it."""

import json
from collections.abc import Iterable
from typing import NoReturn, TypeAlias

from trivet.credentials.errors import UnreadableError

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
MOST_BYTES = 256 * 1024
DEEPEST = 40
_NOT_JSON = "That file is not readable as a badge: it is not sound JSON."


def read_object(data: bytes | str, *, most: int = MOST_BYTES) -> dict[str, Json]:
    """A JSON object. UnreadableError, in one sentence, for anything else, however it was made."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > most:
        raise UnreadableError(f"That badge is {len(raw) // 1024:,} KB of JSON; the limit is {most // 1024:,} KB.")
    try:
        found: Json = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once_each, parse_constant=_refuse)
        _check_depth(found)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except UnreadableError:
        raise
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_NOT_JSON) from error
    if not isinstance(found, dict):
        raise UnreadableError("That file is JSON, but not a badge.")
    return found


def write(document: Json) -> bytes:
    """Compact UTF-8, in the order given: the same document always gives the same bytes."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _check_depth(found: Json) -> None:
    """Level by level rather than by recursion, which is what deep input would exhaust."""
    level = [found]
    for _ in range(DEEPEST):
        level = [child for node in level for child in _children(node)]
        if not level:
            return
    raise UnreadableError("That file is nested too deeply to be a badge.")


def _children(node: Json) -> Iterable[Json]:
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, list) else ()


def _once_each(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Two values under one name would let one reader see the first and another the second."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def text_of(value: object, most: int = 2_000) -> str:
    """The value if it is words, else nothing: what strangers put where words belong is not shown."""
    return value[:most] if isinstance(value, str) else ""


def object_of(value: object) -> dict[str, Json]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items_of(value: Json) -> list[Json]:
    """A list as it is, one thing as a list of one, nothing as none (JSON-LD writes a set of one either way)."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
