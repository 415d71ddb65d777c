"""What the owner chooses about keeping. Each is one transaction."""

from django.db import transaction

from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.records.models import Period
from trivet.web.records.retention import Rule


@transaction.atomic
def choose_period(rule: Rule, count: int, *, by: User) -> None:
    """Keep something longer or shorter. Raises ValueError outside its bounds."""
    if not rule.kept.least <= count <= rule.kept.most:
        raise ValueError(f"between {rule.kept.least} and {rule.kept.most}")
    if count == rule.count:
        return
    row, _ = Period.objects.update_or_create(kept=rule.id, defaults={"count": count, "updated_by": by})
    record(by, "chose-period", row, {rule.id: (rule.length, f"{count} {rule.kept.unit}")})
