"""The worker beside the site: started with it, started again when it dies, gone with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are read from /proc")


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in found.read_text().split()] if found.exists() else []


def waited_for(pid: int, *, other_than: int = 0) -> int:
    """The process that this one keeps."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = [child for child in children(pid) if child != other_than]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError("no worker was started")


def is_alive(pid: int) -> bool:
    return (
        Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    )


Keep = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def keep(env: dict[str, str]) -> Iterator[Keep]:
    """Starts a keeper; neither it nor what it keeps outlives the test, whatever comes of that."""
    started: list[subprocess.Popen[bytes]] = []

    def one() -> "subprocess.Popen[bytes]":
        started.append(subprocess.Popen([sys.executable, "-m", "trivet.web.keeper"], env=env))
        return started[-1]

    yield one
    for keeper in started:
        for pid in (*children(keeper.pid), keeper.pid):
            if keeper.poll() is None:
                os.kill(pid, signal.SIGKILL)
        keeper.wait()


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"TRIVET_DATA": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}"}


def test_a_worker_that_is_killed_is_started_again_and_goes_when_its_keeper_is_asked_to(keep: Keep):
    keeper = keep()
    first = waited_for(keeper.pid)
    os.kill(first, signal.SIGKILL)
    second = waited_for(keeper.pid, other_than=first)
    keeper.terminate()
    assert keeper.wait(60) == 0
    assert not is_alive(second)


def test_a_worker_stops_when_its_keeper_is_killed(keep: Keep):
    keeper = keep()
    worker = waited_for(keeper.pid)
    time.sleep(8)  # Django has started
    keeper.kill()
    keeper.wait()
    until = time.monotonic() + 30
    while is_alive(worker) and time.monotonic() < until:
        time.sleep(0.2)
    assert not is_alive(worker)
