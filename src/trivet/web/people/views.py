"""The brand page: how will our documents look?"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from trivet.content import load_library
from trivet.press.document import Logo
from trivet.press.engine import PressError
from trivet.web.people.access import DeskRequest, desk, owner
from trivet.web.people.actions import save_brand
from trivet.web.people.fields import waiting_logo
from trivet.web.people.forms import BrandForm
from trivet.web.people.logos import logo_answer
from trivet.web.people.models import Provider
from trivet.web.people.preview import PICTURES, Look, picture, query_of
from trivet.web.people.queries import provider
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew

NO_LOGO = "none"


@owner
def brand(request: DeskRequest) -> HttpResponse:
    row = provider()
    form = BrandForm(request.POST, request.FILES) if request.method == "POST" else BrandForm.of(row)
    if form.is_to_be_stored:
        try:
            save_brand(form.details(), form.logo_choice(), seen=form.cleaned_data["version"] or 0, by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored. Every page and every document carries it from now on.")
            return redirect("desk:brand")
    return render(request, "desk/brand.html", {"form": form, "row": row, "query": _query(form, row)})


@owner
def preview(request: DeskRequest) -> HttpResponse:
    """The pictures for what stands in the form, stored by nobody."""
    form = BrandForm(request.POST or None, request.FILES or None)
    row = provider()
    form.is_valid()
    return render(request, "desk/_preview.html", {"form": form, "query": _query(form, row), "live": True})


@owner
def image(request: DeskRequest, what: str) -> HttpResponse:
    form = BrandForm(request.GET)
    if what not in PICTURES or not form.is_valid():
        raise Http404("There is no such picture.")
    try:
        data = picture(what, Look(load_library(), form.details(), _logo(request.GET.get("logo", ""))))
    except PressError as error:
        raise Http404(str(error)) from error
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": "private, max-age=600"})


@desk
def waiting(request: DeskRequest, key: str) -> HttpResponse:
    """A checked logo whose form is not stored yet."""
    return logo_answer(waiting_logo(key))


def _query(form: BrandForm, row: Provider) -> str:
    """What the pictures show: the form where it can be printed, else the provider as stored."""
    if not form.is_bound:
        return query_of(row.details(), "", row.version)
    if not form.is_printable:
        return ""
    choice = form.logo_choice()
    return query_of(form.details(), NO_LOGO if choice.removed else form.logo_key, row.version)


def _logo(key: str) -> Logo | None:
    return None if key == NO_LOGO else waiting_logo(key) or provider(with_logo=True).logo_value()
