"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

Row = TypeVar("Row")

PER_PAGE = 25


def page_of(
    rows: "Sequence[Row] | QuerySet[Model, Row]", asked: str | None, *, per_page: int = PER_PAGE
) -> "Page[Row]":
    """The page asked for; the first or the last one, where there is no such page."""
    return Paginator(rows, per_page).get_page(asked)
