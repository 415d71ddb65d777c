"""A letter written: its text filled with words, in the provider's name and colour."""

from collections.abc import Mapping

from django.urls import reverse

from trivet.content.schema.mail import ALWAYS, LETTERS
from trivet.press.mail import Written, show, write
from trivet.web.addresses import absolute
from trivet.web.people.models import Provider
from trivet.web.people.queries import provider
from trivet.web.post.texts import Standing, standing


class UnfilledLetterError(ValueError):
    """A letter lacks words that it cannot do without, or was given words that it does not know."""


def check_words(template: str, words: Mapping[str, str]) -> None:
    """Raises UnfilledLetterError."""
    kind = LETTERS.get(template)
    if kind is None:
        raise UnfilledLetterError(f"there is no letter '{template}'; known: {', '.join(LETTERS)}")
    if unknown := sorted(set(words) - set(kind.placeholders)):
        raise UnfilledLetterError(f"the letter '{template}' knows no {', '.join(unknown)}")
    if missing := [name for name in kind.needs if not words.get(name, "").strip()]:
        raise UnfilledLetterError(f"the letter '{template}' needs {', '.join(missing)}")


def written(template: str, words: Mapping[str, str], language: str) -> Written:
    """The letter as it goes out. Raises UnfilledLetterError."""
    check_words(template, words)
    return written_from(standing(template, language), words)


def written_from(text: Standing, words: Mapping[str, str]) -> Written:
    """A letter from a text that need not be stored yet."""
    row = provider()
    return write(text.subject, _body(text), {**_own(row), **words}, language=text.language, colour=row.colour)


def shown_from(text: Standing, words: Mapping[str, str]) -> Written:
    """The same to be shown on a page of the desk."""
    return show(text.subject, _body(text), {**_own(provider()), **words})


def _body(text: Standing) -> str:
    return f"{text.body}\n\n---\n\n*{text.note}*" if text.note else text.body


def _own(row: Provider) -> dict[str, str]:
    privacy = absolute(reverse("site:privacy"))
    return dict(zip(ALWAYS, (row.name, row.email, row.phone, privacy), strict=True))
