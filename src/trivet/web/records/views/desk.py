"""The owner's pages: what is kept, who looked, one person's data."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from trivet.web.people.access import DeskRequest, owner
from trivet.web.people.paging import page_of
from trivet.web.people.queries import provider
from trivet.web.records import starters
from trivet.web.records.actions import choose_period
from trivet.web.records.backup.folder import last_backup
from trivet.web.records.cleaning import overdue
from trivet.web.records.forms import EraseForm, PeriodForm
from trivet.web.records.log import lookers, looks, shown
from trivet.web.records.models import DataRequest
from trivet.web.records.person.asking import NoAddressError, send_link
from trivet.web.records.person.erasing import CannotEraseError, erase, outlook
from trivet.web.records.person.who import person_for
from trivet.web.records.retention import last_clean_up, rule, rules

_LONG_AGO = timedelta(days=7)


@owner
@require_safe
def privacy(request: DeskRequest) -> HttpResponse:
    now, last = timezone.now(), last_backup(settings.DATA)
    values = {
        "rules": rules(),
        "cleaned": last_clean_up(),
        "backup": last,
        "backup_is_old": last is None or now - last.at > _LONG_AGO,
        "starters": starters.STARTERS,
        "looks": shown(looks()[:5]),
        "requests": DataRequest.objects.select_related("participant", "by").order_by("-id")[:5],
    }
    return render(request, "records/privacy.html", values)


@owner
def period(request: DeskRequest, kept: str) -> HttpResponse:
    try:
        found = rule(kept)
    except KeyError as error:
        raise Http404("There is no such row.") from error
    form = PeriodForm(found, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        choose_period(found, form.cleaned_data["count"], by=request.user)
        messages.success(request, "Stored. The next clean-up goes by it, and so does the public table.")
        return redirect("records:privacy")
    return render(request, "records/period.html", {"rule": found, "form": form, "due": overdue(timezone.now())[kept]})


@owner
@require_safe
def seen(request: DeskRequest) -> HttpResponse:
    by, of = request.GET.get("by", ""), request.GET.get("of", "")
    about = person_for(request.user, int(of[:18])) if of.isdecimal() else None
    page = page_of(looks(by=int(by[:18]) if by.isdecimal() else None, person=about), request.GET.get("page"))
    values = {"page": page, "looks": shown(page.object_list), "lookers": lookers(), "by": by, "about": about}
    return render(request, "records/seen.html", values)


@owner
@require_safe
def person(request: DeskRequest, participant_id: int) -> HttpResponse:
    found = person_for(request.user, participant_id)
    if found.row.pk != participant_id:
        return redirect("records:person", found.row.pk)
    asked = DataRequest.objects.filter(participant__in=found.ids).select_related("by").order_by("-id")
    return render(request, "records/person.html", {"person": found, "requests": asked})


@owner
@require_POST
def send(request: DeskRequest, participant_id: int) -> HttpResponse:
    found = person_for(request.user, participant_id)
    try:
        send_link(found, now=timezone.now(), by=request.user)
    except NoAddressError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "A letter with a link to their data is on its way to them. It works for seven days.")
    return redirect("records:person", found.row.pk)


@owner
def erasure(request: DeskRequest, participant_id: int) -> HttpResponse:
    found = person_for(request.user, participant_id)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        is_kept = form.cleaned_data["certificates"] == "keep"
        try:
            erase(found, keep_certificates=is_kept, now=timezone.now(), by=request.user)
        except CannotEraseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Erased. What is left says nothing about who they were.")
            return redirect("records:person", found.row.pk)
    values = {"person": found, "form": form, "outlook": outlook(found, timezone.now())}
    return render(request, "records/erase.html", values)


@owner
@require_safe
def starter(request: DeskRequest, paper: str, form: str) -> HttpResponse:
    try:
        found = starters.starter(paper)
        data = starters.printed(found, provider(with_logo=True), form)
    except KeyError as error:
        raise Http404("There is no such paper.") from error
    kept = {"Content-Disposition": f'attachment; filename="{found.id}.{form}"'}
    return HttpResponse(data, content_type=starters.MEDIA[form], headers=kept)
