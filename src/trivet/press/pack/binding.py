"""Where the desk used to stand: see press.desk."""

from trivet.press.desk import Desk, desk_for, typed

__all__ = ["Desk", "desk_for", "typed"]
