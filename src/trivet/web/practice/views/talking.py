"""The meeting itself: the page, one turn, and the end. Without a script each is a page; with one, parts of it."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.content.library import load_library
from trivet.vocabulary import Stage
from trivet.web.practice.access import session_for
from trivet.web.practice.actions import AlreadySaidError, MeetingOverError, Said, say, stop, touch
from trivet.web.practice.forms import LONGEST, ChooseForm, NamedForm, TurnForm, WriteForm
from trivet.web.practice.learner import learner_of, remember
from trivet.web.practice.meeting import Guess, Meeting, meeting_of
from trivet.web.practice.models import PREDICTIONS
from trivet.web.practice.naming import agreement, guesses, palette, suggested
from trivet.web.practice.people import practice

UNUSABLE, STALE = 422, 409


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form beside the meeting: words kept, moves to name, and what went wrong."""

    words: str = ""
    heard: tuple[Guess, ...] | None = None
    named: tuple[str, ...] = ()
    prediction: str = ""
    errors: tuple[str, ...] = field(default=())
    status: int = 200


@never_cache
@require_safe
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    learner = learner_of(request)
    session = session_for(learner, slug)
    touch(session, now=timezone.now())
    response = _page(request, meeting_of(session), Draft())
    remember(response, learner)
    return response


@require_POST
def turn(request: HttpRequest, slug: str) -> HttpResponse:
    """Something was said. Twice, or from an old page: the meeting as it now stands, and a sentence."""
    session = session_for(learner_of(request), slug)
    found = meeting_of(session)
    frame = TurnForm(request.POST)
    if not found.is_going_on:
        return _page(request, found, Draft(status=STALE))
    frame.is_valid()  # a prediction that nobody knows is for the whole form to refuse
    if frame.cleaned_data.get("seen") != found.seen:
        return _already(request, found)
    said = _chosen(request, found) if session.mode == "choose" else _written(request, found)
    if isinstance(said, Draft):
        return _page(request, found, said)
    try:
        say(found, said, seen=found.seen, now=timezone.now())
    except (AlreadySaidError, MeetingOverError):
        return _already(request, meeting_of(session_for(learner_of(request), slug)))
    if _by_script(request):
        session.refresh_from_db()
        return _page(request, meeting_of(session), Draft())
    return redirect(f"{session.get_absolute_url()}#now")


@require_POST
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Enough for now: end the meeting and look back."""
    session = session_for(learner_of(request), slug)
    stop(session, now=timezone.now())
    return redirect("practice:debrief", slug)


def _chosen(request: HttpRequest, found: Meeting) -> Said | Draft:
    form = ChooseForm(found, request.POST)
    if not form.is_valid():
        return Draft(errors=_sentences(form), prediction=request.POST.get("prediction", ""), status=UNUSABLE)
    choice = form.cleaned_data["choice"].choice
    return Said(choice.words, choice.moves, prediction=form.cleaned_data["prediction"])


def _written(request: HttpRequest, found: Meeting) -> Said | Draft:
    """First the words, then what they were: the moves named here drive the client."""
    words, is_named = request.POST.get("words", ""), "name" in request.POST
    form = NamedForm(request.POST) if is_named else WriteForm(request.POST)
    is_usable = form.is_valid()
    heard = guesses(words[:LONGEST], found.line) if is_usable or (is_named and "words" not in form.errors) else None
    if not is_usable or not is_named:
        return Draft(
            words, heard, tuple(request.POST.getlist("move")), request.POST.get("prediction", ""),
            _sentences(form), 200 if is_usable else UNUSABLE,
        )  # fmt: skip
    return Said(form.cleaned_data["words"], form.cleaned_data["move"], heard or (), form.cleaned_data["prediction"])


def _already(request: HttpRequest, found: Meeting) -> HttpResponse:
    words = request.POST.get("words", "")
    told = _("That was already said. This is how the meeting stands now; nothing was lost.")
    # Words that were said are not to be said again; words that were not stay in the box.
    kept = "" if found.exchanges and found.exchanges[-1].words == words.strip() else words
    return _page(request, found, Draft(kept, errors=(told,), status=STALE))


def _page(request: HttpRequest, found: Meeting, draft: Draft) -> HttpResponse:
    session, library = found.session, load_library()
    last = found.exchanges[-1] if found.exchanges else None
    may_see = not session.exam or session.is_over
    scenario = practice().scenarios.get(session.scenario)
    context = {
        "meeting": found, "session": session, "last": last, "earlier": found.exchanges[:-1], "draft": draft,
        "client": found.character.client if found.character else None, "scenario": scenario,
        "brief": scenario.brief if scenario else found.character.client.brief(Stage(session.stage)) if found.character else "",
        "offers": found.offers if session.mode == "choose" else (), "number": found.seen + 1,
        "feedback": found.feedback(last.number, practice().coach) if last and may_see else None,
        "agreement": agreement(last) if last and may_see else None,
        "predictions": PREDICTIONS, "longest": LONGEST,
        "suggested": suggested(draft.heard or (), library), "palette": palette(library) if draft.heard is not None else (),
    }  # fmt: skip
    name = "practice/_turn.html" if _by_script(request) else "practice/meeting.html"
    return render(request, name, context, status=draft.status)


def _sentences(form: TurnForm) -> tuple[str, ...]:
    return tuple(str(error) for errors in form.errors.values() for error in errors)


def _by_script(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers
