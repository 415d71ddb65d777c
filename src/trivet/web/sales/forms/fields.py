"""Fields that money pages share: a sum in pounds, a day, a per cent, lines of a paper that more can be added to."""

from collections.abc import Iterator, Mapping

from django import forms

from trivet.events.money import Line, MoneyError, Tax, TaxKind, pence, per_cent, plain_pounds
from trivet.web.people.fields import LineField, StrOrPromise

MOST_LINES = 40
TAXES = (("S", "VAT"), ("E", "Exempt"), ("O", "No VAT"))
_PARTS = ("words", "quantity", "unit", "tax")


class PoundsField(forms.CharField):
    """A sum in pounds as people type it; the value is in pence, None when it is empty."""

    def __init__(self, *, label: str, required: bool = False, help_text: str = "", negative: bool = False) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, required=required, help_text=help_text, max_length=20, widget=widget)
        self.negative = negative

    def prepare_value(self, value: object) -> object:
        return plain_pounds(value) if isinstance(value, int) else value

    def clean(self, value: object) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            found = pence(text)
        except MoneyError as error:
            raise forms.ValidationError(str(error)) from error
        if found < 0 and not self.negative:
            raise forms.ValidationError("A sum below nought makes no sense here.")
        return found


class RateField(forms.DecimalField):
    """A per cent; the value is in hundredths of it."""

    def prepare_value(self, value: object) -> object:
        return per_cent(value).removesuffix("%") if isinstance(value, int) else value

    def clean(self, value: object) -> int:
        found = super().clean(value)
        return int(found * 100) if found is not None else 0


def day_field(label: StrOrPromise, *, required: bool = False, help_text: StrOrPromise = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class LinedForm(forms.Form):
    """A form with lines of money. `lines()` after is_valid(); a row without words is no line."""

    asking = frozenset({"add_line"})

    def set_up_lines(self, known: tuple[Line, ...], usual: Tax) -> None:
        """Make a row for each line, and one more; called by __init__."""
        self.usual, self._known = usual, known
        self._count = _rows_wanted(self.data if self.is_bound else None, len(known))
        for at in range(self._count):
            self.fields[f"line_{at}_words"] = LineField(label="What", most=300)
            self.fields[f"line_{at}_quantity"] = forms.IntegerField(
                label="How many", required=False, min_value=-100000, max_value=100000
            )
            self.fields[f"line_{at}_unit"] = PoundsField(label="Each, in pounds")
            self.fields[f"line_{at}_tax"] = forms.ChoiceField(label="VAT", choices=TAXES, required=False)
            self.initial.update(_first(known[at] if at < len(known) else None, at, usual))

    @property
    def line_count(self) -> int:
        return self._count

    @property
    def is_to_be_stored(self) -> bool:
        return self.is_bound and not self.asking & set(self.data) and self.is_valid()

    def line_rows(self) -> Iterator[list[forms.BoundField]]:
        for at in range(self._count):
            yield [self[f"line_{at}_{part}"] for part in _PARTS]

    def check_lines(self) -> None:
        """Called by clean()."""
        for at in range(self._count):
            row = self._row(at)
            if row["words"] and row["unit"] is None and f"line_{at}_unit" not in self.errors:
                self.add_error(f"line_{at}_unit", "Say what one of them costs; 0 if it is free.")
            if not row["words"] and row["unit"]:
                self.add_error(f"line_{at}_words", "Say what this sum is for.")

    def lines(self) -> tuple[Line, ...]:
        rows = (self._row(at) for at in range(self._count))
        return tuple(self._line(row) for row in rows if row["words"])

    def _row(self, at: int) -> dict[str, object]:
        return {part: self.cleaned_data.get(f"line_{at}_{part}") for part in _PARTS}

    def _line(self, row: dict[str, object]) -> Line:
        quantity = row["quantity"]
        return Line(
            str(row["words"]),
            quantity if isinstance(quantity, int) else 1,
            row["unit"] if isinstance(row["unit"], int) else 0,
            self._tax(str(row["tax"] or self.usual.kind)),
        )

    def _tax(self, kind: str) -> Tax:
        """The same way of being taxed keeps its rate and its reason."""
        known = (line.tax for line in self._known if line.tax.kind == kind)
        found = next(known, None) or (self.usual if self.usual.kind == kind else None)
        return found or (Tax(TaxKind.STANDARD, 2000) if kind == TaxKind.STANDARD else Tax(TaxKind(kind)))


def _rows_wanted(data: Mapping[str, object] | None, known: int) -> int:
    """As many as there are and an empty one; one more each time somebody asks for it."""
    if data is None:
        return min(known + 1, MOST_LINES)
    asked = str(data.get("lines", "1"))
    rows = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    return max(1, min(rows + ("add_line" in data), MOST_LINES))


def _first(line: Line | None, at: int, usual: Tax) -> dict[str, object]:
    if line is None:
        return {f"line_{at}_tax": usual.kind.value}
    values = (line.words, line.quantity, line.unit, line.tax.kind.value)
    return {f"line_{at}_{part}": value for part, value in zip(_PARTS, values, strict=True)}
