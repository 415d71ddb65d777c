"""Somebody's follow-through: their weeks, and the letters stopped or started. And the way in from the page of a booking."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.web.drills.access import sealed
from trivet.web.drills.forms import BeginForm
from trivet.web.drills.plans import Plan, may_start, plan_of, start_letters, start_own_plan, stop_letters
from trivet.web.events.access import booking_by_token
from trivet.web.practice.learner import known, learner_of, remember

#: Where the page of a booking may lead to.
_WAYS = {
    "meet": ("practice:home", ()),
    "follow-through": ("drills:follow", ()),
    **{form: ("drills:moments", (form,)) for form in "abc"},
}


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    learner, now = learner_of(request), timezone.now()
    plan = plan_of(learner, now) if learner.is_known else None
    page = {
        "plan": plan, "links": _links(plan), "is_known": learner.is_known, "may_start": may_start(learner, now),
        "number": uuid.uuid4(),
    }  # fmt: skip
    return render(request, "drills/follow.html", page)


@require_POST
def wish(request: HttpRequest) -> HttpResponse:
    """The letters stopped, or started again."""
    now = timezone.now()
    plan = plan_of(learner_of(request), now)
    if plan is not None and "stop" in request.POST:
        stop_letters(plan.person, now=now)
    elif plan is not None:
        start_letters(plan.person, now=now)
    return redirect("drills:follow")


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A plan of one's own."""
    form = BeginForm(request.POST)
    if not form.is_valid() or start_own_plan(learner_of(request), submission=form.number(), now=timezone.now()) is None:
        messages.info(request, _("Nothing was begun: you have a plan already, or you are not on a course."))
    return redirect("drills:follow")


@require_safe
def enter(request: HttpRequest, token: str, to: str) -> HttpResponse:
    """From a participant's own page: this browser is theirs from now on."""
    booking, way = booking_by_token(token), _WAYS.get(to)
    if way is None or booking.participant.erased_at:
        raise Http404("There is no such page.")
    answer = redirect(way[0], *way[1])
    learner = learner_of(request)
    remember(answer, learner if learner.user else known(booking.participant, learner))
    return answer


def _links(plan: Plan | None) -> dict[int, str]:
    """The drill of each letter that went, by its week."""
    letters = [week.letter for week in plan.weeks if week.letter] if plan else []
    return {one.week: reverse("drills:booster", args=[sealed(one)]) for one in letters}
