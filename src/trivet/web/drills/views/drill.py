"""A drill: six lines, each tried, looked at, and tried once more. For anybody, without an account."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from trivet.vocabulary import Component
from trivet.web.drills.access import drill_named, run_for
from trivet.web.drills.actions import MovedOnError, Tried, begin_run, keep_try, say_hardest
from trivet.web.drills.doing import Doing, doing_of
from trivet.web.drills.evidence import said_by, weakest_of
from trivet.web.drills.forms import BeginForm, HardestForm, NamedForm, TryForm
from trivet.web.drills.models import Run
from trivet.web.drills.plans import may_start, plan_of
from trivet.web.drills.queries import going_on, least_done, listed, next_drill, runs_of
from trivet.web.drills.steps import drill_moves, end_of, heard_in, naming_of, step_of
from trivet.web.practice.learner import Learner, learner_of, remember


@never_cache
@require_http_methods(["GET", "HEAD"])
def home(request: HttpRequest) -> HttpResponse:
    return _home(request, learner_of(request))


@require_POST
def hardest(request: HttpRequest) -> HttpResponse:
    learner, form = learner_of(request), HardestForm(request.POST)
    if not form.is_valid():
        return _home(request, learner, error=str(form.errors["leg"][0]), status=422)
    say_hardest(learner, Component(form.cleaned_data["leg"]), now=timezone.now())
    answer = redirect("drills:home")
    remember(answer, learner)
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drill(request: HttpRequest, drill: str) -> HttpResponse:
    """What it is about; and begun, when the button is pressed."""
    learner, content, now = learner_of(request), drill_named(drill), timezone.now()
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        wanted = form.cleaned_data["form"]
        run = begin_run(learner, content, wanted, submission=form.number(), now=now)
        answer = redirect("drills:run", drill, run.slug)
        remember(answer, learner)
        return answer
    page = {
        "drill": content, "moves": drill_moves(content), "form": least_done(learner, content), "number": uuid.uuid4(),
        "going_on": going_on(learner, now, drill), "done": runs_of(learner).filter(drill=drill).exclude(ended_at=None).count(),
    }  # fmt: skip
    return render(request, "drills/drill.html", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: HttpRequest, drill: str, run: str) -> HttpResponse:
    learner = learner_of(request)
    row = run_for(learner, drill, run)
    doing = doing_of(row, drill_named(drill))
    if request.method == "POST":
        verb = _VERBS.get(request.POST.get("go", ""), _show)
        return verb(request, learner, doing)
    return _show(request, learner, doing)


def _show(request: HttpRequest, learner: Learner, doing: Doing, *, status: int = 200, **more: object) -> HttpResponse:
    now = timezone.now()
    if doing.is_over:
        page: dict[str, object] = {"end": end_of(doing, learner, now), "drill": doing.drill, "run": doing.run}
        return render(request, "drills/end.html", page, status=status)
    page = {"step": step_of(doing, now, **more), "drill": doing.drill, "run": doing.run}
    return render(request, "drills/run.html", page, status=status)


def _try(request: HttpRequest, learner: Learner, doing: Doing) -> HttpResponse:
    """Said or written: now it is named. Nothing is stored yet, and the words never are."""
    form = TryForm(request.POST)
    if not form.is_valid():
        return _show(
            request, learner, doing, status=422, errors=_errors(form), words=request.POST.get("words", ""), how="typed"
        )
    if form.cleaned_data["place"] != doing.place or doing.is_second:
        return _moved_on(request, learner, doing)
    naming = naming_of(doing.drill, heard_in(form.said, doing.provocation.says))
    return _show(request, learner, doing, naming=naming, words=form.said, how=form.cleaned_data["how"])


def _name(request: HttpRequest, learner: Learner, doing: Doing) -> HttpResponse:
    """The first try, named and stored."""
    form = NamedForm(request.POST, must_name=True)
    heard = heard_in(request.POST.get("words", "").strip(), doing.provocation.says)
    if not form.is_valid():
        return _show(
            request, learner, doing, status=422, errors=_errors(form), naming=naming_of(doing.drill, heard),
            words=request.POST.get("words", ""), how=request.POST.get("how", "said"), chosen=tuple(request.POST.getlist("move")),
        )  # fmt: skip
    said = form.cleaned_data
    return _keep(request, learner, doing, Tried(said["place"], False, said["how"], said["move"], heard))


def _again(request: HttpRequest, learner: Learner, doing: Doing) -> HttpResponse:
    """The second try: how it felt, and what it was, if it is named."""
    form = NamedForm(request.POST, must_name=False)
    if not form.is_valid():
        return _show(
            request, learner, doing, status=422, errors=_errors(form), words=request.POST.get("words", ""),
            chosen=tuple(request.POST.getlist("move")),
        )  # fmt: skip
    said = form.cleaned_data
    words = said["words"].strip()
    heard = heard_in(words, doing.provocation.says)
    how = "left" if not said["felt"] else "typed" if words else "said"
    return _keep(request, learner, doing, Tried(said["place"], True, how, said["move"], heard, said["felt"]))


def _keep(request: HttpRequest, learner: Learner, doing: Doing, tried: Tried) -> HttpResponse:
    run: Run = doing.run
    try:
        keep_try(run, doing.drill, tried, now=timezone.now())
    except MovedOnError:
        return _moved_on(request, learner, doing)
    answer = redirect("drills:run", run.drill, run.slug)
    remember(answer, learner)
    return answer


def _moved_on(request: HttpRequest, learner: Learner, doing: Doing) -> HttpResponse:
    notice = _("This drill has moved on since that page was opened. Nothing was lost; go on here.")
    return _show(request, learner, doing, status=409, notice=notice)


def _errors(form: TryForm) -> tuple[str, ...]:
    return tuple(str(error) for errors in form.errors.values() for error in errors)


def _home(request: HttpRequest, learner: Learner, *, error: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    weakest = weakest_of(learner)
    page = {
        "legs": listed(learner), "weakest": weakest, "next": next_drill(learner, weakest), "going_on": going_on(learner, now),
        "said": said_by(learner), "error": error, "is_known": learner.is_known, "may_start": may_start(learner, now),
        "has_plan": learner.is_known and plan_of(learner, now) is not None, "number": uuid.uuid4(), "three": list(Component),
    }  # fmt: skip
    return render(request, "drills/home.html", page, status=status)


_VERBS = {"try": _try, "name": _name, "again": _again}
