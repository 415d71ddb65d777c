"""Joining instructions: everything about the day, as words for the letter and as a paper to print."""

import logging
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from trivet.content.papers import load_papers
from trivet.content.schema.mail import LETTERS
from trivet.press.document import Brand
from trivet.press.joining import JoiningSheet, joining
from trivet.press.pdf import PressError
from trivet.vocabulary import Language
from trivet.web.addresses import absolute
from trivet.web.events.letters.words import Words, address, ladder_of, of_booking, of_event
from trivet.web.events.models import Booking, Event
from trivet.web.people.queries import provider
from trivet.web.post.letter import Enclosure
from trivet.web.training.documents import site_pdf
from trivet.web.training.queries import library

log = logging.getLogger("trivet.letters")


def joining_words(event: Event, booking: Booking | None = None) -> Words:
    """What the letter says: to a participant with their own links, to a contact without."""
    known = of_booking(booking) if booking else of_event(event) | {"ladder": ladder_of(event.terms, event.price)}
    company, venue = provider(), event.venue
    everything = known | {
        "aim": library().course.strapline,
        "travel": venue.travel if venue and not event.is_online else "",
        "access": venue.access if venue and not event.is_online else "",
        "access_contact": ", ".join(filter(None, (company.email, company.phone))),
        "emergency_phone": event.emergency_phone or company.phone,
    }
    return {name: words for name, words in everything.items() if name in LETTERS["joining"].placeholders}


def paper(event: Event, words: Words, language: str) -> tuple[Enclosure, ...]:
    """The same to print. It names nobody, so that one is made for all; a letter goes without it rather than not at all."""
    shared = {
        name: said for name, said in words.items() if name not in ("name", "manage_link", "before_link", "participant")
    }
    try:
        data = _printed(_sheet(event, shared), language, provider().version)
    except PressError as error:
        log.error("the joining paper of event %d could not be set: %s", event.pk, type(error).__name__)  # noqa: TRY400
        return ()
    return (Enclosure("joining-instructions.pdf", "application/pdf", data),)


def _sheet(event: Event, words: Words) -> JoiningSheet:
    venue = event.venue
    return JoiningSheet(
        title=words["course"],
        dates=tuple(event.days),
        times=_("%(start)s to %(end)s") % {"start": event.start, "end": event.end},
        arrive=words["arrive"],
        place=(venue.name if venue else "") if not event.is_online else _("Online"),
        address=address(venue) if venue and not event.is_online else "",
        map_link=words["map_link"],
        room=words["room"],
        online_link=words["online_link"],
        transport=words["travel"],
        refreshments=_("Please bring your own, unless these instructions say otherwise."),
        access=words["access"],
        access_contact=words["access_contact"],
        aim=words["aim"],
        bring=(
            _("Something to write with"),
            _("A phone, if you like: you can check in and fill in the forms with it"),
            _("A situation from your own work, with nothing in it by which a person could be known"),
        ),
        task=words["notes"],
        trainer=words["trainer"],
        language=words["taught_in"],
        lateness=_(
            "There are ten minutes of grace. Whoever misses a good part of the day gets a certificate that says so."
        ),
        emergency=words["emergency_phone"],
        cancel="\n".join(filter(None, (_("A colleague can take your place until the day starts."), words["ladder"]))),
        data=_("What you tell us about access and food is deleted 30 days after the day."),
        data_link=absolute(reverse("site:privacy")),
    )


@lru_cache(maxsize=16)
def _printed(sheet: JoiningSheet, language: str, brand_version: int) -> bytes:
    """One paper for all who read the same. `brand_version` is there to be a part of the key."""
    row = provider(with_logo=True)
    brand = Brand(row.name, row.colour, row.accent, row.logo_value())
    return site_pdf(joining(sheet, load_papers().joining[Language(language)], brand))
