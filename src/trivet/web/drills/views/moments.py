"""Moments: five short scenes with four replies each, the same in kind before the day, after it and later."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trivet.web.drills.access import moments_for, moments_form
from trivet.web.drills.actions import answer_moment, begin_moments
from trivet.web.drills.asking import looked_back, sheet_of
from trivet.web.drills.forms import BeginForm, MomentForm
from trivet.web.drills.queries import moments_of, reasons_from
from trivet.web.practice.learner import learner_of, remember
from trivet.web.practice.people import practice


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    rows = [(form, moments_of(learner, form)) for form in practice().vignettes]
    return render(request, "drills/all_moments.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, which: str) -> HttpResponse:
    """What it is for; and begun, when the button is pressed."""
    learner, content = learner_of(request), moments_form(which)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        row = begin_moments(learner, which, submission=form.number(), now=timezone.now())
        answer = redirect("drills:moment", which, row.slug)
        remember(answer, learner)
        return answer
    page = {"which": which, "content": content, "known": moments_of(learner, which), "number": uuid.uuid4()}
    return render(request, "drills/moments.html", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, which: str, run: str) -> HttpResponse:
    """One moment after the other. Nothing is said about a reply before the last one is given."""
    learner, content = learner_of(request), moments_form(which)
    row = moments_for(learner, which, run)
    form = MomentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer_moment(row, content, form.cleaned_data["item"], form.cleaned_data["option"], now=timezone.now())
        return redirect("drills:moment", which, run)
    sheet = sheet_of(row, content)
    if sheet.on is None:
        shows = which >= reasons_from(row.booking.event if row.booking else None)
        page = {"which": which, "sheet": sheet, "back": looked_back(sheet) if shows else ()}
        return render(request, "drills/moments_end.html", page)
    page = {"which": which, "sheet": sheet, "run": row, "form": form}
    return render(request, "drills/moment.html", page, status=422 if form.is_bound else 200)
