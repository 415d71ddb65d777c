"""A mail server of our own to talk to, and letters to hand to it."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django.fixtures import Settings

from trivet.web.environment import Mail
from trivet.web.post.actions import queue
from trivet.web.post.models import Message

NOW = datetime(2038, 2, 1, 9, 0, tzinfo=ZoneInfo("Europe/London"))


class Postbox:
    """Takes letters, or refuses as a real server does. `answers`: what it says to the next letters' text."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.rcpt_answer = ""
        self.answers: list[str] = []
        self.drops_the_line = False
        self.connections = 0
        #: While this is set, the server has the text and says nothing yet.
        self.holds = threading.Event()
        self.has_text = threading.Event()

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if self.rcpt_answer:
            return self.rcpt_answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        answer = self.answers.pop(0) if self.answers else "250 Taken"
        if self.drops_the_line or answer.startswith("250"):
            self.raw.append(envelope.content)
            self.received.append(message_from_bytes(envelope.content, policy=default))
        self.has_text.set()
        while self.holds.is_set():
            await asyncio.sleep(0.02)
        if self.drops_the_line:
            # The text has arrived, and the answer never does.
            assert server.transport is not None
            server.transport.close()
        return answer


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    box.port = controller.port  # type: ignore[attr-defined]
    yield box
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def connected(postbox: Postbox, settings: Settings) -> Postbox:
    """Trivet knows the mail server."""
    settings.EMAIL = Mail(host="127.0.0.1", port=postbox.port, sender="post@trivet.example")  # type: ignore[attr-defined]
    settings.EMAIL_TIMEOUT = 3
    return postbox


Queue = Callable[..., Message]


@pytest.fixture
def letter(db: None) -> Queue:
    """A letter that is due."""

    def one(key: str = "one", *, to: str = "sian@example.org", about: str = "participant:1", **more: object) -> Message:
        words = {"request": "You asked for a copy.", "name": "Siân Ŵyn"} | more.pop("words", {})  # type: ignore[operator]
        return queue(
            "data-request", to=to, language="en", words=words, key=key, about=about,
            **({"due": NOW} | more),  # type: ignore[arg-type]
        )  # fmt: skip

    return one
