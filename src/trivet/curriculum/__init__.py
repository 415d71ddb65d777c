"""The course: its days, its marking and its standards. Pure: values in, values out."""

from trivet.curriculum.day import (
    Change,
    CoursePlan,
    DayDoesNotFitError,
    DayRequest,
    Nearest,
    Plan,
    Slot,
    SlotKind,
    UnknownPartError,
    clock,
    minute_of,
)
from trivet.curriculum.marking import ItemMark, Mark, UnknownAnswerError, mark
from trivet.curriculum.standards import Gated, Verification, cells, gate, printable, proposed
from trivet.curriculum.terms import terms_for
from trivet.curriculum.timetable import plan_course, plan_day

__all__ = [
    "Change", "CoursePlan", "DayDoesNotFitError", "DayRequest", "Gated", "ItemMark", "Mark", "Nearest", "Plan",
    "Slot", "SlotKind", "UnknownAnswerError", "UnknownPartError", "Verification", "cells", "clock", "gate", "mark",
    "minute_of", "plan_course", "plan_day", "printable", "proposed", "terms_for",
]  # fmt: skip
