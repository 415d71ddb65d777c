"""The facilitator's guide: the day from the trainer's side, every part of it in order."""

from trivet.press.guide.whole import guide

__all__ = ["guide"]
