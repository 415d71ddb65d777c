"""Numbers that follow one another: none twice, and, where a transaction fails, none lost."""

from trivet.web.sales.models import Sequence


def next_number(series: str) -> int:
    """The next number of a series. Called within the transaction that uses it, which holds the series until it ends."""
    Sequence.objects.get_or_create(name=series)
    row = Sequence.objects.select_for_update().get(name=series)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
