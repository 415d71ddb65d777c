"""A document tree as a Word file that is pleasant to edit: every look is a style, every list and contents field is real."""

from trivet.press.word.file import to_docx

__all__ = ["to_docx"]
