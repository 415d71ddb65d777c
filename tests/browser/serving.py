"""Serving a house to a real browser."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PATIENCE = 60


@contextmanager
def served(env: Mapping[str, str]) -> Iterator[str]:
    """The house of this environment, up and answering; its address."""
    address = f"127.0.0.1:{free_port()}"
    serve = [sys.executable, "-m", "gunicorn", "trivet.web.wsgi:application", "--bind", address,
             "--threads", "4", "--no-control-socket", "--log-level", "warning"]  # fmt: skip
    with subprocess.Popen(serve, env=env) as server:
        try:
            wait_for(f"http://{address}/healthz")
            yield f"http://{address}"
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address):
                return
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
