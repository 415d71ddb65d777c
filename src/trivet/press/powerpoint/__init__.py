"""A deck as PowerPoint slides: real text in real placeholders, sized so that nothing overflows, with speaker notes."""

from trivet.press.powerpoint.file import to_pptx

__all__ = ["to_pptx"]
