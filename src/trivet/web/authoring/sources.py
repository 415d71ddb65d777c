"""The files that came with Trivet, and the few lines that a client from nothing begins with."""

import re
from functools import lru_cache

from django.utils.text import slugify

from trivet.content.clientfile import client_values, new_file, rewritten
from trivet.web.practice.people import practice

LONGEST_ID = 60


def shipped_text(slug: str) -> str | None:
    """The file of a shipped client."""
    found = practice()
    return _read(found.version, slug) if slug in found.clients else None


def blank(slug: str, name: str, archetype: str) -> str:
    """A file that says what is still to be written."""
    return new_file(
        {
            "client": slug,
            "title": name,
            "archetype": archetype,
            "setting": "probation",
            "nation": "england",
            "person": {"name": name, "age": 30, "pronouns": "they/them"},
            "background": "",
            "practitioner_brief": "",
            "learning": [],
            "dials": {"trust": "low", "coercion": "medium", "readiness": "low", "capacity": "medium"},
            "facts": [],
            "wants": "",
            "lines": {},
            "did_well": "",
            "watch_for": "",
        }
    )


def copied(text: str, slug: str, name: str) -> str:
    """Another person begun from this one's file: the new name wherever the old one stands, and nobody has read it yet."""
    values = client_values(text, slug)
    person = values.get("person")
    old = person.get("name") if isinstance(person, dict) else None
    if isinstance(old, str) and old.strip():
        text = re.sub(rf"\b{re.escape(old.strip())}\b", lambda _: name, text)
        values = client_values(text, slug)
    values["client"] = slug
    written = values.get("written")
    if isinstance(written, dict):
        values["written"] = {**written, "checked_by": None}
    return rewritten(text, values)


def id_from(name: str, taken: set[str]) -> str:
    """An id from a name that nobody has yet: "sam", "sam-2"."""
    stem = slugify(name)[:LONGEST_ID].strip("-_").replace("_", "-") or "client"
    return next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if one not in taken)


@lru_cache(maxsize=64)
def _read(version: str, slug: str) -> str:
    return (practice().root / "clients" / f"{slug}.yaml").read_text(encoding="utf-8")
