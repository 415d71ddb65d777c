"""Simulated clients: an engine that decides, a voice that only says it, and a coach that says why. No Django, no clock, no network."""

from trivet.content.practice import Practice, load_practice, read_client
from trivet.simulation.between import Arrival, Promise, attendance, next_meeting
from trivet.simulation.cast import Character, Spoken, cast_of, character_of
from trivet.simulation.choices import Choice, choices
from trivet.simulation.coach import Feedback, outcome_of, review, trace
from trivet.simulation.debrief import Debrief, debrief
from trivet.simulation.laws import Finding, Report, check_laws
from trivet.simulation.luck import Luck
from trivet.simulation.persona import Persona, start_of
from trivet.simulation.playing import Policy, fold, meet
from trivet.simulation.practitioners import PRACTITIONERS, constant, cycle
from trivet.simulation.session import Exchange, Session, UnknownMoveError, play, read_moves, script
from trivet.simulation.state import Postures, State, StateError, from_plain, to_plain
from trivet.simulation.step import ENGINE_VERSION, step
from trivet.simulation.voice import AuthoredVoice, Bag, Voice, filled, first_line
from trivet.vocabulary import Act, MoveId, Posture, Rupture, Stage, Stance

__all__ = [
    "ENGINE_VERSION", "PRACTITIONERS", "Act", "Arrival", "AuthoredVoice", "Bag", "Character", "Choice", "Debrief", "Exchange",
    "Feedback", "Finding", "Luck", "MoveId", "Persona", "Policy", "Posture", "Postures", "Practice", "Promise", "Report", "Rupture",
    "Session", "Spoken", "Stage", "Stance", "State", "StateError", "UnknownMoveError", "Voice", "attendance", "cast_of", "character_of",
    "check_laws", "choices", "constant", "cycle", "debrief", "filled", "first_line", "fold", "from_plain", "load_practice", "meet",
    "next_meeting", "outcome_of", "play", "read_client", "read_moves", "review", "script", "start_of", "step", "to_plain", "trace",
]  # fmt: skip
