"""The whole house, served with its demonstration, and a real browser to walk through it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from serving import CHROMIUM, QUIET, served
from visits import House


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole run: a second Playwright beside the first refuses to start."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed, so no page was looked at in a browser.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("house")
    env = {**os.environ, "TRIVET_DATA": str(data), "TRIVET_DEBUG": "0"}
    env.pop("DATABASE_URL", None)
    for command in (["migrate", "-v0"], ["demo", "--yes"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "-m", "trivet.web", *command], env=env, check=True, capture_output=True)
    with served(env) as address:
        yield House(address, (data / "demo-password").read_text().strip(), browser, data=data)


@pytest.fixture(scope="session")
def course(house: House) -> str:
    return house.course()
