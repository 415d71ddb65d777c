"""Three hundred people book the last twenty places of an event over thirty connections, at a real server.

On SQLite as it stands; on PostgreSQL where DATABASE_URL names one. Words: people, places, connections.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from http.cookies import SimpleCookie
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

USUAL = (300, 20, 30)


def main() -> None:
    people, places, windows = (*map(int, sys.argv[1:]), *USUAL[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "trivet.web.settings",
            "TRIVET_DATA": data,
            "TRIVET_HTTPS": "0",
            "TRIVET_HOSTS": "127.0.0.1",
        }
        import django  # -- settings must stand first

        django.setup()
        from django.core.management import call_command  # -- settings must stand first

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        slug = an_event(places)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with serve(port) as server:
            try:
                wait_for(port)
                measure(people, places, windows, port=port, path=f"/dates/{slug}/")
            finally:
                server.terminate()


def serve(port: int) -> "subprocess.Popen[bytes]":
    """As `trivet serve` does: two workers of four threads."""
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "bench_wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "2",
         "--threads", "4", "--worker-class", "gthread", "--log-level", "warning", "--no-control-socket"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent)},
    )  # fmt: skip


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/healthz")
            line.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return


def measure(people: int, places: int, windows: int, *, port: int, path: str) -> None:
    from django.db import connection  # -- settings must stand first

    from trivet.web.events.models import Booking  # -- settings must stand first

    def send(number: int) -> tuple[int, float]:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        line.request("GET", path)
        page = line.getresponse()
        mark = SimpleCookie(page.getheader("Set-Cookie", ""))["csrftoken"].value
        page.read()
        line.close()
        form = {
            "name": f"Person {number}", "email": f"person{number}@example.org", "regulator": "general", "language": "en",
            "submission": uuid.uuid4(), "access_needs": "" if number % 10 else "A ramp", "csrfmiddlewaretoken": mark,
        }  # fmt: skip
        started = time.perf_counter()
        head = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={mark}"}
        line.request("POST", path, urlencode(form), head)
        return line.getresponse().status, time.perf_counter() - started

    started = time.perf_counter()
    with ThreadPoolExecutor(windows) as pool:
        answers = list(pool.map(send, range(people)))
    took = time.perf_counter() - started
    states = list(Booking.objects.order_by("id").values_list("state", flat=True))
    line = list(Booking.objects.filter(state="waiting").order_by("queued_at", "id").values_list("id", flat=True))
    waits, codes = sorted(seconds for _, seconds in answers), [code for code, _ in answers]
    print(f"{connection.vendor}: {people} people, {places} places, {windows} connections: {took:.1f} s")
    print(f"  answers by status: { {code: codes.count(code) for code in sorted(set(codes))} }")
    print(f"  booked {states.count('booked')}, waiting {states.count('waiting')}, of {len(states)}")
    print(f"  in order: {all(one < other for one, other in pairwise(line))}")
    print(
        f"  booking, seen from outside: median {1000 * median(waits):.0f} ms, 95 % "
        f"{1000 * quantiles(waits, n=20)[18]:.0f} ms, worst {1000 * waits[-1]:.0f} ms"
    )
    assert codes == [302] * people
    assert states == ["booked"] * places + ["waiting"] * (people - places)


def an_event(places: int) -> str:
    """A public event with so many places; its slug."""
    from django.db import connections  # -- settings must stand first
    from django.utils import timezone  # -- settings must stand first

    from trivet.content.customer import CourseDetails  # -- settings must stand first
    from trivet.vocabulary import EventKind, Nation, Sector  # -- settings must stand first
    from trivet.web.events.actions.opening import Opening, add_open_event  # -- settings must stand first
    from trivet.web.events.details import EventDetails  # -- settings must stand first
    from trivet.web.people.models import Role, User  # -- settings must stand first

    address = f"owner-{uuid.uuid4().hex[:8]}@example.org"
    owner = User.objects.create_user(address, None, name="Owner", role=Role.OWNER)
    day = date.today() + timedelta(days=60)
    details = EventDetails(EventKind.OPEN, day, Nation.ENGLAND, capacity=places, price=19500)
    opening = Opening(Sector.PROBATION, Nation.ENGLAND, CourseDetails(date=day), details, is_public=True)
    made = add_open_event(opening, submission=uuid.uuid4(), by=owner, now=timezone.now())
    connections.close_all()
    return made.slug


if __name__ == "__main__":
    main()
