"""The few fixed words of the press, by language: "Contents", "Opening line". English where a language is not known."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"
#: words.json serves every output; screen_words.json holds what only a screen or an editor needs.
_FILES = ("words.json", "screen_words.json")


@cache
def fixed_words(language: str) -> Mapping[str, str]:
    """The words of a language tag such as "en-GB" or "cy", by key."""
    tag = language.partition("-")[0].lower()
    found: dict[str, str] = {}
    for name in _FILES:
        by_language: dict[str, dict[str, str]] = json.loads((_TEMPLATES / name).read_text(encoding="utf-8"))
        found.update(by_language["en"] | by_language.get(tag, {}))
    return found
