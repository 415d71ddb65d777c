"""What a learner said, sealed to its place: not even the owner of the database can read it."""

from trivet.web.secrets import SealError, keyring

LOST = "(These words can no longer be opened.)"


def sealed(words: str, session_id: int, number: int) -> str:
    return keyring().seal(words, bound_to=bound_to(session_id, number)) if words else ""


def opened(body: str, session_id: int, number: int) -> str:
    """The words again; a sentence in their stead when their key is gone."""
    if not body:
        return ""
    try:
        return keyring().unseal(body, bound_to=bound_to(session_id, number))
    except SealError:
        return LOST


def bound_to(session_id: int, number: int) -> str:
    """What the words of a turn are sealed to: moved to another row they do not open."""
    return f"practice_turn.words:{session_id}:{number}"
