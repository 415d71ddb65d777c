"""Letters that did not go, or may not have arrived."""

from collections.abc import Iterator

from django.urls import reverse

from trivet.web.post.models import NEEDS_A_PERSON, Message
from trivet.web.training.tasks import Task


def of_post() -> Iterator[Task]:
    """One line for all of them: one query."""
    count = Message.objects.filter(state__in=NEEDS_A_PERSON).count()
    if count:
        yield Task(
            "One letter needs you" if count == 1 else f"{count} letters need you",
            "They were refused, or the server stopped while they were handed over. None is sent again by itself.",
            f"{reverse('post:mail')}?state=needs",
            "Look at the letters",
        )
