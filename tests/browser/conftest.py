"""The whole house, served with its demonstration, and a real browser to walk through it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright
from visits import House

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PATIENCE = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed, so no page was looked at in a browser.")
    data = tmp_path_factory.mktemp("house")
    env = {**os.environ, "TRIVET_DATA": str(data), "TRIVET_DEBUG": "0"}
    env.pop("DATABASE_URL", None)
    for command in (["migrate", "-v0"], ["demo", "--yes"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "-m", "trivet.web", *command], env=env, check=True, capture_output=True)
    port = _free_port()
    serve = [sys.executable, "-m", "gunicorn", "trivet.web.wsgi:application", "--bind", f"127.0.0.1:{port}",
             "--threads", "4", "--no-control-socket", "--log-level", "warning"]  # fmt: skip
    with subprocess.Popen(serve, env=env) as server, sync_playwright() as playwright:
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            yield House(f"http://127.0.0.1:{port}", (data / "demo-password").read_text().strip(), browser)
            browser.close()
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def course(house: House) -> str:
    return house.course()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address):
                return
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
