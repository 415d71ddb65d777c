"""Visits to the house: who comes, and how they get in."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

PEOPLE = {"participant": "cerys@cwmarian.example.org", "owner": "ruth@fellside.example.org"}


@dataclass(slots=True)
class House:
    """Where the house stands, who can sign in, and who has."""

    address: str
    password: str
    browser: Browser
    signed_in: dict[str, StorageState] = field(default_factory=dict)
    data: Path = Path()

    def visit(self, who: str = "", **options: object) -> BrowserContext:
        """A browser window of somebody: "participant", "owner", or nobody."""
        if who and who not in self.signed_in:
            self.signed_in[who] = self._sign_in(who)
        state = self.signed_in.get(who)
        context = self.browser.new_context(
            base_url=self.address, storage_state=state, reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        return context

    def _sign_in(self, who: str) -> StorageState:
        with self.browser.new_context(base_url=self.address) as context:
            page = context.new_page()
            sign_in(page, PEOPLE[who], self.password)
            return context.storage_state()

    def course(self) -> str:
        """The address of the participant's course."""
        with self.visit("participant") as context:
            page = context.new_page()
            page.goto("/learn/")
            return re.search(r'href="(/learn/\d+/)"', page.content()).group(1)


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
