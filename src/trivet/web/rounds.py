"""What is done again and again while the site runs: letters sent, offers lapsed, places filled, lists signed."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.utils import timezone

from trivet.web.awards.rounds import issue_due, sign_lists
from trivet.web.day.queries import arrived_ids
from trivet.web.drills.rounds import plan_boosters
from trivet.web.events.actions import lapse_offers
from trivet.web.events.letters.rounds import moot, plan_letters
from trivet.web.events.models import Event
from trivet.web.feedback.queries import evaluation_done
from trivet.web.post.sending import send_due
from trivet.web.records.cleaning.run import clean_up_nightly

log = logging.getLogger("trivet.rounds")
#: Set when the worker is asked to stop: a long round looks at it between two letters.
stopping = threading.Event()


@dataclass(frozen=True, slots=True)
class Round:
    """One thing to do every so many seconds. It says how much it did. Two workers at once must do no harm."""

    name: str
    every: int
    run: Callable[[datetime], int]


def _send(now: datetime) -> int:
    return send_due(now, moot=moot, stop=stopping.is_set)


def _came(event: Event) -> set[int] | None:
    """Who came, by booking; where nobody kept a register, nobody knows."""
    return arrived_ids(event) or None


def _plan(now: datetime) -> int:
    return plan_letters(now, came=_came, evaluated=evaluation_done)


#: A room adds its line here.
ROUNDS = (
    Round("offers lapsed", 60, lapse_offers),
    Round("certificates issued", 120, issue_due),
    Round("letters planned", 300, _plan),
    Round("boosters planned", 600, plan_boosters),
    Round("letters sent", 5, _send),
    Round("status lists signed", 3600, sign_lists),
    Round("past its time", 1800, clean_up_nightly),
)


def go_round(rounds: Sequence[Round], *, now: Callable[[], datetime] = timezone.now) -> dict[str, int]:
    """Each round once, in order; what one of them dies of is written down and keeps no other from its turn."""
    with ThreadPoolExecutor(1, "round") as hands:
        return {one.name: _settled(one, hands.submit(_run, one, now())) for one in rounds if not stopping.is_set()}


def keep_going(rounds: Sequence[Round], *, pause: float = 1.0) -> None:
    """Every round at its time until `stopping` is set, two of them at once: no letter waits for a hundred certificates."""
    due = dict.fromkeys((one.name for one in rounds), 0.0)
    under_way: dict[str, Future[int]] = {}
    with ThreadPoolExecutor(2, "round") as hands:
        while not stopping.is_set():
            for one in rounds:
                if one.name in under_way and under_way[one.name].done():
                    _settled(one, under_way.pop(one.name))
                    due[one.name] = time.monotonic() + one.every
                if one.name not in under_way and due[one.name] <= time.monotonic():
                    under_way[one.name] = hands.submit(_run, one, timezone.now())
            time.sleep(pause)
    for one in rounds:
        if one.name in under_way:
            _settled(one, under_way[one.name])


def _run(one: Round, now: datetime) -> int:
    try:
        return one.run(now)
    finally:
        connections.close_all()


def _settled(one: Round, ended: Future[int]) -> int:
    """How much was done. An error's own words may hold names, so only its kind is written down."""
    error = ended.exception()
    if error is None:
        return ended.result()
    trace, where = error.__traceback__, ""
    while trace:
        where, trace = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}", trace.tb_next
    log.error("the round '%s' stopped with %s at %s", one.name, type(error).__name__, where)
    return 0
