"""Ears: from a practitioner's words to the moves in them, offline, with an honest confidence."""

from trivet.simulation.ears.heard import Ears, Guess, Heard
from trivet.simulation.ears.lexical import LexicalEars, load_ears

__all__ = ["Ears", "Guess", "Heard", "LexicalEars", "load_ears"]
