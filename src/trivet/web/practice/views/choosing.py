"""Whom to meet: the public page of practice, the start of a meeting, and the link in a letter."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.vocabulary import SECTOR_HEADINGS
from trivet.web.people.flood import too_many
from trivet.web.people.models import User
from trivet.web.practice.access import session_for
from trivet.web.practice.actions import TURNS, Wish, begin, delete
from trivet.web.practice.choosing import HARDNESS, NATIONS, asked_in, cards, parts
from trivet.web.practice.forms import WishForm
from trivet.web.practice.learner import forget, known, learner_of, participant_behind, remember
from trivet.web.practice.models import MODES, STAGES
from trivet.web.practice.people import character_named, practice
from trivet.web.practice.queries import going_on, sessions_of

#: A room of thirty people behind one address, each meeting several clients.
_MOST_AN_HOUR = 400


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    learner, asked = learner_of(request), asked_in(request.GET.dict())
    context = {
        "asked": asked, "cards": cards(asked), "parts": parts(asked), "learner": learner, "going_on": going_on(learner),
        "settings": SECTOR_HEADINGS.items(), "nations": NATIONS.items(), "hardness": HARDNESS.items(),
        "stages": STAGES, "modes": MODES,
    }  # fmt: skip
    return render(request, "practice/home.html", context)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Meet somebody: from here the client speaks first."""
    form, learner = WishForm(request.POST), learner_of(request)
    if too_many(request, "practice", most=_MOST_AN_HOUR, minutes=60):
        return render(request, "practice/too_often.html", status=429)
    wish = _wish(form) if form.is_valid() else None
    if wish is None:
        messages.error(request, _("That meeting is not on offer any more. Choose one of these."))
        return redirect("practice:home")
    response = redirect(begin(learner, wish, now=timezone.now()))
    remember(response, learner)
    return response


def _wish(form: WishForm) -> Wish | None:
    """What was asked for; None for somebody who is not there."""
    asked = form.cleaned_data
    scenario = practice().scenarios.get(asked["scenario"]) if asked["scenario"] else None
    if asked["scenario"] and (scenario is None or scenario.client != asked["client"]):
        return None
    own = character_named(asked["client"])
    if own is None:
        return None
    stage, limit = (scenario.stage, scenario.turns) if scenario else (form.stage_wished, TURNS)
    return Wish(own, stage, form.mode_wished, asked["exam"], asked["scenario"], limit)


@never_cache
@require_safe
def mine(request: HttpRequest, sealed: str) -> HttpResponse:
    """A link from a letter: this browser is theirs from now on. Not for colleagues: what people practise is their own."""
    if isinstance(request.user, User) and request.user.is_staff_member:
        raise PermissionDenied(_("This link leads to somebody's own practice. It is for them alone."))
    try:
        participant = participant_behind(sealed)
    except Http404:
        return render(request, "practice/unknown.html", status=404)
    onward = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onward, allowed_hosts=None)
    response = redirect(onward if is_ours and onward.startswith("/") else "practice:own")
    remember(response, known(participant, learner_of(request)))
    return response


@require_POST
def not_me(request: HttpRequest) -> HttpResponse:
    """Somebody else's link was opened here, or the machine is shared."""
    response = redirect("practice:home")
    forget(response)
    messages.success(request, _("This browser does not know you any more. The link in your letter still works."))
    return response


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """A learner's own list."""
    learner = learner_of(request)
    rows = list(sessions_of(learner)[:100])
    context = {
        "learner": learner,
        "under_way": [one for one in rows if not one.is_over],
        "over": [one for one in rows if one.is_over],
    }
    return render(request, "practice/own.html", context)


@never_cache
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks once."""
    session = session_for(learner_of(request), slug)
    if request.method == "POST":
        delete(session)
        messages.success(request, _("Deleted. Nothing of that meeting is kept."))
        return redirect("practice:own")
    return render(request, "practice/remove.html", {"session": session})
