"""The measure of a page: what Django itself needs for twenty rows and a signed-in person, with its own default middleware."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.urls import path

from trivet.web.people.models import AuditEntry

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# A template that is compiled once, as Django's cached loader would, with the context processors of a new project.
ENGINE = DjangoTemplates(
    {
        "NAME": "bare",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
)
PAGE = """<!doctype html><title>Rows</title><h1>{{ request.user.name }}</h1><table>
{% for row in rows %}<tr><td>{{ row.pk }}</td><td>{{ row.verb }}</td><td>{{ row.object }}</td><td>{{ row.at }}</td></tr>{% endfor %}
</table>"""
TEMPLATE = ENGINE.from_string(PAGE)


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEMPLATE.render({"rows": AuditEntry.objects.order_by("-pk")[:20]}, request))


urlpatterns = [path("rows/", rows)]
