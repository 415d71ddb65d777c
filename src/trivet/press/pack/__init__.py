"""The participant's pack: every part of it, in the order in which it is bound."""

from trivet.press.pack.whole import pack

__all__ = ["pack"]
