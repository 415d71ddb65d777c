"""What is done again and again while the site runs: letters sent, offers lapsed, places filled, lists signed."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from django.db import close_old_connections
from django.utils import timezone

from trivet.web.events.letters.rounds import moot, plan_letters
from trivet.web.post.sending import send_due

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


#: A room adds its line here.
ROUNDS = (
    Round("letters planned", 300, plan_letters),
    Round("letters sent", 5, _send),
)


def go_round(rounds: Sequence[Round], *, now: Callable[[], datetime] = timezone.now) -> dict[str, int]:
    """Each round once, in order; what one of them dies of is written down and keeps no other from its turn."""
    with ThreadPoolExecutor(1, "round") as hands:
        return {one.name: _settled(one, hands.submit(_run, one, now())) for one in rounds if not stopping.is_set()}


def keep_going(rounds: Sequence[Round], *, pause: float = 1.0) -> None:
    """Every round at its time until `stopping` is set."""
    due = dict.fromkeys((one.name for one in rounds), 0.0)
    with ThreadPoolExecutor(1, "round") as hands:
        while not stopping.is_set():
            for one in rounds:
                if due[one.name] <= time.monotonic() and not stopping.is_set():
                    _settled(one, hands.submit(_run, one, timezone.now()))
                    due[one.name] = time.monotonic() + one.every
            stopping.wait(pause)


def _run(one: Round, now: datetime) -> int:
    close_old_connections()
    try:
        return one.run(now)
    finally:
        close_old_connections()


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
