"""The measure of a page: what Django itself needs for twenty rows and a signed-in person, with its own default middleware."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
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
PAGE = """<!doctype html><title>Rows</title><h1>{{ request.user.name }}</h1><table>
{% for row in rows %}<tr><td>{{ row.pk }}</td><td>{{ row.verb }}</td><td>{{ row.object }}</td><td>{{ row.at }}</td></tr>{% endfor %}
</table>"""


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"rows": AuditEntry.objects.order_by("-pk")[:20]}, request))


urlpatterns = [path("rows/", rows)]
