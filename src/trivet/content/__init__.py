"""Reads and validates content/: the course as data."""

from trivet.content.errors import ContentError, Fault
from trivet.content.library import Library, content_root, load_library

__all__ = ["ContentError", "Fault", "Library", "content_root", "load_library"]
