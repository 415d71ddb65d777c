"""A link by which somebody sets their first password, or a new one: it works once, for three days."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from trivet.web.people.models import User


def password_link(request: HttpRequest, person: User) -> str:
    """The whole address, to be handed over by whoever runs the desk."""
    words = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=words))
