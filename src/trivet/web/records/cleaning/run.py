"""Goes through everything that is past its time, some hundred rows at a time, and writes down how many there were."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from trivet.web.people.audit import record
from trivet.web.records.cleaning.kinds import CLEANERS, Cleaner
from trivet.web.records.models import CleanUp
from trivet.web.records.retention import last_clean_up, rules

BATCH = 200
#: At night, when nobody waits for the database; at any hour on a machine that sleeps at night.
_NIGHT = range(2, 5)
_LATELY, _AT_LATEST = timedelta(hours=20), timedelta(hours=30)


def overdue(now: datetime) -> dict[str, int]:
    """How many rows of each kind a clean-up would clean now. Changes nothing."""
    cuts = {rule.id: rule.cut(now) for rule in rules()}
    counts: Counter[str] = Counter(dict.fromkeys(cuts, 0))
    for cleaner in CLEANERS:
        counts[cleaner.kept] += cleaner.due(cuts[cleaner.kept]).count()
    return dict(counts)


def clean_up(now: datetime) -> CleanUp:
    """Clean everything that is past its time. Twice does no harm; what a crash left is done the next time."""
    cuts = {rule.id: rule.cut(now) for rule in rules()}
    counts: Counter[str] = Counter(dict.fromkeys(cuts, 0))
    for cleaner in CLEANERS:
        counts[cleaner.kept] += _clean(cleaner, cuts[cleaner.kept], now)
    with transaction.atomic():
        done = CleanUp.objects.create(at=now, counts=dict(counts))
        record(None, "cleaned-up", done, {kept: ("", str(count)) for kept, count in counts.items() if count})
    return done


def clean_up_nightly(now: datetime) -> int:
    """The round: once a night. How many rows were cleaned."""
    last = last_clean_up()
    since = now - last.at if last else _AT_LATEST
    if since < _LATELY or (since < _AT_LATEST and timezone.localtime(now).hour not in _NIGHT):
        return 0
    return sum(clean_up(now).counts.values())


def _clean(cleaner: Cleaner, cut: datetime, now: datetime) -> int:
    """Each batch is a transaction of its own, so that nobody at the desk waits long."""
    total, done = 0, Q()
    while True:
        with transaction.atomic():
            ids = list(cleaner.due(cut).filter(done).order_by("pk").values_list("pk", flat=True)[:BATCH])
            if not ids:
                return total
            cleaner.clean(ids, now)
        total, done = total + len(ids), Q(pk__gt=ids[-1])
