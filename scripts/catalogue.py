"""Renew the Welsh catalogue: collect what templates and code mark for translation, keep what is translated, compile.

Needs GNU gettext to collect. Every new string comes in as a draft; a person who has read it changes "# draft" into
"# checked: their name".
"""

import os
import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parent.parent / "src" / "trivet" / "web"
CATALOGUE = WEB / "locale" / "cy" / "LC_MESSAGES" / "django.po"


def collect() -> None:
    """Read all templates and modules; needs xgettext, msgmerge and msguniq."""
    command = [
        sys.executable, "-P", "-m", "django", "makemessages", "-l", "cy", "--no-location", "--no-obsolete", "--no-wrap",
        "-i", "migrations", "-i", "static",
    ]  # fmt: skip
    subprocess.run(command, cwd=WEB, check=True, env=os.environ | {"DJANGO_SETTINGS_MODULE": "trivet.web.settings"})


def mark_and_compile() -> tuple[int, int, int]:
    """Mark what nobody has checked as a draft, and write the .mo file. Counts strings, drafts, and untranslated ones."""
    catalogue = read_po(CATALOGUE.open("rb"), locale="cy")
    entries = [entry for entry in catalogue if entry.id]
    for entry in entries:
        if not any(line.startswith(("draft", "checked: ")) for line in entry.user_comments):
            entry.user_comments.append("draft")
        entry.flags.discard("fuzzy")
    with CATALOGUE.open("wb") as po:
        write_po(po, catalogue, width=0, omit_header=False, sort_output=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, catalogue)
    drafts = sum("draft" in entry.user_comments for entry in entries)
    return len(entries), drafts, sum(not any(_strings(entry.string)) for entry in entries)


def _strings(found: object) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(map(str, found))  # type: ignore[call-overload]


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        collect()
    print("{} strings, {} drafts, {} not translated yet".format(*mark_and_compile()))
