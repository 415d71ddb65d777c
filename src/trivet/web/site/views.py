"""Public pages: each fetches a value and shows it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from trivet.content.library import Library, load_library
from trivet.web.people.queries import provider
from trivet.web.site.context import COOKIE, THEMES
from trivet.web.site.front import opening_of, sample_of
from trivet.web.site.glossary import SECTORS, sector_named, terms_of, words_of
from trivet.web.site.pages import PublicPage, page_of, told_of, usual_day
from trivet.web.site.shown import beside, claims_of, sheets_of, sources_of, ten_tips_of

A_YEAR = 365 * 24 * 3600


def _page(library: Library, page_id: str) -> PublicPage:
    if page_id not in library.site:
        raise Http404(page_id)
    return page_of(library, page_id, told_of(provider()))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    library = load_library()
    context = {
        "page": _page(library, "home"),
        "opening": opening_of(library),
        "sample": sample_of(library),
        "course": library.course,
    }
    return render(request, "site/home.html", context)


@require_safe
def course(request: HttpRequest) -> HttpResponse:
    library = load_library()
    context = {
        "page": _page(library, "course"),
        "course": library.course,
        "plan": usual_day(library),
        "sheets": sheets_of(library).values(),
    }
    return render(request, "site/course.html", context)


@require_safe
def tips(request: HttpRequest) -> HttpResponse:
    library = load_library()
    return render(request, "site/tips.html", {"ten": ten_tips_of(library), "sheets": sheets_of(library).values()})


@require_safe
def tip_sheet(request: HttpRequest, module: str) -> HttpResponse:
    library = load_library()
    sheets = sheets_of(library)
    if module not in sheets:
        raise Http404(module)
    before, after = beside(sheets, module)
    return render(request, "site/tip_sheet.html", {"sheet": sheets[module], "before": before, "after": after})


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    library = load_library()
    context = {"page": _page(library, "evidence"), "claims": claims_of(library), "sources": sources_of(library)}
    return render(request, "site/evidence.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    library = load_library()
    sector = sector_named(request.GET.get("sector", ""))
    context = {"terms": terms_of(library), "words": words_of(library, sector), "sector": sector, "sectors": SECTORS}
    return render(request, "site/glossary.html", context)


@require_safe
def plain_page(request: HttpRequest, page_id: str) -> HttpResponse:
    """Privacy, accessibility, licence: a page of content/site with nothing added."""
    return render(request, "site/plain.html", {"page": _page(load_library(), page_id)})


@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in a cookie. Exempt from the form mark, so that a public page needs no cookie for it."""
    chosen, back = request.POST.get("theme", ""), request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = (
        HttpResponse(status=204) if "HX-Request" in request.headers else HttpResponseRedirect(back if is_ours else "/")
    )
    if chosen in THEMES:
        response.set_cookie(COOKIE, chosen, max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
