"""The site as it is served, without the count of tries: a crowd behind one address is what is measured."""

from trivet.web.wsgi import application  # isort: skip -- sets up what the next import needs
from trivet.web.events.views import public


def _nobody_is_too_many(*_args: object, **_words: object) -> bool:
    return False


public.too_many = _nobody_is_too_many

__all__ = ["application"]
