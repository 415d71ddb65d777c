"""The slides of a course: one deck in the order of the day, with notes on every slide."""

from trivet.press.slides.whole import slides

__all__ = ["slides"]
