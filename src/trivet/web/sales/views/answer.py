"""The signed link: what are we offered, for how much, and how do we say yes?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from trivet.press.catalogue import Printed
from trivet.web.people.flood import too_many
from trivet.web.sales.actions import accept_quote, decline_quote
from trivet.web.sales.details import SalesError
from trivet.web.sales.forms import AcceptForm, DeclineForm
from trivet.web.sales.links import quote_by_link
from trivet.web.sales.papers import quote_file
from trivet.web.sales.shown import shown_quote
from trivet.web.training.documents import answer as file_answer


@never_cache
def quote(request: HttpRequest, link: str) -> HttpResponse:
    row, today, refusal = quote_by_link(link), timezone.localdate(), ""
    form = AcceptForm(row, request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST" and row.state == "accepted":
        return redirect("sales:quote-link", link)
    if form.is_bound and form.is_valid():
        if too_many(request, "quote", most=60, minutes=60):
            return render(request, "429.html", status=429)
        try:
            accept_quote(row, form.acceptance(), now=timezone.now())
        except SalesError as error:
            refusal = str(error)
            row = quote_by_link(link)
        else:
            return redirect("sales:quote-link", link)
    page = {"form": form, "decline": DeclineForm(), "shown": shown_quote(row, today), "link": link, "refusal": refusal}
    return _kept_quiet(render(request, "sales/answer.html", page))


@never_cache
def decline(request: HttpRequest, link: str) -> HttpResponse:
    row = quote_by_link(link)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return redirect("sales:quote-link", link)
    try:
        decline_quote(row, form.cleaned_data["why"], now=timezone.now())
    except SalesError as error:
        today = timezone.localdate()
        page = {"shown": shown_quote(row, today), "link": link, "refusal": str(error)}
        return _kept_quiet(render(request, "sales/answer.html", page))
    return redirect("sales:quote-link", link)


def quote_pdf(request: HttpRequest, link: str) -> HttpResponse:
    """The very paper that was sent."""
    row = quote_by_link(link)
    name = f"{row.label.replace('/', '-')}.pdf"
    return _kept_quiet(file_answer(Printed(name, "application/pdf", quote_file(row)), name))


def _kept_quiet(response: HttpResponse) -> HttpResponse:
    """The address is the key: no search engine keeps it. That it is told to no other site, the settings see to."""
    response["X-Robots-Tag"] = "noindex"
    return response
