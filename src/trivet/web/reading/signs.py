"""Small signs beside words: the legs that a part is about."""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from trivet.press.html.marks import leg_sign_html
from trivet.vocabulary import Component


def legs(components: Iterable[Component]) -> SafeString:
    """Each leg with its shape and its word."""
    shown = (
        f'<span class="leg leg-{one.value}">{leg_sign_html(one)} {one.value.capitalize()}</span>' for one in components
    )
    return mark_safe(" ".join(shown))  # noqa: S308 -- shapes and words of our own
