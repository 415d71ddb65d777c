"""How allauth fits this house: no open sign-up, where people land, and sealed second factors."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

from trivet.web.people.models import DESK_ROLES, Role, User
from trivet.web.secrets import keyring

#: Where each role lands after signing in; a participant at their learning.
_HOMES: dict[str, str] = {**dict.fromkeys(DESK_ROLES, "desk:home"), Role.CONTACT: "customer:events"}
_HOME = "learning:home"
_FACTOR = "mfa_authenticator.data"


def display_name(user: User) -> str:
    return user.name or user.email


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from a course's join link or from the provider, never from a public form."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        user = request.user
        return reverse(_HOMES.get(user.role, _HOME) if isinstance(user, User) else _HOME)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps lie sealed in the database."""

    def encrypt(self, text: str) -> str:
        return keyring().seal(text, bound_to=_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        return keyring().unseal(encrypted_text, bound_to=_FACTOR)
