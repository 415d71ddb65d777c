"""YAML text to plain values, remembering the line on which each value stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from trivet.content.errors import ContentError, Fault, content_error
from trivet.content.plainly import plain

#: libyaml's loader where it was built in: eight times faster, the same safe subset.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = tuple[str | int, ...]
#: More values than any content file has; references to references can make billions of a few lines.
_MOST_VALUES = 200_000
_DEEPEST = 50
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Located:
    """A parsed YAML value and the line of every key and item in it."""

    path: str
    value: object
    lines: dict[Place, int]

    def line_of(self, place: Place) -> int:
        """The line of a place, or of its nearest parent that has one."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return 1


def read_yaml(text: str, path: str, *, first_line: int = 1) -> Located:
    """Parse YAML. Raises ContentError on bad syntax, a doubled key or a value that is not plain data."""
    try:
        node, value = _compose(text)
    except yaml.YAMLError as error:
        raise _syntax_error(error, path, first_line) from error
    lines: dict[Place, int] = {(): first_line}
    faults: list[Fault] = []
    if node is not None:
        for place, line, problem in _walk(node, ()):
            lines.setdefault(place, line + first_line)
            if problem:
                faults.append(Fault(path, line + first_line, problem))
    if faults:
        raise ContentError(tuple(faults))
    return Located(path, value, lines)


def shape(located: Located, model: type[Shape]) -> Shape:
    """Turn a parsed value into a model. Raises ContentError with one fault for each field that is wrong."""
    try:
        return model.model_validate(located.value)
    except ValidationError as error:
        details = [dict(detail) for detail in error.errors()]
        raise ContentError(
            tuple(_fault(located, one, model) for one in details if not _follows(one, details))
        ) from error


def _compose(text: str) -> tuple[yaml.Node | None, object]:
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _refuse_loops(node, set(), [0])
        return node, loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_loops(node: yaml.Node, inside: set[int], seen: list[int]) -> None:
    """Raises MarkedYAMLError where a value holds itself, or where references blow a small file up."""
    seen[0] += 1
    if id(node) in inside:
        raise yaml.MarkedYAMLError(problem="a value contains itself, so it has no end", problem_mark=node.start_mark)
    if len(inside) > _DEEPEST:
        raise yaml.MarkedYAMLError(problem="values stand inside one another too deeply", problem_mark=node.start_mark)
    if seen[0] > _MOST_VALUES:
        raise yaml.MarkedYAMLError(problem="there are far too many values in it", problem_mark=node.start_mark)
    if isinstance(node, yaml.CollectionNode):
        children = [one for pair in node.value for one in pair] if isinstance(node, yaml.MappingNode) else node.value
        for child in children:
            _refuse_loops(child, inside | {id(node)}, seen)


def _follows(detail: Mapping[str, object], details: Sequence[Mapping[str, object]]) -> bool:
    """Whether a list is too short only because its items are wrong, which is said already."""
    place = detail["loc"]
    assert isinstance(place, tuple)
    inside = (one["loc"] for one in details if one is not detail)
    return detail["type"] == "too_short" and any(one[: len(place)] == place for one in inside if isinstance(one, tuple))


def _fault(located: Located, detail: Mapping[str, object], model: type[BaseModel]) -> Fault:
    place = detail["loc"]
    assert isinstance(place, tuple)
    name, message = plain(detail, model)
    return Fault(located.path, located.line_of(place), f"{name}: {message}" if name else message)


def _syntax_error(error: yaml.YAMLError, path: str, first_line: int) -> ContentError:
    mark = getattr(error, "problem_mark", None)
    line = first_line + (mark.line if mark else 0)
    problem = getattr(error, "problem", None) or "not readable as YAML"
    return content_error(path, line, f"YAML cannot be read: {problem}")


def _walk(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int, str]]:
    yield place, node.start_mark.line, ""
    if isinstance(node, yaml.MappingNode):
        yield from _walk_mapping(node, place)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*place, index))


def _walk_mapping(node: yaml.MappingNode, place: Place) -> Iterator[tuple[Place, int, str]]:
    seen: set[str] = set()
    for key, child in node.value:
        name = str(key.value)
        doubled = f"the key '{name}' stands twice" if name in seen else ""
        seen.add(name)
        yield (*place, name), key.start_mark.line, doubled
        yield from _walk(child, (*place, name))
