"""python -m trivet.web work: everything that is done while nobody looks, in one process."""

import logging
import os
import signal
import threading
import time

from django.core.management.base import BaseCommand, CommandParser

from trivet.web.rounds import ROUNDS, go_round, keep_going, stopping

log = logging.getLogger("trivet.rounds")


class Command(BaseCommand):
    help = "Send the letters that are due, let offers lapse, fill places, sign lists. Stops cleanly at SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="go round once, say what was done, and stop")
        parser.add_argument("--beside", type=int, metavar="PID", help="stop when that process, the parent, has gone")

    def handle(self, *args: object, **options: object) -> None:
        if options["once"]:
            for name, count in go_round(ROUNDS).items():
                self.stdout.write(f"{name}: {count}")
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        if isinstance(parent := options["beside"], int):
            threading.Thread(target=_watch, args=(parent,), daemon=True).start()
        log.info("the worker %d has started", os.getpid())
        keep_going(ROUNDS)
        log.info("the worker %d has stopped", os.getpid())


def _watch(parent: int) -> None:
    """A worker whose site has gone must not outlive it."""
    while os.getppid() == parent and not stopping.is_set():
        time.sleep(1)
    stopping.set()
