"""The fixed words of the documents, read from content/furniture/."""

from functools import cache
from pathlib import Path

from trivet.content.errors import content_error
from trivet.content.schema.furniture import Furniture, Header
from trivet.content.yamlfile import Shape, read_yaml, shape


@cache
def read_furniture(root: Path) -> Furniture:
    """All fixed words in the language of the course. Raises ContentError."""
    return _read(root, "furniture/en.yaml", Furniture)


@cache
def read_welsh_header(root: Path) -> Header:
    """The words of covers in Welsh, and whether a Welsh speaker has checked them. Raises ContentError."""
    return _read(root, "furniture/cy.yaml", Header)


def _read(root: Path, name: str, model: type[Shape]) -> Shape:
    try:
        text = (root / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise content_error(name, 1, "this file is missing") from error
    return shape(read_yaml(text, name), model)
