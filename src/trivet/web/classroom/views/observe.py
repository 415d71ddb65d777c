"""The observer's sheet on a phone: taps that stay on the phone, a page to talk about, and keeping it if they wish."""

import json
import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.web.classroom.device import keep_sheet as keep_on_phone
from trivet.web.classroom.device import sheet_on, voter_of
from trivet.web.classroom.forms import KeepForm
from trivet.web.classroom.keeping import keep_sheet
from trivet.web.classroom.observing import ROUND, Sheet, groups_of, read_sheet, talk_of
from trivet.web.classroom.views.phone import NOT_IN, entered
from trivet.web.day.access import event_at_the_door

_STORED = 204


@require_safe
@never_cache
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that can be tapped."""
    answer = entered(request, slug, "classroom:observe")
    if answer:
        return answer
    found = _sheet(request, slug)
    values = {
        "slug": slug,
        "sheet": found,
        "groups": groups_of(found.counts),
        "left": max(0, ROUND - (int(time.time()) - found.began)) if found.began else ROUND,
        "whole": ROUND,
    }
    return render(request, "classroom/observe.html", values)


@require_POST
@never_cache
def tap(request: HttpRequest, slug: str) -> HttpResponse:
    """One tap of a form; or the whole sheet, as a script holds it. Both go back to the phone, and nowhere else."""
    if not voter_of(request, slug):
        return HttpResponse(status=NOT_IN)
    if "sheet" in request.POST:
        response = HttpResponse(status=_STORED)
        keep_on_phone(response, slug, read_sheet(_loaded(request.POST["sheet"])).plain())
        return response
    name = request.POST.get("tap", "")
    response = redirect(f"{reverse('classroom:observe', args=[slug])}#{name if name.isalpha() else ''}")
    keep_on_phone(response, slug, _sheet(request, slug).tapped(name, int(time.time())).plain())
    return response


@require_safe
@never_cache
def talk(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet as three people talk about it."""
    answer = entered(request, slug, "classroom:talk")
    if answer:
        return answer
    found = _sheet(request, slug)
    return render(
        request, "classroom/talk.html", _talked(slug, found) | {"form": KeepForm(), "is_kept": "kept" in request.GET}
    )


@require_POST
@never_cache
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep for the room: without a name."""
    voter, found, form = voter_of(request, slug), _sheet(request, slug), KeepForm(request.POST)
    if not voter:
        return redirect("classroom:observe", slug)
    if found.is_empty or not form.is_valid():
        return render(request, "classroom/talk.html", _talked(slug, found) | {"form": form}, status=422)
    event, words = event_at_the_door(slug), form.cleaned_data["words"]
    keep_sheet(event, found, words, phone=voter, today=timezone.localdate())
    return redirect(f"{reverse('classroom:talk', args=[slug])}?kept=1")


@require_POST
@never_cache
def onward(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty sheet for the next round."""
    response = redirect("classroom:observe", slug)
    if voter_of(request, slug):
        keep_on_phone(response, slug, _sheet(request, slug).onward().plain())
    return response


def _sheet(request: HttpRequest, slug: str) -> Sheet:
    return read_sheet(sheet_on(request, slug))


def _talked(slug: str, found: Sheet) -> dict[str, object]:
    return {"slug": slug, "sheet": found, "talk": talk_of(found)}


def _loaded(text: str) -> object:
    try:
        return json.loads(text[:4000])
    except ValueError:
        return {}
