"""Where the links of a letter lead: the drill that it brought, and the end of such letters. Without a password."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from trivet.simulation.plan import Prescribed, booster_for
from trivet.vocabulary import Component
from trivet.web.drills.access import LinkOverError, Person, drill_named, letter_behind, person_behind, stop_link
from trivet.web.drills.actions import begin_run
from trivet.web.drills.forms import BeginForm
from trivet.web.drills.models import BoosterLetter
from trivet.web.drills.plans import start_letters, stop_letters
from trivet.web.drills.queries import least_done, wants_letters
from trivet.web.drills.steps import drill_moves
from trivet.web.practice.learner import Learner, known, learner_of, remember
from trivet.web.practice.people import practice

Page = Callable[[HttpRequest, str], HttpResponse]


def _by_link(page: Page) -> Page:
    """A link that is too old says so, and says where to go on."""

    @wraps(page)
    def answer(request: HttpRequest, sealed: str) -> HttpResponse:
        try:
            return page(request, sealed)
        except LinkOverError:
            return render(request, "drills/old_link.html", status=410)

    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@_by_link
def booster(request: HttpRequest, sealed: str) -> HttpResponse:
    """The drill of a letter. Looking at it begins nothing: mail programs look at links too."""
    letter = letter_behind(sealed)
    learner, drill = _reader(request, letter), drill_named(letter.drill)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        run = begin_run(
            learner, drill, least_done(learner, drill), submission=form.number(), now=timezone.now(), letter=letter
        )
        answer: HttpResponse = redirect("drills:run", drill.drill, run.slug)
    else:
        page = {
            "letter": letter, "booster": _booster(letter), "drill": drill, "moves": drill_moves(drill),
            "stop": stop_link(_person(letter)), "number": uuid.uuid4(), "asks_moments": letter.week == 8,
        }  # fmt: skip
        answer = render(request, "drills/booster.html", page)
    remember(answer, learner)
    return answer


@csrf_exempt  # a mail program that stops letters for its reader sends no cookie; the link itself is the permission
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@_by_link
def letters(request: HttpRequest, sealed: str) -> HttpResponse:
    """One press, at once; and taken back on the same page."""
    person = person_behind(sealed)
    if request.method == "POST":
        act = start_letters if "again" in request.POST else stop_letters
        act(person, now=timezone.now())
        return redirect(request.get_full_path())
    return render(request, "drills/letters.html", {"wanted": wants_letters(person), "person": person})


def _reader(request: HttpRequest, letter: BoosterLetter) -> Learner:
    """Whoever has the letter is its reader; somebody who is signed in stays who they are."""
    learner = learner_of(request)
    if learner.user is None and letter.booking is not None:
        row = letter.booking.participant
        return known(row.merged_into or row, learner)
    return learner


def _person(letter: BoosterLetter) -> Person:
    if letter.booking is not None:
        return Person(participant=letter.booking.participant)
    assert letter.plan is not None
    return Person(user=letter.plan.user)


def _booster(letter: BoosterLetter) -> Prescribed:
    return booster_for(letter.week, Component(letter.leg), practice().boosters)
