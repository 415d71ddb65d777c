"""One person's times: what was marked, by whom, and what they were there for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from trivet.events.attendance import Sign, Source
from trivet.web.day.access import booking_in, mark_of
from trivet.web.day.actions import MarkGoneError, Seen, add_mark, take_back
from trivet.web.day.compared import history_of
from trivet.web.day.forms import AddMarkForm, ReasonForm, TimesForm
from trivet.web.day.queries import row_of
from trivet.web.day.times import set_times
from trivet.web.day.views.days import QUEUED, Chosen, chosen_day, unread
from trivet.web.events.models import Booking
from trivet.web.people.access import DeskRequest, desk


@desk
def person(request: DeskRequest, event_id: int, booking_id: int) -> HttpResponse:
    """When somebody came and left, with every mark that says so."""
    booking = booking_in(request.user, event_id, booking_id)
    chosen = chosen_day(request, booking.event)
    row = row_of(booking, chosen.day)
    form = TimesForm(request.POST) if request.method == "POST" else TimesForm(initial=_known(row.came, row.left))
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        set_times(
            booking, chosen.day, came=clean["came"], left=clean["left"], reason=clean["reason"],
            submission=form.number, now=chosen.now, by=request.user,
        )  # fmt: skip
        if QUEUED in request.headers:
            return HttpResponse(status=204)
        messages.success(request, f"The times of {booking.printed_name} are stored.")
        return _back(booking, chosen, to_register=request.POST.get("next") == "register")
    return unread(form) if QUEUED in request.headers else _page(request, booking, chosen, form=form)


@require_POST
@desk
def add(request: DeskRequest, event_id: int, booking_id: int) -> HttpResponse:
    """Somebody left for an hour, or came back: a mark that nobody made in the moment."""
    booking = booking_in(request.user, event_id, booking_id)
    chosen, form = chosen_day(request, booking.event), AddMarkForm(request.POST)
    if not form.is_valid():
        return _page(request, booking, chosen, adding=form)
    clean = form.cleaned_data
    seen = Seen(chosen.day, clean["at"], Source.DESK)
    add_mark(
        booking, Sign(clean["sign"]), seen, reason=clean["reason"], submission=form.number, now=chosen.now,
        by=request.user,
    )  # fmt: skip
    return _back(booking, chosen)


@require_POST
@desk
def away(request: DeskRequest, event_id: int, booking_id: int, mark_id: int) -> HttpResponse:
    """Take one mark back, with the reason."""
    booking = booking_in(request.user, event_id, booking_id)
    chosen, form = chosen_day(request, booking.event), ReasonForm(request.POST)
    mark = mark_of(booking, mark_id)
    mark.booking = booking
    if not form.is_valid():
        messages.error(request, "Say in a few words why this mark is taken back. Nothing was changed.")
        return _back(booking, chosen)
    try:
        take_back(mark, reason=form.cleaned_data["reason"], submission=form.number, now=chosen.now, by=request.user)
    except MarkGoneError as error:
        messages.error(request, str(error))
    return _back(booking, chosen)


def _page(
    request: DeskRequest,
    booking: Booking,
    chosen: Chosen,
    *,
    form: TimesForm | None = None,
    adding: AddMarkForm | None = None,
) -> HttpResponse:
    row = row_of(booking, chosen.day)
    page = {
        "event": booking.event,
        "booking": booking,
        "chosen": chosen,
        "row": row,
        "history": history_of(booking, chosen.day),
        "form": form or TimesForm(initial=_known(row.came, row.left)),
        "adding": adding or AddMarkForm(auto_id="add-%s"),
        "taking": ReasonForm(auto_id=False),
    }
    wrong = any(one is not None and one.is_bound and not one.is_valid() for one in (form, adding))
    return render(request, "day/person.html", page, status=422 if wrong else 200)


def _known(came: str, left: str) -> dict[str, str]:
    return {"came": came, "left": left}


def _back(booking: Booking, chosen: Chosen, *, to_register: bool = False) -> HttpResponse:
    if to_register:
        return redirect(f"{reverse('day:register', args=[booking.event_id])}{chosen.query}#b{booking.pk}")
    return redirect(reverse("day:person", args=[booking.event_id, booking.pk]) + chosen.query)
