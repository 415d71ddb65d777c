"""Published clients, handed to practice."""

from collections.abc import Iterator
from functools import lru_cache

from trivet.web.authoring.checking import character_in
from trivet.web.authoring.models import OwnClient, State
from trivet.web.practice.people import Own, practice


def own_clients() -> Iterator[Own]:
    """Everybody who is published, each as he or she was then. One query; files are read once a process."""
    rows = OwnClient.objects.filter(state=State.READY).values_list("slug", "published__text")
    for slug, text in rows:
        found = _read(slug, text, practice().version)
        if found is not None:
            yield found


@lru_cache(maxsize=128)
def _read(slug: str, text: str, version: str) -> Own | None:
    """None: what was sound when it was published is not with the archetypes of today."""
    character = character_in(text, slug)
    return Own(character, text) if character else None
