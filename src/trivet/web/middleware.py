"""What every answer has in common: a limit on what comes in, and headers on what goes out."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]

_HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def body_limit(get_response: Answer) -> Answer:
    """Refuse a body that no form here could want, before a byte of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.LARGEST_BODY:
            return render(request, "413.html", status=413)
        return get_response(request)

    return answer


def headers(get_response: Answer) -> Answer:
    """Security headers, and no copy of a signed-in person's page in a shared cache."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.setdefault(name, value)
        if "Cache-Control" not in response and "session" in request.__dict__ and request.session.accessed:
            response["Cache-Control"] = "private, no-cache"
        return response

    return answer
