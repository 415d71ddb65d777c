"""A copy of somebody's data as one zip: a page to read, the same as JSON, and the files that were given to them."""

import io
import json
import zipfile
from datetime import datetime

from django.template.loader import render_to_string

from trivet.web.awards.models import CertificateFiles
from trivet.web.people.queries import provider
from trivet.web.post.models import Enclosed
from trivet.web.records.person.held import Encoder, everything
from trivet.web.records.person.who import Person


def zipped(person: Person, now: datetime) -> bytes:
    """The whole copy."""
    parts = everything(person)
    context = {
        "parts": [(heading, [_shown(row) for row in rows]) for heading, rows in parts],
        "now": now,
        "company": provider().name,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("your-data.html", render_to_string("records/copy.html", context))
        packed.writestr("your-data.json", json.dumps(dict(parts), cls=Encoder, ensure_ascii=False, indent=2))
        for row in CertificateFiles.objects.filter(certificate__booking__in=person.bookings).select_related(
            "certificate"
        ):
            packed.writestr(f"certificates/{row.certificate.number}.pdf", bytes(row.pdf))
            packed.writestr(f"certificates/{row.certificate.number}.svg", row.svg)
            packed.writestr(f"certificates/{row.certificate.number}.json", row.credential)
        for one in Enclosed.objects.filter(message__in=person.letters()):
            packed.writestr(f"enclosed/{one.message_id}-{one.pk}-{_plain(one.name)}", bytes(one.data))
    return out.getvalue()


def _shown(row: dict[str, object]) -> list[tuple[str, str]]:
    """A row for reading: empty fields left out."""
    said = ((name.removesuffix("_id").replace("_", " "), _words(value)) for name, value in row.items())
    return [(name, words) for name, words in said if words]


def _words(value: object) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, datetime):
        return f"{value:%d %B %Y, %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict | list):
        return json.dumps(value, cls=Encoder, ensure_ascii=False, indent=1)
    return str(value)


def _plain(name: str) -> str:
    """A file name that stays in its folder."""
    return "".join(sign if sign.isalnum() or sign in ".-_" else "-" for sign in name)[-80:].lstrip(".")
