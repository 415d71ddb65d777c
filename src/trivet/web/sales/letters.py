"""What is written to whom about money. Each letter has a key of its own, so that it goes once."""

from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trivet.events.money import pounds, totals
from trivet.vocabulary import Delivery
from trivet.web.addresses import absolute
from trivet.web.language import code_of
from trivet.web.people.models import User
from trivet.web.people.queries import provider
from trivet.web.post.actions import queue
from trivet.web.post.letter import Enclosure
from trivet.web.sales.lines import lines_of
from trivet.web.sales.links import link_of
from trivet.web.sales.models import Enquiry, Invoice, Quote
from trivet.web.training.models import Course
from trivet.web.training.queries import library

PDF = "application/pdf"


def enquiry_received(row: Enquiry) -> None:
    """To whoever asked, and to the desk."""
    with translation.override(code_of(row.language)):
        words = {"name": row.name, "course": library().course.title, "details": _asked(row)}
        words["link"] = absolute(f"{reverse('sales:ask')}?{day_query(row)}")
    key = f"enquiry-{row.pk}"
    queue("enquiry-received", to=row.email, language=row.language, words=words, key=key, about=f"enquiry:{row.pk}")
    link = absolute(reverse("sales:enquiry", args=[row.pk]))
    _tell_desk("A new enquiry came in.", link, key=f"{key}-desk", about=f"enquiry:{row.pk}", why="")


def quote_sent(row: Quote, *, by: User) -> None:
    """With the paper as it was frozen."""
    words = {
        "name": row.to_name or row.customer.name,
        "course": course_title(row.course),
        "number": row.label,
        "link": link_of(row),
        "total": pounds(totals(lines_of(row.lines)).gross),
        "expires": _long(row.valid_until, row.language),
    }
    enclosed = Enclosure(f"{row.label.replace('/', '-')}.pdf", PDF, bytes(row.pdf))
    queue(
        "quote", to=row.to_email, language=row.language, words=words, key=f"quote-{row.pk}", about=f"quote:{row.pk}",
        enclosures=(enclosed,), by=by,
    )  # fmt: skip


def quote_accepted(row: Quote, day: date) -> None:
    """To both sides."""
    words = {
        "name": row.answered_name,
        "course": course_title(row.course),
        "number": row.label,
        "link": link_of(row),
        "date": _long(day, row.language),
        "po_number": row.po_number,
    }
    key, about = f"quote-{row.pk}-accepted", f"quote:{row.pk}"
    queue("quote-accepted", to=row.to_email, language=row.language, words=words, key=key, about=about)
    link = absolute(reverse("sales:quote", args=[row.pk]))
    _tell_desk(f"Quote {row.label} was accepted.", link, key=f"{key}-desk", about=about, why="")


def quote_declined(row: Quote) -> None:
    """To the desk, with the customer's word."""
    link, sentence = absolute(reverse("sales:quote", args=[row.pk])), f"Quote {row.label} was declined."
    _tell_desk(sentence, link, key=f"quote-{row.pk}-declined-desk", about=f"quote:{row.pk}", why=row.declined_why)


def invoice_sent(row: Invoice, pdf: bytes, *, by: User) -> None:
    """An invoice or a credit note."""
    words = {
        "name": row.buyer_name,
        "course": row.title or library().course.title,
        "number": row.label,
        "total": pounds(abs(row.gross)),
        "due": _long(row.due_on, row.language) if row.due_on and not row.is_credit else "",
        "po_number": row.po_number,
    }
    queue(
        "invoice", to=row.buyer_email, language=row.language, words=words, key=f"invoice-{row.pk}", event=row.event_id,
        about=f"invoice:{row.pk}", enclosures=(Enclosure(f"{row.label}.pdf", PDF, pdf),), by=by,
    )  # fmt: skip


def course_title(course: Course) -> str:
    """As printed."""
    return course.title or library().course.title


def day_query(row: Enquiry) -> str:
    """The day that was put together, as an address can carry it: nothing about a person."""
    parts = [("sector", row.sector), ("nation", row.nation), ("group_size", row.group_size), ("variant", row.variant)]
    parts += [("options", one) for one in row.options] + ([("half_day", "on")] if row.half_day else [])
    return "&".join(f"{name}={value}" for name, value in parts)


def _asked(row: Enquiry) -> str:
    """What was asked, one line each, as Markdown reads lines."""
    titles = ", ".join(library().module(one).title for one in row.options)
    days = ", ".join(_long(date.fromisoformat(day), row.language) for day in row.dates)
    rows = (
        (_("For"), f"{row.get_sector_display()}, {row.get_nation_display()}"),
        (_("People"), str(row.group_size)),
        (_("Where"), _("Online") if row.delivery == Delivery.ONLINE else row.postcode),
        (_("Added"), titles),
        (_("Days you named"), days),
    )
    return "\n".join(f"- {label}: {value}" for label, value in rows if value)


def _tell_desk(sentence: str, link: str, *, key: str, about: str, why: str) -> None:
    """The provider is told in English, if the brand page names an address."""
    to = provider().email
    if to and "@" in to:
        words = {"request": sentence, "link": link, "why": why}
        queue("desk-news", to=to, language="en", words=words, key=key, about=about)


def _long(day: date, language: str) -> str:
    with translation.override(code_of(language)):
        return date_format(day, "l j F Y")
