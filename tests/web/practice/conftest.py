"""Somebody who meets Dean, with or without an account."""

from collections.abc import Callable

import pytest
from django.test import Client

from trivet.web.practice.meeting import Meeting, meeting_of
from trivet.web.practice.models import Session

Begin = Callable[..., Session]


def begin_with(browser: Client, client: str = "dean", **wish: str) -> Session:
    """Press "Meet Dean" on the page."""
    answer = browser.post("/practise/start/", {"client": client, **wish})
    assert answer.status_code == 302
    return Session.objects.get(slug=answer["Location"].strip("/").rpartition("/")[2])


def stands(session: Session) -> Meeting:
    """The meeting as it now stands in the database."""
    return meeting_of(Session.objects.get(pk=session.pk))


def choose(browser: Client, session: Session, which: int = 0, **more: str) -> Meeting:
    """Press one of the four replies."""
    now = stands(session)
    data = {"seen": str(now.seen), "choice": now.offers[which].key, **more}
    assert browser.post(f"{session.get_absolute_url()}say/", data).status_code == 302
    return stands(session)


def to_the_end(browser: Client, session: Session) -> Meeting:
    """Choose the first reply until the meeting is over."""
    while not stands(session).session.is_over:
        choose(browser, session)
    return stands(session)


@pytest.fixture
def browser(db: None) -> Client:
    """Somebody without an account."""
    return Client()


@pytest.fixture
def dean(browser: Client) -> Session:
    return begin_with(browser)
