"""Is this certificate true? For anybody, without signing in, and for machines."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from trivet.credentials import IssuerError, Purpose, did_document
from trivet.events.certificate_number import NumberError, read_number
from trivet.web.awards.checking import Finding, check_certificate, check_file, unknown
from trivet.web.awards.forms import FileForm, NumberForm
from trivet.web.awards.keys import issuer
from trivet.web.awards.limits import count_miss, is_stopped, too_many_files
from trivet.web.awards.lists import published
from trivet.web.awards.making import JSON_LD
from trivet.web.awards.models import Certificate
from trivet.web.awards.pages import Result
from trivet.web.awards.queries import files_of, shown_by_number
from trivet.web.awards.uploads import CertificateUploadHandler

_ASKED_FOR = (JSON_LD, "application/ld+json", "application/json", "application/vc")
_LISTED_FOR = "public, max-age=300"


@csrf_exempt  # nothing is changed by it, so that this page needs no cookie
def verify(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _dropped(request)
    form = NumberForm(request.GET) if "number" in request.GET else NumberForm()
    if form.is_bound and form.is_valid():
        return redirect("awards:certificate", form.cleaned_data["number"])
    return render(request, "awards/verify.html", {"form": form, "file_form": FileForm()})


@require_safe
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """The page to which the QR code leads; for a program that asks for JSON, the badge itself."""
    try:
        plain = read_number(number)
    except NumberError:
        return _told(request, unknown(timezone.now()))
    if plain != number:
        return redirect("awards:certificate", plain)
    if request.get_preferred_type(["text/html", *_ASKED_FOR]) in _ASKED_FOR:
        return credential(request, number)
    if is_stopped(request):
        return render(request, "awards/slow_down.html", status=429)
    row = shown_by_number(plain)
    if row is None:
        count_miss(request)
        return _told(request, unknown(timezone.now()))
    return _told(request, check_certificate(row, now=timezone.now()), row)


@require_safe
def credential(request: HttpRequest, number: str) -> HttpResponse:
    """The badge as JSON-LD, as it was issued; its state stands in the status list that it names."""
    row = None if is_stopped(request) else shown_by_number(number)
    files = files_of(row) if row is not None else None
    if files is None:
        count_miss(request)
        return _open(JsonResponse({"error": "not known"}, status=404))
    response = _open(HttpResponse(files.credential, content_type=JSON_LD))
    response["Vary"] = "Accept"
    # Its holder may ask for it to be taken down: no copy of it is kept on the way.
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def did(request: HttpRequest) -> HttpResponse:
    """Our keys, the old ones too: with them anybody checks a badge, and needs nothing else from us."""
    document = did_document(issuer(timezone.now()))
    return _open(JsonResponse(document, content_type="application/did+json"))


@require_safe
def status(request: HttpRequest, number: int, purpose: str) -> HttpResponse:
    if purpose not in set(Purpose):
        raise Http404("There is no such list.")
    try:
        found = published(number, Purpose(purpose), now=timezone.now())
    except IssuerError:
        # The key is not at hand. An old list would say that nothing has changed, so none is given.
        return _open(JsonResponse({"error": "cannot be signed just now"}, status=503))
    if found is None:
        raise Http404("There is no such list.")
    return _open(HttpResponse(found, content_type=JSON_LD))


def _dropped(request: HttpRequest) -> HttpResponse:
    request.upload_handlers = [CertificateUploadHandler(request)]
    form = FileForm(request.POST, request.FILES)
    if too_many_files(request):
        return render(request, "awards/slow_down.html", status=429)
    if not form.is_valid():
        return render(request, "awards/verify.html", {"form": NumberForm(), "file_form": form})
    data, email = form.cleaned_data["file"].read(), form.cleaned_data["email"]
    return _told(request, check_file(data, now=timezone.now(), email=email))


def _told(request: HttpRequest, finding: Finding, row: Certificate | None = None) -> HttpResponse:
    """The answer as a page. One that is not known looks the same whatever the reason."""
    page = {"result": Result(finding), "form": NumberForm(), "file_form": FileForm(), "row": row}
    response = render(request, "awards/result.html", page, status=404 if finding.is_unknown else 200)
    response["Vary"] = "Accept, Cookie"
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _open(response: HttpResponse) -> HttpResponse:
    """Any page on the web may read it: it is public, and the same for everybody."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = _LISTED_FOR
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
