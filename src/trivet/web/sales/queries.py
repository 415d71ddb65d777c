"""What the money pages read: enquiries, quotes, invoices, what is overdue, and which standards may be named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Sum

from trivet.curriculum import printable, proposed
from trivet.events.days import Clash, Holiday, holidays_in
from trivet.events.travel import travel
from trivet.vocabulary import Nation, Sector, StandardUse
from trivet.web.events.models import Booking, Closure, Event, Terms
from trivet.web.events.queries import business
from trivet.web.events.reckoning import clashes_of
from trivet.web.people.models import Role, User
from trivet.web.sales.models import Enquiry, Invoice, Quote
from trivet.web.sales.pricing import travel_rule
from trivet.web.training.models import Customer
from trivet.web.training.queries import library, verifications

#: What the tabs of a list show.
ENQUIRY_TABS = {"open": ("new", "quoted"), "won": ("won",), "lost": ("lost", "closed")}
QUOTE_TABS = {"open": ("draft", "sent"), "accepted": ("accepted",), "past": ("declined", "superseded")}
OWED = ("issued", "part-paid")


def enquiries(tab: str = "open", search: str = "") -> "QuerySet[Enquiry]":
    """Newest first."""
    rows = Enquiry.objects.select_related("customer").order_by("-created_at", "-id")
    rows = rows.filter(state__in=ENQUIRY_TABS.get(tab, ENQUIRY_TABS["open"]))
    wanted = Q(organisation__icontains=search) | Q(name__icontains=search) | Q(email__icontains=search)
    return rows.filter(wanted) if search else rows


def quotes(tab: str = "open") -> "QuerySet[Quote]":
    """Newest first, without their papers."""
    rows = Quote.objects.defer("pdf", "frozen", "customer__logo_data").select_related("customer", "course")
    return rows.filter(state__in=QUOTE_TABS.get(tab, QUOTE_TABS["open"])).order_by("-number", "-edition")


def editions(quote: Quote) -> "QuerySet[Quote]":
    """Every edition of a quote, the newest first."""
    return Quote.objects.filter(number=quote.number).defer("pdf").order_by("-edition")


def invoices(tab: str, today: date) -> "QuerySet[Invoice]":
    """One tab of the list: drafts, owed (the oldest debt first), overdue, or all (the newest first)."""
    rows = Invoice.objects.select_related("event", "quote").defer("quote__pdf")
    if tab == "drafts":
        return rows.filter(state="draft").order_by("-id")
    if tab == "owed":
        return rows.filter(kind="invoice", state__in=OWED).order_by("due_on", "number")
    if tab == "overdue":
        return rows.filter(kind="invoice", state__in=OWED, due_on__lt=today).order_by("due_on", "number")
    return rows.exclude(state="draft").order_by("-issued_on", "-id")


@dataclass(frozen=True, slots=True)
class Owed:
    """How much is owed, and how much of it should have come."""

    count: int
    sum: int
    late_count: int
    late_sum: int


def owed(today: date) -> Owed:
    rows = Invoice.objects.filter(kind="invoice", state__in=OWED)
    late = rows.filter(due_on__lt=today)
    return Owed(rows.count(), _open_sum(rows), late.count(), _open_sum(late))


def issued_between(first: date, last: date) -> "QuerySet[Invoice]":
    """Invoices and credit notes of a period, as the accountant wants them."""
    return Invoice.objects.filter(issued_on__range=(first, last)).order_by("issued_on", "kind", "number")


def invoiceable(event: Event) -> "QuerySet[Booking]":
    """Bookings of an open event with a price or a fee, in the order of who is to be written to."""
    rows = event.bookings.select_related("participant__organisation__customer", "group__organisation")
    is_owed = Q(state="booked", price__gt=0) | Q(fee__gt=0)
    return rows.filter(is_owed).order_by("group_id", "participant__organisation__name", "po_number", "id")


def customer_named(name: str, sector: str, nation: str) -> Customer | None:
    """A customer that is surely the same one: same name but for capitals, same sector, same nation."""
    rows = Customer.objects.filter(name__iexact=name.strip(), sector=sector, nation=nation, is_house=False)
    return rows.order_by("id").first()


def usual_trainer(asking: User) -> User | None:
    """Who teaches unless somebody says otherwise: the only one who can, else whoever asks, if they teach."""
    who = list(trainers()[:2])
    return who[0] if len(who) == 1 else asking if asking in trainers() else None


def trainers() -> "QuerySet[User]":
    """Who may teach a day, by name."""
    return User.objects.filter(role__in=(Role.OWNER, Role.TRAINER), is_active=True).order_by("name", "id")


def named_standards(modules: Iterable[str], sector: Sector, nation: Nation, on: date) -> tuple[str, ...]:
    """The standards that may be named for a day with these modules: code and title; empty where none is verified."""
    taught = set(modules)
    wanted = [
        one for one in proposed(library().mappings, sector, nation) if taught & {link.module for link in one.links}
    ]
    passed = printable(tuple(wanted), verifications(), on=on, use=StandardUse.WEB)
    return tuple(f"{one.mapping.code} {one.mapping.title}" for one in passed)


def clashes_of_quote(quote: Quote, day: date) -> tuple[Clash, ...]:
    """What would stand in the way, were the day of a quote that one."""
    asked, trip = quote.enquiry, travel(quote.miles, travel_rule(business()))
    wanted = Event(
        course=quote.course,
        date=day,
        second_date=quote.course.second_date if quote.course.date == day else None,
        nation=(asked.venue_nation if asked else "") or quote.customer.nation,
        trainer=quote.trainer,
        travel_before=trip.before,
        travel_after=trip.after,
    )
    if quote.event_id:
        wanted.pk = quote.event_id
    return clashes_of(wanted)


def wished_days(quote: Quote) -> list[tuple[date, tuple[Clash, ...]]]:
    """The days that the customer named, each with what stands in its way."""
    days = [date.fromisoformat(day) for day in (quote.enquiry.dates if quote.enquiry else [])]
    return [(day, clashes_of_quote(quote, day)) for day in days]


def terms_versions() -> "QuerySet[Terms]":
    """The newest first."""
    return Terms.objects.select_related("created_by").order_by("-number")


def closures_to_come(today: date) -> "QuerySet[Closure]":
    return Closure.objects.filter(last__gte=today).select_related("trainer", "venue").order_by("first", "id")


def holidays_ahead(today: date) -> dict[Nation, tuple[Holiday, ...]]:
    """A year of bank holidays, nation by nation."""
    until = date(today.year + 1, today.month, min(today.day, 28))
    return {nation: _ahead(nation, today, until) for nation in Nation}


def _ahead(nation: Nation, today: date, until: date) -> tuple[Holiday, ...]:
    both = (*holidays_in(nation, today.year), *holidays_in(nation, today.year + 1))
    return tuple(one for one in both if today <= one.day < until)


def _open_sum(rows: "QuerySet[Invoice]") -> int:
    return rows.aggregate(open=Sum(F("gross") - F("paid")))["open"] or 0
