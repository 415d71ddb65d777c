"""What the desk reads of its letters."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from trivet.content.schema.mail import LETTERS
from trivet.web.people.models import User
from trivet.web.post.access import messages_of
from trivet.web.post.letter import ACCOUNT
from trivet.web.post.models import NEEDS_A_PERSON, Message, State

#: What the list may be narrowed to beside one state.
NEEDS = "needs"
#: The page of what a letter is about.
_PAGES = {"booking": "events:booking", "event": "desk:event", "enquiry": "sales:enquiry", "quote": "sales:quote",
          "invoice": "sales:invoice", "certificate": "awards:desk"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What somebody looks for among the letters."""

    state: str = ""
    event: str = ""
    search: str = ""


def letters(user: User, wanted: Narrowed) -> QuerySet[Message]:
    """The newest first, without the words themselves."""
    rows = messages_of(user).defer("text", "html").order_by("-created_at", "-id")
    if wanted.state == NEEDS:
        rows = rows.filter(state__in=NEEDS_A_PERSON)
    elif wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.event.isdecimal():
        rows = rows.filter(event=int(wanted.event[:18]))
    if wanted.search:
        rows = rows.filter(Q(subject__icontains=wanted.search) | Q(to__icontains=wanted.search))
    return rows


def counts(user: User) -> dict[str, int]:
    """How many letters there are in each state, and how many need somebody."""
    found = {
        row["state"]: row["many"] for row in messages_of(user).values("state").annotate(many=Count("pk")).order_by()
    }
    return found | {NEEDS: sum(found.get(state, 0) for state in NEEDS_A_PERSON)}


def letters_in_trouble() -> int:
    """For the desk's first page: letters that failed, or may have arrived."""
    return Message.objects.filter(state__in=NEEDS_A_PERSON).count()


def kind_of(message: Message) -> str:
    """What the letter is, in words."""
    known = LETTERS.get(message.template)
    return known.title if known else "About an account" if message.template == ACCOUNT else message.template


def page_of_subject(message: Message) -> str:
    """The address of what the letter is about; "" where there is no page of it."""
    kind, _, number = message.about.partition(":")
    return reverse(_PAGES[kind], args=[int(number)]) if kind in _PAGES and number.isdecimal() else ""
