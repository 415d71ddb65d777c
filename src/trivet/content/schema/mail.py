"""The shape of a letter's text, the letters that exist, and what each may say about its reader."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from trivet.content.schema.base import Frozen, Id, Text
from trivet.content.schema.certificate import Worded

#: What may stand in {{ }} -> what it is, for whoever edits a letter.
PLACEHOLDERS = {
    "name": "the reader’s name",
    "participant": "the name of the person who booked",
    "course": "the title of the course",
    "date": "the day, or both days, in words",
    "when": "the days with their times, one a line",
    "earlier": "the course and the days as they were before the change",
    "where": "the place with its address, or that it is online",
    "room": "the room",
    "map_link": "a map of the place",
    "online_link": "the address to join from, when online",
    "arrive": "from when the door is open",
    "start": "when the day starts",
    "end": "when the day ends",
    "travel": "how to get there",
    "access": "steps, lifts, hearing loop",
    "access_contact": "whom to tell about access",
    "trainer": "who teaches the day",
    "aim": "what the course is for, in one sentence",
    "taught_in": "the language of the day",
    "notes": "what the trainer added for this event",
    "emergency_phone": "the number for the day itself",
    "ladder": "what a late cancellation costs, one line a step",
    "manage_link": "the reader’s own page of the booking",
    "before_link": "the questions before the day",
    "after_link": "the questions after the day",
    "later_link": "the questions some weeks later",
    "certificate_link": "the certificate’s own page",
    "accept_link": "where an offered place is taken",
    "decline_link": "where an offered place is refused",
    "expires": "until when something stands",
    "line": "how many people wait before the reader",
    "fee": "what is due for a late cancellation",
    "why": "the reason that was given",
    "names": "the people booked, one a line",
    "count": "how many people",
    "number": "the number of the paper",
    "total": "what it comes to",
    "due": "until when it is to be paid",
    "po_number": "the customer’s purchase order",
    "link": "where the reader goes on",
    "details": "what was asked, one line each",
    "request": "what was asked about the reader’s data",
    "booster_title": "the heading of the week’s letter, from content/practice/boosters.yaml",
    "booster_lead": "the week’s sentence or two, from the same file",
    "booster_do": "what to try with one person, for the reader’s weakest leg",
    "drill": "the title of the drill that the link opens",
    "unsubscribe_link": "where follow-ups are stopped",
    "privacy_link": "the privacy notice",
    "provider": "your company’s name",
    "provider_email": "your company’s e-mail address",
    "provider_phone": "your company’s telephone number",
}
#: Filled in every letter, from the brand.
ALWAYS = ("provider", "provider_email", "provider_phone", "privacy_link")
_DAY = "date when where room map_link online_link arrive start end trainer taught_in"


@dataclass(frozen=True, slots=True)
class Kind:
    """One letter: what it is for, what must be known to write it, and what may be."""

    title: str
    moment: str
    needs: tuple[str, ...]
    knows: tuple[str, ...]

    @property
    def placeholders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.needs, *self.knows, *ALWAYS)))


def _kind(title: str, moment: str, needs: str, knows: str = "") -> Kind:
    return Kind(title, moment, tuple(needs.split()), tuple(knows.split()))


LETTERS = {
    "booked": _kind(
        "Booking confirmed", "When somebody books, or takes a place from the waiting list.",
        "name course when manage_link", f"{_DAY} before_link ladder notes po_number",
    ),
    "waiting": _kind(
        "On the waiting list", "When an event is full.", "name course manage_link", f"{_DAY} line",
    ),
    "offered": _kind(
        "A place is offered", "When a place comes free for the next person on the waiting list.",
        "name course when expires accept_link decline_link", f"{_DAY} manage_link",
    ),
    "offer-lapsed": _kind(
        "An offer has lapsed", "When an offered place was not taken in time.", "name course", f"{_DAY} manage_link",
    ),
    "joining": _kind(
        "Joining instructions", "Some days before the event, to the participant and the customer’s training contact.",
        "name course when",
        f"{_DAY} participant manage_link before_link travel access access_contact aim notes emergency_phone ladder",
    ),
    "reminder": _kind(
        "Reminder", "Shortly before the event.", "name course when", f"{_DAY} manage_link before_link emergency_phone notes",
    ),
    "thanks": _kind(
        "Thanks", "The day after the event.", "name course", f"{_DAY} manage_link after_link certificate_link",
    ),
    "follow-up": _kind(
        "Follow-up", "Some weeks after the event.", "name course later_link",
        f"{_DAY} manage_link unsubscribe_link",
    ),
    "booster": _kind(
        "Follow-through", "In weeks 1, 2, 4, 8 and 26 after a day that is closed, to whoever came; or after somebody asked for it.",
        "name booster_title booster_do drill link unsubscribe_link", f"{_DAY} course booster_lead manage_link",
    ),
    "cancelled": _kind(
        "Booking cancelled", "When a booking is cancelled.", "name course", f"{_DAY} fee manage_link",
    ),
    "moved": _kind(
        "Booking moved", "When a booking goes to another date or another person.",
        "name course when manage_link", f"{_DAY} earlier before_link ladder notes",
    ),
    "event-changed": _kind(
        "The event has changed", "When the day, the time or the place of an event changes.",
        "name course when", f"{_DAY} manage_link notes",
    ),
    "event-cancelled": _kind(
        "The event is cancelled", "When an event is called off.", "name course date", f"{_DAY} why manage_link",
    ),
    "event-confirmed": _kind(
        "The event is confirmed", "When a tentative event is sure to run.", "name course when", f"{_DAY} manage_link",
    ),
    "group-booked": _kind(
        "Group booked", "When somebody books several people.",
        "name course when names manage_link", f"{_DAY} count ladder po_number",
    ),
    "certificate": _kind(
        "Certificate", "When a certificate is issued.", "name course certificate_link", f"{_DAY} number manage_link",
    ),
    "certificate-changed": _kind(
        "Certificate changed", "When a certificate is taken back, put on hold, restored or replaced.",
        "name course number details", f"{_DAY} why certificate_link manage_link",
    ),
    "quote": _kind(
        "Quote", "When a quote is sent.", "name course number link", f"{_DAY} total expires details",
    ),
    "quote-accepted": _kind(
        "Quote accepted", "When a customer accepts a quote.", "name course number", f"{_DAY} po_number link details",
    ),
    "invoice": _kind(
        "Invoice", "When an invoice is sent.", "name course number total", f"{_DAY} due po_number link",
    ),
    "enquiry-received": _kind(
        "Enquiry received", "When somebody asks for a course.", "name", "course details link",
    ),
    "desk-news": _kind(
        "News for your desk", "When an enquiry comes in, or a quote is answered: to your own address.",
        "request link", "number course date why details",
    ),
    "magic-link": _kind("Link to sign in", "When somebody asks for a link to their own pages.", "link expires", "name"),
    "data-request": _kind(
        "About your data", "When somebody asks to see or to erase what is held about them.", "name request",
        "details link expires",
    ),
}  # fmt: skip


class LetterText(Worded):
    """One letter in one language: Markdown with {{ placeholders }}. A line whose placeholder has nothing to say goes."""

    id: Id
    subject: Annotated[Text, Field(max_length=200)]
    body: Text


class LetterHead(Worded):
    """The front matter of a letter's file."""

    id: Id
    subject: Annotated[Text, Field(max_length=200)]


class Letters(Frozen):
    """Every letter in every language, by id and language."""

    texts: dict[str, dict[str, LetterText]]

    def text(self, key: str, language: str) -> LetterText:
        """The letter in that language, else in English. Raises KeyError."""
        found = self.texts[key]
        return found.get(language) or found["en"]
