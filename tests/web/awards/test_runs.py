"""All of an event's certificates: none missing and none doubled, whatever happens in between."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from tests.web.awards.conftest import NOW, attend, book, close

from trivet.web.awards import runs
from trivet.web.awards.models import Certificate, CertificateFiles, IssueRun
from trivet.web.awards.queries import due
from trivet.web.awards.rounds import issue_due
from trivet.web.awards.runs import begin, is_alive, issue_all, was_interrupted
from trivet.web.events.models import Event
from trivet.web.people.models import User
from trivet.web.post.models import Message

PATIENCE = 60


def a_full_room(event: Event, people: int) -> None:
    event.capacity = people
    event.date = NOW.date() - timedelta(days=1)
    event.save()
    for number in range(people):
        attend(book(event, f"Person {number:03}", f"p{number}@example.org"))
    close(event)


def test_everybody_who_was_there_gets_one_and_a_second_run_finds_nothing_to_do(event: Event, alice: User):
    a_full_room(event, 12)
    absent = book(event, "Nobody Came")
    run = issue_all(event, clock=lambda: NOW, by=alice)
    assert (run.done, run.due, run.refused, run.finished_at) == (12, 12, {}, NOW)
    assert Certificate.objects.filter(booking=absent).count() == 0
    assert issue_all(event, clock=lambda: NOW, by=alice).done == 0
    assert Certificate.objects.count() == CertificateFiles.objects.count() == Message.objects.count() == 12
    assert len(set(Certificate.objects.values_list("status_index", flat=True))) == 12


def test_one_person_who_cannot_be_certified_stops_nobody_else(event: Event):
    a_full_room(event, 3)
    second = event.bookings.order_by("id")[1]
    second.printed_name = " "
    second.save()
    run = issue_all(event, clock=lambda: NOW)
    assert (run.done, list(run.refused)) == (2, [str(second.pk)])
    assert "name" in run.refused[str(second.pk)]
    assert issue_due(NOW + timedelta(minutes=5)) == 0


def test_a_course_that_cannot_be_planned_any_more_is_said_and_nothing_is_made(event: Event):
    a_full_room(event, 2)
    event.course.options = ["no-such-module"]
    event.course.save()
    run = issue_all(event, clock=lambda: NOW)
    assert (run.done, len(run.refused)) == (0, 2)
    assert "cannot be planned" in next(iter(run.refused.values()))


def test_the_round_issues_when_the_register_is_closed_and_not_before(event: Event):
    a_full_room(event, 2)
    event.registers.update(closed_at=None)
    assert issue_due(NOW) == 0
    event.registers.update(closed_at=NOW)
    assert issue_due(NOW) == 2
    assert issue_due(NOW) == 0


def test_the_round_leaves_a_run_alone_that_is_alive_and_goes_on_with_a_dead_one(event: Event):
    a_full_room(event, 2)
    run = IssueRun.objects.create(event=event, started_at=NOW, beat_at=NOW, due=2)
    assert (is_alive(run, NOW), issue_due(NOW)) == (True, 0)
    later = NOW + timedelta(minutes=2)
    assert was_interrupted(run, later)
    assert issue_due(later) == 2


def test_a_round_costs_few_questions_however_many_people_there_are(event: Event, django_assert_max_num_queries):
    a_full_room(event, 20)
    with django_assert_max_num_queries(12):
        assert len(due(event, now=NOW)) == 20


def outside() -> Mapping[str, str]:
    """What another process needs to find this test's database and keys."""
    name = connection.settings_dict["NAME"]
    given = os.environ.get("DATABASE_URL")
    url = urlsplit(given)._replace(path=f"/{name}").geturl() if given else f"sqlite:///{name}"
    return {**os.environ, "DATABASE_URL": url, "TRIVET_DATA": str(settings.DATA)}


def the_command(event: Event) -> list[str]:
    return [sys.executable, "-m", "trivet.web", "issue_certificates", str(event.pk)]


@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_killed_loses_none_and_doubles_none(event: Event, tmp_path: Path):
    a_full_room(event, 60)
    with subprocess.Popen(the_command(event), env=outside(), stdout=subprocess.DEVNULL) as process:
        until = time.monotonic() + PATIENCE
        while Certificate.objects.count() < 5 and time.monotonic() < until:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    before = dict(Certificate.objects.values_list("booking_id", "number"))
    assert 5 <= len(before) < 60
    assert CertificateFiles.objects.count() == Message.objects.count() == len(before)
    subprocess.run(the_command(event), env=outside(), check=True, capture_output=True, timeout=PATIENCE)
    after = dict(Certificate.objects.values_list("booking_id", "number"))
    assert (
        len(after) == Certificate.objects.count() == CertificateFiles.objects.count() == Message.objects.count() == 60
    )
    assert before.items() <= after.items()
    assert IssueRun.objects.get().finished_at is not None


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_make_each_certificate_once(event: Event):
    a_full_room(event, 30)
    both = [subprocess.Popen(the_command(event), env=outside(), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(PATIENCE) for process in both] == [0, 0]
    assert Certificate.objects.count() == CertificateFiles.objects.count() == Message.objects.count() == 30
    assert Certificate.objects.values("booking").distinct().count() == 30


@pytest.mark.django_db(transaction=True)
def test_the_button_starts_one_process_and_pressing_again_starts_no_other(event: Event, alice: User, monkeypatch):
    a_full_room(event, 8)
    for name, value in outside().items():
        monkeypatch.setenv(name, value)
    first = begin(event, now=NOW, by=alice)
    assert begin(event, now=NOW, by=alice) == first
    until = time.monotonic() + PATIENCE
    while not IssueRun.objects.filter(finished_at__isnull=False).exists() and time.monotonic() < until:
        time.sleep(0.05)
    run = IssueRun.objects.get()
    assert (run.done, run.by, Certificate.objects.count()) == (8, alice, 8)
    assert {one.issued_by for one in Certificate.objects.all()} == {alice}
    assert runs.AT_ONCE > 8
