"""Reading many files with one report: every fault of every file, and one version of them all."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from trivet.content.errors import ContentError, Fault
from trivet.content.yamlfile import read_yaml, shape

Shape = TypeVar("Shape", bound=BaseModel)
Made = TypeVar("Made")


class Gathering:
    """Reads files below a folder and gathers faults, so that one run names them all."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self._digest = hashlib.sha256()

    @property
    def version(self) -> str:
        """What has been read so far, in twelve signs."""
        return self._digest.hexdigest()[:12]

    def refuse_faults(self) -> None:
        """Raises ContentError with every fault, in the order of files and lines."""
        if self.faults:
            raise ContentError(tuple(sorted(set(self.faults))))

    def attempt(self, name: str, make: Callable[[str], Made]) -> Made | None:
        """What `make` makes of a file's text; None, and a fault, where it cannot be read."""
        try:
            return make(self._text(name))
        except FileNotFoundError:
            self.faults.append(Fault(name, 1, "this file is missing"))
        except UnicodeDecodeError as error:
            self.faults.append(Fault(name, 1, f"not UTF-8 text (byte {error.start})"))
        except ContentError as error:
            self.faults.extend(error.faults)
        return None

    def yaml(self, name: str, model: type[Shape]) -> Shape | None:
        """A YAML file in the shape of a model; None, and its faults, where it has another."""
        return self.attempt(name, lambda text: shape(read_yaml(text, name), model))

    def _text(self, name: str) -> str:
        raw = (self.root / name).read_bytes()
        self._digest.update(name.encode() + b"\0" + raw + b"\0")
        return raw.decode("utf-8")
