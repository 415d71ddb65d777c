"""A participant answers a form: page by page, without an account, by the link of their booking."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trivet.content.schema.forms import FormKind
from trivet.events.forms import Standing
from trivet.vocabulary import Language
from trivet.web.events.models import Booking
from trivet.web.feedback.access import booking_on_this_phone, form_by_link
from trivet.web.feedback.actions import keep_page, send_form
from trivet.web.feedback.forms import PartForm
from trivet.web.feedback.pages import Page, backs, first_open, page_of, reviewed, shut
from trivet.web.feedback.queries import (
    forms_due,
    given_in,
    may_answer,
    parts_for,
    sent_form,
    window_for,
)
from trivet.web.language import COOKIE, language_of
from trivet.web.training.queries import library


@never_cache
@require_safe
def form(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """Where a link in a letter leads: the page on which somebody goes on, in the language of their booking."""
    booking, which = form_by_link(token, kind)
    part = first_open(parts_for(booking, which), given_in(booking, which))
    address = reverse("feedback:part", args=[token, kind, part.kind])
    return HttpResponseRedirect(address + _language(request, booking))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, token: str, kind: str, part: str) -> HttpResponse:
    booking, which = form_by_link(token, kind)
    page = page_of(booking, which, part, language_of(request))
    standing = window_for(booking.event, which).standing(timezone.now())
    if standing is not Standing.OPEN or not may_answer(booking):
        return _shut(request, booking, which, standing)
    form = PartForm(page.part, request.POST if request.method == "POST" else None, given=given_in(booking, which))
    if form.is_bound and form.is_valid():
        return _onward(request, booking, page, form)
    context = {"booking": booking, "page": page, "form": form, "sent": sent_form(booking, which)}
    return render(request, "feedback/part.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_safe
def done(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    booking, which = form_by_link(token, kind)
    row, language = sent_form(booking, which), language_of(request)
    if row is None:
        return redirect("feedback:form", token, kind)
    file = library().forms.file
    context = {
        "booking": booking, "row": row, "title": file.kinds[which].title.in_(language), "reviewed": reviewed(row),
        "backs": backs(row, language), "back_title": file.scenes.back_title.in_(language),
        "back": file.scenes.back.in_(language), "verdict": _verdict(row.check_passed, language),
        "draft": "" if file.welsh.checked or language != Language.WELSH else file.welsh.draft,
    }  # fmt: skip
    return render(request, "feedback/done.html", context)


@never_cache
@require_safe
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """The one code for everybody in the room: this phone knows since the check-in whose it is."""
    booking = booking_on_this_phone(request, slug)
    due = forms_due(booking, timezone.now()) if booking else ()
    if booking and due:
        return redirect("feedback:form", booking.token, due[0])
    return render(request, "feedback/room.html", {"booking": booking})


def _onward(request: HttpRequest, booking: Booking, page: Page, form: PartForm) -> HttpResponse:
    """Keep the page and go where the pressed button says, or send the whole and show what comes of it."""
    go, now, filled = request.POST.get("go", ""), timezone.now(), form.filled()
    if go == "send" or (page.is_last and go != "back"):
        language = language_of(request)
        send_form(booking, page.kind, filled, submission=form.number(), now=now, language=language)
        after = page.kind is FormKind.AFTER
        return redirect("awards:mine", booking.token) if after else redirect("feedback:done", booking.token, page.kind)
    keep_page(booking, page.kind, filled, now=now)
    following = {"back": page.before, "last": page.last}.get(go, page.after) or page.part
    return redirect("feedback:part", booking.token, page.kind, following.kind)


def _shut(request: HttpRequest, booking: Booking, which: FormKind, standing: Standing) -> HttpResponse:
    title = library().forms.file.kinds[which].title.in_(language_of(request))
    context = {"booking": booking, "title": title, "shut": shut(booking, which, standing)}
    return render(request, "feedback/shut.html", context, status=409 if request.method == "POST" else 200)


def _verdict(passed: bool | None, language: str) -> str:
    check = library().forms.file.check
    return "" if passed is None else (check.passed if passed else check.not_yet).in_(language)


def _language(request: HttpRequest, booking: Booking) -> str:
    """Nobody has chosen a language on this phone yet: the one of the booking."""
    return "" if COOKIE in request.COOKIES or "lang" in request.GET else f"?lang={booking.language}"
