"""The public enquiry: how would our day look, and how do we get it?"""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trivet.web.language import keep, language_of
from trivet.web.people.flood import too_many
from trivet.web.people.versions import with_values
from trivet.web.sales.actions import ask as store
from trivet.web.sales.forms import AskForm
from trivet.web.sales.queries import named_standards
from trivet.web.training.queries import library


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and "show" not in request.POST and "take" not in request.POST and form.is_valid():
        if form.is_spam:
            return redirect("sales:ask-thanks")
        if too_many(request, "ask", most=10, minutes=60):
            return render(request, "429.html", status=429)
        asked = form.asked()
        store(asked, submission=form.cleaned_data["submission"] or uuid.uuid4())
        response = redirect("sales:ask-thanks")
        keep(response, asked.language)
        return response
    return render(request, "sales/ask.html", _page(request, form))


@require_safe
def ask_day(request: HttpRequest) -> HttpResponse:
    """The day for what is ticked: a part of the form. Only what asks for a day is read, nothing about a person."""
    form = AskForm(library(), request.GET, language=language_of(request), today=timezone.localdate())
    form.is_valid()
    return render(request, "sales/_day.html", _page(request, form))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "sales/ask_thanks.html")


def _form(request: HttpRequest) -> AskForm:
    shown = request.GET or None
    data = request.POST if request.method == "POST" else None
    form = AskForm(library(), data, shown=shown, language=language_of(request), today=timezone.localdate())
    return _taken(request, form)


def _taken(request: HttpRequest, form: AskForm) -> AskForm:
    """The form with the day that is offered instead, if somebody took it."""
    chosen = request.POST.get("take", "")
    offer = next((one for one in form.planned.offers if str(one.number) == chosen), None) if chosen else None
    if offer is None:
        return form
    data = with_values(form)
    data.setlist("options", list(offer.course.options))
    data.setlist("half_day", ["on"] if offer.course.half_day else [])
    return AskForm(library(), data, language=language_of(request), today=timezone.localdate())


def _page(request: HttpRequest, form: AskForm) -> dict[str, object]:
    planned, audience, today = form.planned, form.audience, timezone.localdate()
    modules = planned.plan.modules if planned.plan else ()
    standards = named_standards(modules, *audience, today) if audience and modules else ()
    is_shown = request.method == "POST" and bool({"show", "take"} & set(request.POST))
    return {"form": form, "planned": planned, "standards": standards, "is_shown": is_shown}
