"""Median server time of every page, as a ratio to a bare Django page of twenty rows for a signed-in person, in one run."""

import os
import tempfile
from collections.abc import Callable
from io import StringIO
from statistics import median
from time import perf_counter

ROUNDS = 60


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "trivet.web.settings",
            "TRIVET_DATA": data,
            "TRIVET_HTTPS": "0",
            "TRIVET_HOSTS": "testserver,127.0.0.1",
        }
        import django  # -- settings must stand first

        django.setup()
        from django.core.management import call_command  # -- settings must stand first

        call_command("migrate", verbosity=0)
        call_command("demo", verbosity=0, yes=True, stdout=StringIO())
        call_command("collectstatic", verbosity=0, interactive=False)
        measure()


def measure() -> None:
    from bare import MIDDLEWARE  # -- settings must stand first
    from django.test import Client, override_settings  # -- settings must stand first

    from trivet.web.people.models import AuditEntry, Role, User
    from trivet.web.training.models import Course

    owner = User.objects.get(role=Role.OWNER)
    participant = User.objects.filter(role=Role.PARTICIPANT, enrolments__isnull=False).first()
    course = participant.enrolments.first().course
    AuditEntry.objects.bulk_create(AuditEntry(actor=owner, verb="looked", object=f"course:{n}") for n in range(40))
    with override_settings(ROOT_URLCONF="bare", MIDDLEWARE=MIDDLEWARE):
        bare = Client()
        bare.force_login(owner)
        base = time_of(lambda: bare.get("/rows/"))
    print(f"a bare page of twenty rows: {1000 * base:.2f} ms")
    for who, urls in (
        (None, public()),
        (participant, learning(course.pk)),
        (owner, desk(course.pk, course.customer_id)),
    ):
        browser = Client()
        if who is not None:
            browser.force_login(who)
        for url in urls:
            took = time_of(lambda u=url, b=browser: b.get(u))
            print(f"  {took / base:5.2f} x   {1000 * took:7.2f} ms   {url}")
    assert Course.objects.exists()


def time_of(get: Callable[[], object]) -> float:
    """The median of many, after three that warm the caches. A page that does not answer 200 is an error."""
    for _ in range(3):
        answer = get()
        assert answer.status_code == 200, (answer.status_code, answer)
    found = []
    for _ in range(ROUNDS):
        start = perf_counter()
        get()
        found.append(perf_counter() - start)
    return median(found)


def public() -> list[str]:
    return [
        "/",
        "/course/",
        "/tips/",
        "/tips/bond/",
        "/evidence/",
        "/glossary/",
        "/privacy/",
        "/accessibility/",
        "/licence/",
        "/accounts/login/",
    ]


def learning(course: int) -> list[str]:
    inner = ["", "bond/", "bond/check/", "notes/", "search/?q=trust"]
    return ["/learn/", *(f"/learn/{course}/{page}" for page in inner)]


def desk(course: int, customer: int) -> list[str]:
    of_course = [f"/desk/courses/{course}/{page}" for page in ("", "edit/", "people/")]
    own = [
        "",
        "brand/",
        "customers/",
        f"customers/{customer}/",
        "courses/",
        f"courses/new/?customer={customer}",
        "standards/",
        "content/",
    ]
    return [*(f"/desk/{page}" for page in own), *of_course]


if __name__ == "__main__":
    main()
