"""Renew the Welsh catalogue: collect what templates and code mark for translation, keep what is translated, compile.

Needs GNU gettext to collect. Every new string comes in as a draft; a person who has read it changes "# draft" into
"# checked: their name". Words that Django or allauth bring along, and which a participant meets, stand in EXTRA.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parent.parent / "src" / "trivet" / "web"
PO = Path("locale", "cy", "LC_MESSAGES", "django.po")
CATALOGUE = WEB / PO
EXTRA = Path(__file__).parent / "catalogue-extra.txt"
#: As Django's own Welsh catalogue counts: one, two, many, and eight or eleven. Another rule would not merge with it.
PLURALS = "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"
#: Rooms (and their templates) whose pages are English: the simulated clients speak English, and half a page in Welsh helps nobody.
ENGLISH_ONLY = ("practice", "drills", "classroom", "authoring")
HEADER = """# The Welsh of the pages that participants and customers meet. The glossary is docs/reference/welsh-terms.md.
# Each entry is "draft" until a person has read it and put "checked: NAME" in its place; then run scripts/catalogue.py.
#"""
_SET_UP = datetime(2026, 11, 1, tzinfo=UTC)


def collect(web: Path = WEB) -> None:
    """Read all templates and modules under a folder; needs xgettext, msgmerge and msguniq."""
    command = [
        sys.executable, "-P", "-m", "django", "makemessages", "-l", "cy", "--no-location", "--no-obsolete", "--no-wrap",
        "-i", "migrations", "-i", "static", *(word for room in ENGLISH_ONLY for word in ("-i", room)), "-v", "0",
    ]  # fmt: skip
    kept = {one.id: one for one in read(web / PO) if one.id in extra()}
    subprocess.run(command, cwd=web, check=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": "trivet.web.settings"})
    catalogue = read(web / PO)
    for words in sorted(extra(), key=str):
        old = kept.get(words)
        catalogue.add(words, old.string if old else None, user_comments=old.user_comments if old else ())
    _write(catalogue, web / PO)


def extra() -> set[str | tuple[str, str]]:
    """Words of the libraries underneath: a line each, singular and plural with a bar between; # is a remark."""
    lines = (line for line in EXTRA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {(one, many) if many else one for one, _, many in (line.partition(" | ") for line in lines)}


def mark_and_compile(po: Path = CATALOGUE) -> tuple[int, int, int]:
    """Mark what nobody has checked as a draft, and write the .mo file. Counts strings, drafts, and untranslated ones."""
    catalogue = read(po)
    entries = [entry for entry in catalogue if entry.id]
    for entry in entries:
        _mark(entry)
    _write(catalogue, po)
    with po.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, catalogue)
    drafts = sum("draft" in entry.user_comments for entry in entries)
    return len(entries), drafts, sum(not all(strings(entry)) for entry in entries)


def _mark(entry: Message) -> None:
    """A guess of msgmerge from a similar string is no translation: it goes, and so does whoever had checked the other."""
    if entry.fuzzy:
        entry.string = ("",) * 4 if entry.pluralizable else ""
        entry.user_comments = []
        entry.flags.discard("fuzzy")
    if not any(line.startswith(("draft", "checked: ")) for line in entry.user_comments):
        entry.user_comments.append("draft")


def read(po: Path) -> Catalog:
    with po.open("rb") as file:
        catalogue = read_po(file, locale="cy")
    catalogue.mime_headers = [("Plural-Forms", PLURALS), ("Project-Id-Version", "Trivet 1")]
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    catalogue.last_translator = catalogue.msgid_bugs_address = ""
    catalogue.language_team = "cy"
    catalogue.creation_date = catalogue.revision_date = _SET_UP
    return catalogue


def _write(catalogue: Catalog, po: Path) -> None:
    with po.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True)


def strings(entry: Message) -> tuple[str, ...]:
    """What stands for it in Welsh: one string, or one for each way of counting."""
    found = entry.string
    return tuple(map(str, found)) if isinstance(found, (tuple, list)) else (str(found or ""),)


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        collect()
    print("{} strings, {} drafts, {} not translated yet".format(*mark_and_compile()))
