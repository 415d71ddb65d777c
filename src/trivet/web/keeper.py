"""Keeps the worker alive beside the site: starts it, starts it again when it dies, ends it with the site.

Gunicorn reads this module as its configuration (see `trivet serve`) and runs it as a process of its own.
"""

import os
import signal
import subprocess
import sys
import threading
import time

_PATIENCE = 30  # seconds for the letter that is just being handed over
_SOON, _LATEST = 1.0, 60.0
#: Slept, not waited for on a lock: a wait with an end never ends where a machine’s clock is a borrowed one.
_GLANCE = 0.5
_kept: list["subprocess.Popen[bytes]"] = []


def on_starting(server: object) -> None:
    """Gunicorn is about to serve."""
    _kept.append(subprocess.Popen([sys.executable, "-m", "trivet.web.keeper"]))


def on_exit(server: object) -> None:
    """Gunicorn has stopped; so does the worker, when the letter in its hands is through."""
    for keeper in _kept:
        keeper.terminate()
        keeper.wait()


def keep(stopping: threading.Event) -> None:
    """Until the parent process goes or somebody asks to stop. A worker that dies at once is started ever more slowly."""
    parent, pause = os.getppid(), _SOON
    while not _is_over(stopping, parent):
        began = time.monotonic()
        worker = subprocess.Popen([sys.executable, "-m", "trivet.web", "work", "--beside", str(os.getpid())])  # noqa: S603
        while worker.poll() is None and not _is_over(stopping, parent):
            time.sleep(_GLANCE)
        if worker.poll() is None:
            _end(worker)
            return
        pause = _SOON if time.monotonic() - began > _LATEST else min(pause * 2, _LATEST)
        _rest(stopping, parent, pause)


def _rest(stopping: threading.Event, parent: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not _is_over(stopping, parent):
        time.sleep(_GLANCE)


def _is_over(stopping: threading.Event, parent: int) -> bool:
    return stopping.is_set() or os.getppid() != parent


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.terminate()
    try:
        worker.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()


def main() -> None:
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    keep(stopping)


if __name__ == "__main__":
    main()
