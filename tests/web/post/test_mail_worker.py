"""Workers as processes of their own: killed in mid-sentence, two at once, a thousand letters, a round that dies."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from tests.web.post.conftest import Postbox, Queue

from trivet.web.post.models import Message, State
from trivet.web.post.sending import LEASE, UNSURE, send_due
from trivet.web.rounds import Round, go_round

pytestmark = pytest.mark.django_db(transaction=True)
STARTED: list["subprocess.Popen[str]"] = []


def database() -> str:
    """The test database as a worker process is told of it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def worker(postbox: Postbox, *words: str) -> "subprocess.Popen[str]":
    env = os.environ | {
        "DATABASE_URL": database(),
        "TRIVET_DATA": str(settings.DATA),
        "TRIVET_SMTP": f"smtp://127.0.0.1:{postbox.port}?from=post@trivet.example",  # type: ignore[attr-defined]
    }
    one = subprocess.Popen(
        [sys.executable, "-m", "trivet.web", "work", *words], env=env, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )  # fmt: skip
    STARTED.append(one)
    return one


@pytest.fixture(autouse=True)
def _no_worker_outlives_its_test() -> Iterator[None]:
    yield
    for one in STARTED:
        one.kill()
        one.wait()
    STARTED.clear()


@pytest.fixture
def past() -> datetime:
    return timezone.now() - timedelta(minutes=1)


def test_a_worker_killed_while_the_server_has_the_text_sends_nothing_twice_and_loses_nothing(
    postbox: Postbox, letter: Queue, past: datetime
):
    for number in range(5):
        letter(str(number), to=f"reader-{number}@example.org", due=past + timedelta(seconds=number))
    postbox.holds.set()
    killed = worker(postbox)
    assert postbox.has_text.wait(60)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    postbox.holds.clear()
    states = Counter(Message.objects.values_list("state", flat=True))
    assert states == {State.SENDING: 1, State.QUEUED: 4}

    after = worker(postbox, "--once")
    assert "letters sent: 4" in after.communicate(timeout=60)[0]
    assert Counter(Message.objects.values_list("state", flat=True)) == {State.SENDING: 1, State.SENT: 4}
    send_due(timezone.now() + LEASE)
    left = Message.objects.get(state=State.UNSURE)
    assert left.error == UNSURE
    # Each reader's letter has reached the server once, the killed worker's as well.
    assert Counter(mail["To"] for mail in postbox.received) == {
        f"reader-{number}@example.org": 1 for number in range(5)
    }


def test_two_workers_share_a_hundred_letters_and_send_each_once(postbox: Postbox, letter: Queue, past: datetime):
    for number in range(100):
        letter(str(number), to=f"reader-{number}@example.org", due=past)
    both = [worker(postbox), worker(postbox)]
    until = time.monotonic() + 90
    while Message.objects.exclude(state=State.SENT).exists() and time.monotonic() < until:
        time.sleep(0.2)
    for one in both:
        one.terminate()
    assert [one.wait(30) for one in both] == [0, 0]
    assert Counter(Message.objects.values_list("state", flat=True)) == {State.SENT: 100}
    assert Counter(Counter(mail["To"] for mail in postbox.received).values()) == {1: 100}


def test_a_worker_asked_to_stop_finishes_the_letter_in_its_hands(postbox: Postbox, letter: Queue, past: datetime):
    letter("one", due=past), letter("two", due=past)
    postbox.holds.set()
    asked = worker(postbox)
    assert postbox.has_text.wait(60)
    asked.terminate()
    time.sleep(0.3)
    postbox.holds.clear()
    assert asked.wait(30) == 0
    assert Counter(Message.objects.values_list("state", flat=True)) == {State.SENT: 1, State.QUEUED: 1}


def test_a_worker_whose_site_has_gone_stops(postbox: Postbox):
    orphan = worker(postbox, "--beside", "1" if os.getppid() != 1 else "2")
    assert orphan.wait(60) == 0


def test_a_round_that_dies_is_noted_without_its_words_and_keeps_no_other_from_its_turn(
    caplog: pytest.LogCaptureFixture,
):
    def dies(now: datetime) -> int:
        raise ZeroDivisionError("Siân Ŵyn, sian@example.org")

    assert go_round((Round("first", 1, dies), Round("second", 1, lambda now: 3))) == {"first": 0, "second": 3}
    (said,) = caplog.messages
    assert "'first' stopped with ZeroDivisionError" in said and "Siân" not in said and "test_mail_worker" in said


def test_a_thousand_letters_are_queued_and_sent(connected: Postbox, letter: Queue, past: datetime):
    for number in range(1000):
        letter(str(number), to=f"reader-{number}@example.org", due=past)
    while send_due(timezone.now()):
        pass
    assert Message.objects.filter(state=State.SENT).count() == 1000
    assert Counter(Counter(mail["To"] for mail in connected.received).values()) == {1: 1000}
