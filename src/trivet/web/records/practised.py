"""What people practised, whatever room holds it: everything that is `practice.owned.Owned`, found by that and not by name."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from trivet.web.drills.models import BoosterLetter, LettersWish, OwnPlan
from trivet.web.people.models import User
from trivet.web.practice.meeting import meeting_of
from trivet.web.practice.models import Session
from trivet.web.practice.owned import Owned
from trivet.web.records.person.who import Person


@cache
def owned_models() -> tuple[type[Model], ...]:
    """Every table that holds practice."""
    return tuple(one for one in apps.get_models() if issubclass(one, Owned))


def unseen(model: type[Model], cut: datetime, *, by_browser: bool) -> "QuerySet[Model]":
    """Rows that nobody has opened since; either those of a browser alone, or those of people."""
    names = {field.name for field in model._meta.get_fields()}
    seen = "last_seen" if "last_seen" in names else "at"
    rows = model._base_manager.filter(**{f"{seen}__lt": cut})
    return rows.exclude(browser="") if by_browser else rows.filter(browser="")


def practised(model: type[Model], person: Person) -> "QuerySet[Model]":
    """What one person practised, by their link or in their account."""
    whose = Q(participant__in=person.ids)
    if person.account is not None:
        whose |= Q(user=person.account)
    return model._base_manager.filter(whose).order_by("pk")


def forget_practice(person: Person) -> None:
    """Away with all of it; what a colleague did in their account at the desk stays theirs."""
    for model in owned_models():
        rows = practised(model, person)
        if person.account is not None and person.account.is_staff_member:
            rows = rows.exclude(user=person.account)
        rows.delete()
    BoosterLetter.objects.filter(booking__in=person.bookings).delete()
    LettersWish.objects.filter(participant__in=person.ids).delete()


def boosters(person: Person) -> "QuerySet[BoosterLetter]":
    """The letters of their follow-through."""
    return BoosterLetter.objects.filter(Q(booking__in=person.bookings) | Q(plan__user__in=_accounts(person))).order_by(
        "pk"
    )


def wishes(person: Person) -> "QuerySet[LettersWish]":
    """What they said about those letters."""
    return LettersWish.objects.filter(Q(participant__in=person.ids) | Q(user__in=_accounts(person))).order_by("pk")


def follow_through(
    person: Person, rows: "Callable[[QuerySet[Any]], list[dict[str, object]]]"
) -> Iterable[tuple[str, list[dict[str, object]]]]:
    yield "Letters with a drill", rows(boosters(person))
    yield "What you said about those letters", rows(wishes(person))
    yield "Plans that you began", rows(OwnPlan.objects.filter(user__in=_accounts(person)))


def _accounts(person: Person) -> list[User]:
    return [person.account] if person.account else []


def transcripts(person: Person) -> Iterable[dict[str, object]]:
    """Their meetings with simulated clients, opened."""
    for row in practised(Session, person):
        assert isinstance(row, Session)
        meeting = meeting_of(row)
        turns = [
            {
                "turn": one.number,
                "you": one.words,
                "moves": list(one.moves),
                "prediction": one.prediction,
                "client": one.line,
            }
            for one in meeting.exchanges
        ]
        yield {
            "client": row.client_name, "stage": row.stage, "mode": row.mode, "started_at": row.started_at,
            "ended_at": row.ended_at, "ended": row.ended, "shared_at": row.shared_at, "opening": row.opening, "turns": turns,
        }  # fmt: skip
