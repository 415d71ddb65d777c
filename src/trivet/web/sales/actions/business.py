"""How we do business: prices, terms that are only ever added to, and the days on which nobody works."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max, Q

from trivet.events.days import Closed
from trivet.events.ladder import Ladder
from trivet.web.events.models import Business, Closure, Terms
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version

BUSINESS_FIELDS = (
    "vat_registered", "vat_number", "vat_rate", "vat_words", "legal_name", "company_number", "bank_details",
    "payment_days", "quote_days", "day_rate", "half_day_rate",
    "extra_person_rate", "place_price", "mileage", "free_miles",
    "overnight_miles", "overnight_rate", "most_people", "fewest_people", "waiting_hours",
)  # fmt: skip


@transaction.atomic
def save_business(values: Mapping[str, object], *, seen: int, by: User) -> Business:
    """Store the page; what was quoted or invoiced before stays as it was. Raises ChangedMeanwhileError."""
    Business.objects.get_or_create(id=1)
    row = Business.objects.select_for_update().get(id=1)
    if all(getattr(row, name) == values[name] for name in BUSINESS_FIELDS):
        return row
    check_version(row, seen)
    for name in BUSINESS_FIELDS:
        setattr(row, name, values[name])
    row.version, row.updated_by = row.version + 1, by
    row.save()
    record(by, "changed", row)
    return row


@transaction.atomic
def add_terms(text: str, text_cy: str, steps: Ladder, *, by: User) -> Terms:
    """The next version of the terms; the same words and ladder again make none."""
    rows: list[dict[str, int]] = [{"working_days": step.working_days, "percent": step.percent} for step in steps]
    last = Terms.objects.select_for_update().order_by("-number").first()
    if last and (last.text, last.text_cy, last.ladder) == (text, text_cy, rows):
        return last
    number = (Terms.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Terms.objects.create(number=number, text=text, text_cy=text_cy, ladder=rows, created_by=by)
    record(by, "added", made)
    return made


@transaction.atomic
def add_closure(closed: Closed, *, by: User) -> Closure:
    """Days on which a trainer, a venue or everybody is away; the same days twice are one row."""
    same = Q(first=closed.first, last=closed.last, why=closed.why, trainer=closed.trainer, venue=closed.venue)
    known = Closure.objects.filter(same).first()
    if known:
        return known
    made = Closure.objects.create(
        first=closed.first, last=closed.last, why=closed.why, trainer_id=closed.trainer, venue_id=closed.venue
    )
    record(by, "added", made)
    return made


@transaction.atomic
def remove_closure(closure: Closure, *, by: User) -> None:
    record(by, "deleted", closure)
    closure.delete()
