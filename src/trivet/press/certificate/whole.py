"""From a sheet of facts to the PDF, in this process; `worker.Press.certificate` does the same in another."""

import json
from datetime import UTC, datetime
from functools import lru_cache

from trivet.press import engine
from trivet.press.certificate.data import Wording, attachments_json, own_json, shared_json
from trivet.press.certificate.sheet import Attachment, CertificateSheet
from trivet.press.document import Brand, Logo
from trivet.press.logo import logo_png

#: A picture of more bytes is made smaller: 62 mm at 300 dots an inch.
LARGE_LOGO, LOGO_DOTS = 100_000, 740


def to_certificate(
    sheet: CertificateSheet, brand: Brand, wording: Wording, *, attachments: tuple[Attachment, ...] = ()
) -> bytes:
    """The certificate as PDF/UA-1 and PDF/A-3a. Same facts, same bytes. Raises CertificateError and PressError."""
    return engine.certificate(certificate_inputs(sheet, brand, wording, attachments), issued_at(sheet))


def certificate_inputs(
    sheet: CertificateSheet, brand: Brand, wording: Wording, attachments: tuple[Attachment, ...]
) -> dict[str, str]:
    """What the template is given: words and numbers only, never Typst code."""
    return {
        "document": shared_json(sheet, brand, wording),
        "own": own_json(sheet, wording),
        "logo": _emblem(brand.logo) if brand.logo else "",
        "attached": attachments_json(attachments),
    }


def issued_at(sheet: CertificateSheet) -> int:
    """Midnight UTC of the day of issue, in seconds since 1970."""
    day = sheet.issued_on
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


@lru_cache(maxsize=64)
def _emblem(logo: Logo) -> str:
    """A drawing as its text, a picture as its bytes, no larger than is printed."""
    if logo.kind == "svg":
        return json.dumps(logo.data.decode(), ensure_ascii=False)
    small = logo.data if len(logo.data) <= LARGE_LOGO else logo_png(logo, LOGO_DOTS)
    return json.dumps(list(small), separators=(",", ":"))
