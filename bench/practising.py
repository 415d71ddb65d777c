"""Two hundred learners practise at once at a real server, each thinking for some seconds between turns; and a room of thirty phones votes.

On SQLite as it stands; on PostgreSQL where DATABASE_URL names one. Words: learners, turns each, mean seconds of thinking.
"""

import html
import http.client
import os
import random
import re
import socket
import sys
import tempfile
import threading
import time
from statistics import median, quantiles
from urllib.parse import urlencode

from booking import serve, wait_for

USUAL = (200, 8, 6)


def main() -> None:
    """Start a server of two workers, let everybody practise, count what is stored."""
    learners, turns, thinking = (*map(int, sys.argv[1:]), *USUAL[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "trivet.web.settings", "TRIVET_DATA": data, "TRIVET_HTTPS": "0",
                       "TRIVET_HOSTS": "127.0.0.1"}  # fmt: skip
        import django  # -- settings must stand first

        django.setup()
        from django.core.management import call_command  # -- settings must stand first

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with serve(port) as server:
            try:
                wait_for(port)
                measure(port, learners, turns, thinking)
            finally:
                server.terminate()


class Learner(threading.Thread):
    """Somebody who meets a client, thinks, and says something, so many times over."""

    def __init__(self, port: int, number: int, turns: int, thinking: int) -> None:
        super().__init__()
        self.port, self.number, self.turns, self.thinking = port, number, turns, thinking
        self.chance = random.Random(number)
        self.cookies: dict[str, str] = {}
        self.waits: list[float] = []
        self.said = 0
        self.faults: list[str] = []

    def run(self) -> None:
        """The whole meeting; a fault is written down and ends it."""
        try:
            time.sleep(self.chance.random() * self.thinking)
            self.practise()
        except (OSError, http.client.HTTPException, LookupError) as error:
            self.faults.append(f"{type(error).__name__}: {error}")

    def practise(self) -> None:
        """Choose somebody, then answer turn by turn until the meeting is over."""
        page, _ = self.ask("GET", "/practise/")
        clients = sorted(set(re.findall(r'name="client" value="([a-z-]+)"', page)))
        page, where = self.ask("POST", "/practise/start/", {"client": self.chance.choice(clients)}, page)
        for _ in range(self.turns):
            offers = re.findall(r'name="choice" value="([^"]+)"', page)
            seen = re.search(r'name="seen" value="(\d+)"', page)
            if not offers or seen is None:
                break
            time.sleep(self.chance.uniform(0.5, 1.5) * self.thinking)
            began = time.perf_counter()
            choice = html.unescape(self.chance.choice(offers))
            page, where = self.ask("POST", where.rstrip("/") + "/say/", {"choice": choice, "seen": seen[1]}, page)
            self.waits.append(time.perf_counter() - began)
            self.said += 1

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, page: str = "") -> tuple[str, str]:
        """A page, redirects followed, and the path it came from."""
        mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        body = urlencode(form | {"csrfmiddlewaretoken": mark[1] if mark else ""}) if form else None
        for _ in range(4):
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            head = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            if body:
                head["Content-Type"] = "application/x-www-form-urlencoded"
            line.request(method, path, body, head)
            answer = line.getresponse()
            text = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            line.close()
            if answer.status in (301, 302, 303):
                method, body, path = "GET", None, answer.headers["Location"].partition("#")[0]
                continue
            if answer.status != 200:
                self.faults.append(f"{method} {path.split('/')[-2]}: {answer.status}")
            return text, path
        raise LookupError("redirected too often")


def measure(port: int, learners: int, turns: int, thinking: int) -> None:
    """Everybody at once; what was said must be what is stored."""
    from django.db import connection  # -- settings must stand first

    from trivet.web.practice.models import Session, Turn  # -- settings must stand first

    people = [Learner(port, number, turns, thinking) for number in range(learners)]
    began = time.perf_counter()
    for one in people:
        one.start()
    for one in people:
        one.join()
    took = time.perf_counter() - began
    waits = sorted(wait for one in people for wait in one.waits)
    said, faults = sum(one.said for one in people), [fault for one in people for fault in one.faults]
    print(f"{connection.vendor}: {learners} learners, {said} turns in {took:.0f} s, {said / took:.0f} a second")
    print(f"  a turn with its page, seen from outside: median {1000 * median(waits):.0f} ms, "
          f"95 % {1000 * quantiles(waits, n=20)[18]:.0f} ms, worst {1000 * waits[-1]:.0f} ms")  # fmt: skip
    print(f"  stored: {Session.objects.count()} meetings, {Turn.objects.count()} turns; faults: {faults[:5] or 'none'}")
    assert Turn.objects.count() == said
    assert not faults


if __name__ == "__main__":
    main()
