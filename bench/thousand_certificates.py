"""A thousand certificates with badges, issued as the desk issues them: seconds, and memory as they go. `[1000] [--kill]`.

With `--kill` the process that makes them is killed in the middle and another goes on: how many are missing or doubled?
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import timedelta
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="trivet-bench-")
os.environ |= {"TRIVET_DATA": FOLDER, "DJANGO_SETTINGS_MODULE": "trivet.web.settings"}
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count, Sum  # noqa: E402
from django.db.models.functions import Length  # noqa: E402
from django.utils import timezone  # noqa: E402

from trivet.web.awards.models import Certificate, CertificateFiles  # noqa: E402
from trivet.web.awards.parcels import zipped  # noqa: E402
from trivet.web.day.hours import planned_hours, to_rows  # noqa: E402
from trivet.web.day.models import Mark, Register  # noqa: E402
from trivet.web.events.models import Booking, Event, Participant, Venue  # noqa: E402
from trivet.web.post.models import Message  # noqa: E402
from trivet.web.training.models import Course, Customer  # noqa: E402

MEGABYTE = 1024 * 1024


def main() -> None:
    people = int(next((word for word in sys.argv[1:] if word.isdigit()), "1000"))
    call_command("migrate", verbosity=0)
    event = a_day_with(people)
    connection.close()
    command = [sys.executable, "-m", "trivet.web", "issue_certificates", str(event.pk)]
    if "--kill" in sys.argv:
        killed_in_the_middle(command, people)
    started = time.perf_counter()
    with subprocess.Popen(command) as process:
        watch(process, people, started)
    print(f"{people} certificates with badges and letters: {time.perf_counter() - started:.1f} s")
    tell(people)
    started = time.perf_counter()
    size = sum(map(len, zipped(event)))
    print(f"the zip of them: {size / MEGABYTE:.1f} MB in {time.perf_counter() - started:.2f} s")


def a_day_with(people: int) -> Event:
    """Everybody came, and the register is closed."""
    now = timezone.now()
    customer = Customer.objects.create(name="Bench", sector="probation", nation="england", is_house=True)
    event = Event.objects.create(
        course=Course.objects.create(customer=customer, content_version="bench"),
        kind="open", state="run", date=now.date() - timedelta(days=1), nation="england", capacity=500,
        venue=Venue.objects.create(name="Canal Mill", nation="england"),
    )  # fmt: skip
    Register.objects.create(event=event, day=0, hours=to_rows(planned_hours(event)[0]), closed_at=now)
    for number in range(people):
        person = Participant.objects.create(name=f"Person {number}", email=f"p{number}@example.org")
        booking = Booking.objects.create(event=event, participant=person, printed_name=f"Siân Ŵyn {number}")
        Mark.objects.create(
            booking=booking, day=0, minute=565, sign="arrived", source="tap", noted_at=now, submission=uuid.uuid4()
        )
    return event


def killed_in_the_middle(command: list[str], people: int) -> None:
    with subprocess.Popen(command) as process:
        while Certificate.objects.count() < people // 3:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    print(f"killed after {Certificate.objects.count()}")


def watch(process: "subprocess.Popen[bytes]", people: int, started: float) -> None:
    """A line for each tenth: seconds, and what the process and its press hold."""
    told = 0
    while process.poll() is None:
        made = Certificate.objects.count()
        if made >= told + people // 10:
            told = made
            print(f"{made:5} after {time.perf_counter() - started:5.1f} s, {memory(process.pid):4.0f} MB", flush=True)
        time.sleep(0.1)


def memory(pid: int) -> float:
    """Megabytes of a process and those that it started."""
    family = [pid, *(child for child in children(pid))]
    pages = (Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1] for one in family if alive(one))
    return sum(map(int, pages)) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def children(pid: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").glob("*/children")
        for child in task.read_text(encoding="ascii").split()
    ]


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}/statm").exists()


def tell(people: int) -> None:
    doubled = Certificate.objects.values("booking").annotate(n=Count("id")).filter(n__gt=1).count()
    size = CertificateFiles.objects.aggregate(all=Sum(Length("pdf")))["all"] / people / 1024
    print(f"missing {people - Certificate.objects.count()}, doubled {doubled}, letters {Message.objects.count()}")
    print(f"a PDF is {size:.1f} KB; the database {(Path(FOLDER) / 'trivet.sqlite3').stat().st_size / MEGABYTE:.0f} MB")


if __name__ == "__main__":
    main()
