"""The vote on a participant's phone: no account, no name, one tap."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.web.classroom.access import Ballot, ballot_of, voter_at_the_door
from trivet.web.classroom.actions import Choice, vote
from trivet.web.classroom.device import come_in, voter_of
from trivet.web.classroom.models import Scene
from trivet.web.classroom.stage import moment_of
from trivet.web.day.limits import too_many
from trivet.web.events.models import Event

UNCHANGED, NOT_IN, TOO_MANY = 204, 403, 429


@require_safe
@never_cache
def client(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the code on the screen leads."""
    return entered(request, slug, "classroom:client") or _page(request, slug)


@require_safe
@never_cache
def now(request: HttpRequest, slug: str) -> HttpResponse:
    """The part that changes by itself. To a phone that shows it already: nothing, for one query."""
    voter = voter_of(request, slug)
    if not voter:
        return HttpResponse(status=NOT_IN)
    ballot = ballot_of(slug, voter)
    if request.GET.get("v") == ballot.key:
        return HttpResponse(status=UNCHANGED)
    return render(request, "classroom/_ballot.html", _values(slug, ballot))


@require_POST
@never_cache
def cast(request: HttpRequest, slug: str) -> HttpResponse:
    """A tap. Another one at the same moment takes its place."""
    voter = voter_of(request, slug)
    if not voter:
        return HttpResponse(status=NOT_IN) if _is_htmx(request) else redirect("classroom:client", slug)
    numbers = [_number(request.POST.get(name, "")) for name in ("scene", "turn", "choice")]
    is_counted = vote(Choice(*numbers), voter=voter)
    if not _is_htmx(request):
        return redirect("classroom:client", slug)
    values = _values(slug, ballot_of(slug, voter)) | {"is_late": not is_counted}
    return render(request, "classroom/_ballot.html", values)


def entered(request: HttpRequest, slug: str, page: str) -> HttpResponse | None:
    """The way in for a phone that is new here: a good code or a check-in lets it in. None for one that is in already."""
    if voter_of(request, slug) and "c" not in request.GET:
        return None
    event, voter = voter_at_the_door(request, slug)
    if voter:
        response = redirect(page, slug)
        come_in(response, slug, voter)
        return response
    is_late = bool(request.GET.get("c"))
    if is_late and too_many(request, f"code-{event.pk}"):
        return render(request, "day/door_slow.html", {"event": event}, status=TOO_MANY)
    return _asked(request, event, page, is_late=is_late)


def _asked(request: HttpRequest, event: Event, page: str, *, is_late: bool) -> HttpResponse:
    values = {"event": event, "is_late": is_late, "page": page}
    return render(request, "classroom/code.html", values, status=NOT_IN if is_late else 200)


def _page(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "classroom/client.html", _values(slug, ballot_of(slug, voter_of(request, slug))))


def _values(slug: str, ballot: Ballot) -> dict[str, object]:
    scene = Scene.objects.select_related("event", "fork_of").filter(pk=ballot.scene).first() if ballot.scene else None
    return {"slug": slug, "ballot": ballot, "moment": moment_of(scene) if scene else None}


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else -1
