"""Against machines that fill in forms: a field that no person sees, and a count of tries from one address."""

from django import forms
from django.core.cache import cache
from django.http import HttpRequest

from trivet.web.people.lockout import address

TRAP = "website_address"


class GuardedForm(forms.Form):
    """A public form with a field that people do not see; templates/includes/guard.html draws it."""

    website_address = forms.CharField(
        required=False,
        label="Leave this empty",
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_spam(self) -> bool:
        """Something was written where no person writes: thank them, and store nothing."""
        return bool(self.data.get(TRAP, "").strip())


def too_many(request: HttpRequest, what: str, *, most: int = 10, minutes: int = 60) -> bool:
    """Count one try, and say whether this address has had too many. Counted for each server process."""
    key = f"flood-{what}-{address(request)}"
    if cache.add(key, 1, minutes * 60):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # forgotten between the two lines
        return False
