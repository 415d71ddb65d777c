"""What is kept, how long and why: read and validated. Apart from the library: it changes no course."""

from functools import cache
from pathlib import Path

from trivet.content.errors import ContentError, Fault
from trivet.content.library import content_root
from trivet.content.schema.retention import Retention
from trivet.content.yamlfile import read_yaml, shape

FILE = "privacy/retention.yaml"


@cache
def load_retention(root: Path | None = None) -> Retention:
    """The table. Raises ContentError with every fault."""
    path = (root or content_root()) / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError((Fault(FILE, 1, "this file is missing"),)) from None
    except UnicodeDecodeError as error:
        raise ContentError((Fault(FILE, 1, f"not UTF-8 text (byte {error.start})"),)) from error
    return shape(read_yaml(text, FILE), Retention)
