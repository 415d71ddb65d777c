"""Lines of money as they lie in a row, and as values: shaped so that an EN 16931 invoice can be written from them."""

from collections.abc import Iterable, Mapping

from trivet.events.money import Line, Tax, TaxKind

Stored = dict[str, str | int]


def stored(lines: Iterable[Line]) -> list[Stored]:
    """Values as they lie in a row."""
    return [
        {
            "words": line.words,
            "quantity": line.quantity,
            "unit": line.unit,
            "category": line.tax.kind.value,
            "rate": line.tax.rate,
            "why": line.tax.why,
        }
        for line in lines
    ]


def lines_of(rows: Iterable[Mapping[str, str | int]]) -> tuple[Line, ...]:
    """The values again."""
    return tuple(
        Line(
            str(row["words"]),
            int(row["quantity"]),
            int(row["unit"]),
            Tax(TaxKind(str(row["category"])), int(row["rate"]), str(row["why"])),
        )
        for row in rows
    )
