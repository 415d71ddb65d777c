"""The pictures of content/images, checked like logos: decoded, stripped, and free of scripts."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from trivet.content.library import Library
from trivet.press.document import Logo
from trivet.press.logo import check_logo

KINDS = frozenset({".png", ".jpg", ".jpeg", ".svg"})


@lru_cache(maxsize=8)
def pictures_of(library: Library) -> Mapping[str, Logo]:
    """Every picture by file name. Raises LogoError for one that is broken or unsafe; alt text is given where it stands."""
    return {path.name: check_logo(path.read_bytes(), path.name, path.stem) for path in picture_files(library.root)}


def picture_files(root: Path) -> tuple[Path, ...]:
    """The files that may be named in a text."""
    return tuple(path for path in sorted((root / "images").glob("*")) if path.suffix.lower() in KINDS)
