"""The text of each letter as it stands now: the provider's own edition, else the shipped one."""

from dataclasses import dataclass

from trivet.content.mail import load_letters
from trivet.content.schema.mail import LETTERS, Kind, LetterText
from trivet.vocabulary import Language
from trivet.web.post.models import MessageTemplate


@dataclass(frozen=True, slots=True)
class Standing:
    """A text in use, which edition it is (0: never edited), and a note while nobody has checked it."""

    key: str
    language: str
    subject: str
    body: str
    version: int
    is_shipped: bool
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A letter in the list of texts."""

    key: str
    kind: Kind
    texts: tuple[Standing, ...]


def shipped(key: str, language: str) -> LetterText:
    """The text that came with Trivet."""
    return load_letters().text(key, language)


def standing(key: str, language: str) -> Standing:
    """The text in use. Raises KeyError when there is no such letter."""
    return _standing(
        key, language, MessageTemplate.objects.filter(key=key, language=language).order_by("-version").first()
    )


def standing_all() -> tuple[Row, ...]:
    """Every letter in every language, in one query."""
    newest = {(row.key, row.language): row for row in MessageTemplate.objects.order_by("version")}
    return tuple(
        Row(key, kind, tuple(_standing(key, one.value, newest.get((key, one.value))) for one in Language))
        for key, kind in LETTERS.items()
    )


def _standing(key: str, language: str, row: MessageTemplate | None) -> Standing:
    ours = shipped(key, language)
    if row is None or row.is_shipped:
        return Standing(key, language, ours.subject, ours.body, row.version if row else 0, True, ours.note)
    note = "" if row.checked_by or language == "en" else ours.note
    return Standing(key, language, row.subject, row.body, row.version, False, note)
