"""Letters leave: claimed, handed over, noted. What may have gone is never sent again by itself."""

import smtplib
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from trivet.web.post.actions import note_step
from trivet.web.post.envelope import AddressError, envelope, recipient, sender
from trivet.web.post.models import Message, State

#: How long a worker may hold a letter. Longer than any exchange with a server can last.
LEASE = timedelta(minutes=10)
#: How long a letter waits after each refusal that may pass; after the last one it has failed.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 180, 360, 720, 1440))
UNSURE = "The server stopped while this was being handed over; it may have arrived. Send again?"
KEPT = "No mail server is named, so this letter stays here."
#: After so many letters, or so long, other work has its turn.
_FULL, _LONG = 500, timedelta(minutes=1)
_GLANCE = 10

Wanted = Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of handing a letter over."""

    state: State
    words: str = ""
    is_line_dead: bool = False


def send_due(now: datetime, *, moot: Wanted = lambda message: "", stop: Callable[[], bool] = lambda: False) -> int:
    """Send what is due, oldest first, and put before a person what a worker left half done. Says how many went.

    `moot` gives the reason why a letter is no longer wanted, "" when it is. Any number of workers may do this at once.
    """
    find_left(now)
    clock, done = _running(now), 0
    with Line() as line:
        while done < _FULL and clock() < now + _LONG and not stop() and (message := claim(clock())):
            why = moot(message)
            outcome = Outcome(State.CANCELLED, why) if why else line.hand_over(message)
            settle(message, outcome, clock())
            if outcome.is_line_dead:
                break
            done += 1
    return done


def _running(now: datetime) -> Callable[[], datetime]:
    """A clock that shows `now` and goes on from there: letters take their time."""
    began = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - began)


def claim(now: datetime) -> Message | None:
    """Take the next letter that is due; the claim is stored before any server hears of it."""
    waiting = Message.objects.filter(state=State.QUEUED, due_at__lte=now).order_by("due_at", "id")
    for number in waiting.values_list("pk", flat=True)[:_GLANCE]:
        # One row changes for one worker only: the database decides, not the reading before.
        taken = Message.objects.filter(pk=number, state=State.QUEUED).update(
            state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1
        )
        if taken:
            return Message.objects.get(pk=number)
    return None


@transaction.atomic
def settle(message: Message, outcome: Outcome, now: datetime) -> None:
    """Note what came of a claimed letter."""
    state, due = outcome.state, message.due_at
    words = outcome.words
    if state == State.QUEUED:
        if message.attempts > len(BACK_OFF):
            state, words = State.FAILED, f"{words} After {message.attempts} tries Trivet has stopped trying."
        else:
            due = now + BACK_OFF[message.attempts - 1]
    rows = Message.objects.filter(pk=message.pk, state__in=(State.SENDING, State.UNSURE))
    sent = now if state == State.SENT else message.sent_at
    if rows.update(state=state, error=words[:500], due_at=due, sent_at=sent):
        note_step(message, state, words, at=now)


def find_left(now: datetime, *, lease: timedelta = LEASE) -> int:
    """Letters that a worker claimed and never settled: a person decides whether they go again."""
    left = Message.objects.filter(state=State.SENDING, claimed_at__lt=now - lease)
    found = 0
    for message in left:
        if left.filter(pk=message.pk).update(state=State.UNSURE, error=UNSURE):
            note_step(message, State.UNSURE, UNSURE, at=now)
            found += 1
    return found


class Line:
    """The connection to the mail server: opened for the first letter, used for the next ones."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *error: object) -> None:
        self._hang_up()

    def hand_over(self, message: Message) -> Outcome:
        """One letter to the server. Until its text is on the way, a broken line is no more than a delay."""
        if not settings.EMAIL.host:
            return Outcome(State.KEPT, KEPT)
        try:
            data, to = envelope(message).as_bytes(), recipient(message)
        except AddressError as error:
            return Outcome(State.FAILED, str(error))
        try:
            server = self._open()
            _announce(server, to)
        except _RefusedError as refusal:
            return self._after(refusal.outcome)
        except (smtplib.SMTPException, OSError) as error:
            return self._after(_unreached(error))
        try:
            code, reply = server.data(data)
        except smtplib.SMTPDataError as error:
            return self._after(_refused(error.smtp_code, error.smtp_error))
        except (smtplib.SMTPException, OSError):
            return self._after(Outcome(State.UNSURE, UNSURE))
        return Outcome(State.SENT) if code == 250 else self._after(_refused(code, reply))

    def _after(self, outcome: Outcome) -> Outcome:
        self._hang_up()
        return outcome

    def _open(self) -> smtplib.SMTP:
        if self._server is None:
            self._server = _connected()
        return self._server

    def _hang_up(self) -> None:
        if self._server is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._server.quit()
            self._server = None


class _RefusedError(Exception):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.words)
        self.outcome = outcome


def _connected() -> smtplib.SMTP:
    mail = settings.EMAIL
    seconds = settings.EMAIL_TIMEOUT
    context = ssl.create_default_context()
    server = (
        smtplib.SMTP_SSL(mail.host, mail.port, timeout=seconds, context=context)
        if mail.tls
        else smtplib.SMTP(mail.host, mail.port, timeout=seconds)
    )
    if mail.starttls:
        server.starttls(context=context)
    server.ehlo_or_helo_if_needed()
    if mail.user:
        server.login(mail.user, mail.password)
    return server


def _announce(server: smtplib.SMTP, to: str) -> None:
    """Who writes, and to whom. Raises _RefusedError."""
    for code, reply in (server.mail(sender()), server.rcpt(to)):
        if not 200 <= code < 300:
            raise _RefusedError(_refused(code, reply))


def _refused(code: int, reply: bytes | str) -> Outcome:
    """A number that begins with 4 may pass; one that begins with 5 will not."""
    said = " ".join((reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply).split())
    if 400 <= code < 500:
        return Outcome(State.QUEUED, f"The mail server asked to wait: {code} {said}.")
    return Outcome(
        State.FAILED, f"The mail server refused this letter: {code} {said}. Check the address, then send it again."
    )


def _unreached(error: smtplib.SMTPException | OSError) -> Outcome:
    """Nothing was handed over, and nothing else will be until the server is back."""
    why = "The mail server could not be reached."
    if isinstance(error, smtplib.SMTPAuthenticationError):
        why = "The mail server refused the user name or the password in TRIVET_SMTP."
    elif isinstance(error, ssl.SSLError):
        why = "The mail server could not prove who it is, so nothing was handed over."
    return Outcome(State.QUEUED, why, is_line_dead=True)
