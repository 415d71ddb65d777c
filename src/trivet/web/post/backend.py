"""Letters that other parts of Django write, such as a new password's: kept at the desk while no server is named."""

import uuid
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from trivet.press.mail import one_line
from trivet.web.post.actions import note_step
from trivet.web.post.letter import ACCOUNT
from trivet.web.post.models import Message, State
from trivet.web.post.sending import KEPT


class EmailBackend(BaseEmailBackend):
    """Writes each letter down instead of sending it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(_keep(mail, to) for mail in email_messages for to in mail.recipients())


@transaction.atomic
def _keep(mail: EmailMessage, to: str) -> int:
    message = Message.objects.create(
        key=f"{ACCOUNT}:{uuid.uuid4()}", template=ACCOUNT, to=to, subject=one_line(str(mail.subject))[:500],
        text=str(mail.body), state=State.KEPT, due_at=timezone.now(), error=KEPT,
    )  # fmt: skip
    note_step(message, State.KEPT, KEPT)
    return 1
