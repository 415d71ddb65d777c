"""A client's file written from values: what did not change stays as it stands, comments and all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

import yaml

from trivet.content.errors import ContentError, content_error
from trivet.content.yamlfile import read_yaml

#: The order in which a client's file is read with most ease.
ORDER = (
    "client", "title", "archetype", "setting", "nation", "person", "background", "practitioner_brief", "sessions", "learning",
    "postures", "dials", "rupture", "facts", "wants", "incident", "lines", "did_well", "watch_for", "avoid", "hooks", "written",
)  # fmt: skip
_PROSE = ("background", "practitioner_brief")
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")
#: What YAML takes for something other than a word.
_NOT_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_WIDTH = 150
Values = Mapping[str, object]


def client_values(text: str, path: str) -> dict[str, object]:
    """A client's file as plain values, right or wrong. Raises ContentError where it is no YAML with fields."""
    value = read_yaml(text, path).value
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise content_error(path, 1, "a client's file is fields with values, such as title: and background:")
    return {str(key): one for key, one in value.items()}


def new_file(values: Values) -> str:
    """The whole file."""
    return "".join(_block(key, values[key]) for key in _in_order(values))


def rewritten(text: str, values: Values) -> str:
    """The file with those values. A field whose value is the same keeps its own lines and comments."""
    try:
        before = client_values(text, "client")
        blocks = _blocks(text)
    except ContentError:
        return new_file(values)
    if blocks is None:
        return new_file(values)
    head, kept = blocks
    out = [head]
    for key in _in_order(values, tuple(kept)):
        comment, body = kept.get(key, ("", ""))
        same = key in before and normal(before[key]) == normal(values[key])
        out += [comment, body if same else _block(key, values[key])]
    return "".join(out)


def normal(value: object) -> object:
    """A value without what does not matter: how a text was folded, whether a line stands alone or with its name."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return {str(key): normal(one) for key, one in value.items() if one not in (None, "", [], {})}
    if isinstance(value, Sequence):
        return [{"line": normal(one)} if isinstance(one, str) and " " in one else normal(one) for one in value]
    return value


def _in_order(values: Values, there: Sequence[str] = ()) -> list[str]:
    """The keys as they stand; a new one goes where ORDER would have it, one that nobody knows to the end."""
    keys = [key for key in there if key in values]
    for key in sorted((key for key in values if key not in keys), key=_place):
        at = next((number for number, other in enumerate(keys) if _place(other) > _place(key)), len(keys))
        keys.insert(at, key)
    return keys


def _place(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _blocks(text: str) -> tuple[str, dict[str, tuple[str, str]]] | None:
    """What stands before the first field, and for each field the comment above it and its lines. None: not one field a line."""
    rows = text.splitlines(keepends=True)
    if rows and not rows[-1].endswith("\n"):
        rows[-1] += "\n"
    starts = sorted(
        (line - 1, str(place[0])) for place, line in read_yaml(text, "client").lines.items() if len(place) == 1
    )
    if len({line for line, _ in starts}) < len(starts) or any(
        not re.match(r"[\w\"']", rows[line]) for line, _ in starts
    ):
        return None
    tops = [_top(rows, line) for line, _ in starts]
    ends = [*tops[1:], len(rows)]
    found = {
        key: ("".join(rows[top:line]), "".join(rows[line:end]))
        for (line, key), top, end in zip(starts, tops, ends, strict=True)
    }
    return "".join(rows[: tops[0]] if tops else rows), found


def _top(rows: list[str], line: int) -> int:
    """Where the comment above a field begins."""
    while line > 0 and rows[line - 1].startswith("#"):
        line -= 1
    return line


def _block(key: str, value: object) -> str:
    if isinstance(value, str) and key in _PROSE and _folds(value):
        return f"{key}: >\n" + "".join(
            f"  {row}\n" for row in wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False)
        )
    if isinstance(value, Mapping) and key in ("sessions", "incident", "written", "lines") and value:
        return f"{key}:\n" + "".join(_inner(str(name), one) for name, one in value.items())
    if isinstance(value, list) and value and (key in ("hooks", "avoid") or any(isinstance(one, dict) for one in value)):
        return f"{key}:\n" + "".join(f"  - {flow(one)}\n" for one in value)
    return f"{key}: {flow(value)}\n"


def _inner(name: str, value: object) -> str:
    if isinstance(value, list) and any(isinstance(one, dict) or " " in str(one) for one in value):
        return f"  {flow(name)}:\n" + "".join(f"    - {flow(one)}\n" for one in value)
    return f"  {flow(name)}: {flow(value)}\n"


def _folds(text: str) -> bool:
    """Whether a folded block gives the same text back."""
    return (
        bool(text.strip())
        and "\n" not in text.strip()
        and text.isprintable()
        and not text.strip().startswith(("#", "-"))
    )


def flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(str(key))}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _BARE.fullmatch(value) and value.casefold() not in _NOT_WORDS:
        return value
    if isinstance(value, str):
        return _scalar(value, '"')
    return _scalar(value, None)


def _scalar(value: object, style: str | None) -> str:
    written: str = yaml.safe_dump(value, default_style=style, allow_unicode=True, width=10**6, default_flow_style=True)
    return written.removesuffix("\n").removesuffix("\n...")


def only(values: Values, *names: str) -> Iterator[tuple[str, object]]:
    """Those of the values that are there, in that order, without what is empty."""
    yield from ((name, values[name]) for name in names if values.get(name) not in (None, "", [], {}))
