"""A participant's own booking: whoever has the link, has the booking."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trivet.web.day.device import remember
from trivet.web.events.access import booking_by_token
from trivet.web.events.actions import (
    BookingError,
    accept_offer,
    cancel_booking,
    change_booking,
    decline_offer,
    leave_waiting_list,
    substitute,
    transfer,
)
from trivet.web.events.letters.invitations import invitation
from trivet.web.events.models import Booking
from trivet.web.language import code_of, keep
from trivet.web.people.access import ANSWERS_ONLY
from trivet.web.people.audit import saw
from trivet.web.people.models import User
from trivet.web.portal.forms import ColleagueForm, DetailsForm, MoveForm
from trivet.web.portal.pages import dates_to_move_to, moved_to, own_page

Rest = ParamSpec("Rest")
Page = Callable[Concatenate[HttpRequest, Booking, Rest], HttpResponse]
Door = Callable[Concatenate[HttpRequest, str, Rest], HttpResponse]
_ANSWERS = {
    "accept": (accept_offer, _("The place is yours. A confirmation is on its way.")),
    "decline": (decline_offer, _("Thank you for telling us. The next person is offered the place.")),
    "leave": (leave_waiting_list, _("You are off the waiting list.")),
}


def own(page: Page[Rest]) -> Door[Rest]:
    """The booking behind the link, or a clear sentence that there is none; in the language of the booking, if no other
    one was asked for."""

    @wraps(page)
    def answer(request: HttpRequest, token: str, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            booking = booking_by_token(token)
        except Http404:
            return render(request, "portal/unknown.html", status=404)
        _check_colleague(request, booking)
        asked = request.GET.get("lang", "")
        with translation.override(code_of(asked or booking.language)):
            return page(request, booking, *args, **kwargs)

    # wraps() tells the type checker the inner page's own kind of request.
    return cast("Door[Rest]", answer)


def _check_colleague(request: HttpRequest, booking: Booking) -> None:
    """Somebody at the desk who has come by a link: what people need is for those who teach, and each look is noted."""
    user = request.user
    if isinstance(user, User) and user.is_staff_member:
        if not user.may_read_answers:
            raise PermissionDenied(ANSWERS_ONLY)
        saw(user, booking, "own page")


@require_safe
@own
def booking(request: HttpRequest, booking: Booking) -> HttpResponse:
    answer = render(request, "portal/booking.html", {"own": own_page(booking, timezone.now())})
    if booking.is_alive:
        remember(answer, booking)
    return answer


@require_POST
@own
def act(request: HttpRequest, booking: Booking, verb: str) -> HttpResponse:
    if verb not in _ANSWERS:
        raise Http404("There is nothing of that name to do.")
    action, sentence = _ANSWERS[verb]
    try:
        action(booking, now=timezone.now())
    except BookingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("portal:booking", booking.token)


@own
def change(request: HttpRequest, booking: Booking) -> HttpResponse:
    form = DetailsForm(booking, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            change_booking(booking, form.details(), now=timezone.now())
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Stored."))
            answer = redirect("portal:booking", booking.token)
            keep(answer, form.cleaned_data["language"])
            return answer
    return render(request, "portal/change.html", {"form": form, "booking": booking})


@own
def cancel(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Asks once, with what it costs."""
    if request.method == "POST":
        try:
            cancel_booking(booking, now=timezone.now())
        except BookingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The booking is cancelled. A letter confirms it."))
        return redirect("portal:booking", booking.token)
    return render(request, "portal/cancel.html", {"own": own_page(booking, timezone.now())})


@own
def move(request: HttpRequest, booking: Booking) -> HttpResponse:
    now, moved = timezone.now(), moved_to(booking)
    if moved is not None:  # pressed twice
        return redirect("portal:booking", moved.token)
    form = MoveForm(dates_to_move_to(booking, now), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = transfer(booking, form.dates[form.cleaned_data["date"]], now=now)
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("You are booked on the new date. This is its page; keep this link."))
            return redirect("portal:booking", made.token)
    return render(request, "portal/move.html", {"form": form, "own": own_page(booking, now)})


@own
def colleague(request: HttpRequest, booking: Booking) -> HttpResponse:
    form = ColleagueForm(booking, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            substitute(booking, form.person(), now=timezone.now())
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your colleague has the place. A letter with their own link is on its way."))
            return redirect("portal:booking", booking.token)
    return render(request, "portal/colleague.html", {"form": form, "own": own_page(booking, timezone.now())})


@require_safe
@own
def calendar(request: HttpRequest, booking: Booking) -> HttpResponse:
    """The event for this person's calendar."""
    if not booking.is_alive:
        raise Http404("This booking is over.")
    made = invitation(booking, stamp=timezone.now())
    kept = {"Content-Disposition": 'attachment; filename="invitation.ics"'}
    return HttpResponse(made.data, content_type="text/calendar; charset=utf-8", headers=kept)
