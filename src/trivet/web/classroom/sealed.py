"""The line that an observer kept: sealed to its row."""

from trivet.web.classroom.models import Observation
from trivet.web.secrets import SealError, keyring

_LOST = "(These words can no longer be opened.)"


def seal_words(row: Observation, words: str) -> None:
    """Put words on a stored row; the caller saves."""
    row.words = keyring().seal(words, bound_to=_place(row)) if words else ""


def opened(row: Observation) -> str:
    """The words; a sentence in their stead when their key is gone."""
    if not row.words:
        return ""
    try:
        return keyring().unseal(row.words, bound_to=_place(row))
    except SealError:
        return _LOST


def _place(row: Observation) -> str:
    return f"classroom_observation.words:{row.pk}"
