"""A certificate as JSON for its Typst template: every line composed here, so that the template only lays out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from trivet.content.schema.certificate import CertificateWords
from trivet.press.certificate.sheet import MOST_STANDARDS, Attachment, CertificateSheet, PrintedStandard
from trivet.press.document import Brand
from trivet.press.letters import STAND_IN, breakable, printable
from trivet.press.printable import one_line
from trivet.press.qr import qr_svg
from trivet.press.serial import Json
from trivet.vocabulary import Language

Wording = Mapping[Language, CertificateWords]

#: The line for a name, in ems of the largest type, and what a capital and a small letter take of it at the most.
_LINE, _WIDE, _NARROW = 14.0, 1.05, 0.95


class CertificateError(ValueError):
    """A certificate cannot be made of these facts. The message is for a person."""


def shared_json(sheet: CertificateSheet, brand: Brand, wording: Wording) -> str:
    """What is the same for many people of one event: the design, the course, the words. Raises CertificateError."""
    _checked(sheet, wording)
    sides = [_side(sheet, wording[language]) for language in sheet.languages]
    return _json(
        {
            "brand": {
                "name": _text(brand.name),
                "name_cy": _text(brand.name_cy),
                "colour": brand.colour,
                "accent": brand.accent,
            },
            "logo_alt": printable(brand.logo.alt) if brand.logo else "",
            # The template's colours and fixed words are those of every other document.
            "layout": "certificate",
            "large_print": False,
            "watermark": "",
            "cover": {"kicker": ""},
            "language": sides[0]["language"],
            "sides": sides,
            "signed_by": _text(sheet.signed_by or sheet.trainer),
            "signed_as": _text(sheet.signed_as),
        }
    )


def own_json(sheet: CertificateSheet, wording: Wording) -> str:
    """What is this person's own: the name, the number, where to check it."""
    all_words = [wording[language] for language in sheet.languages]
    first = all_words[0]
    return _json(
        {
            "heading": f"{printable(first.titles[sheet.kind])}: {_said(sheet.name)}",
            "author": _said(sheet.provider),
            "name": _text(sheet.name),
            "fits": _fits(_said(sheet.name)),
            "qr": qr_svg(sheet.verify_at),
            "qr_alt": first.qr_alt.format(address=sheet.verify_at),
            "verify_at": sheet.verify_at,
            "verify_shown": _text(sheet.verify_at.partition("://")[2] or sheet.verify_at),
            "number": _text(sheet.number),
            "replaces": [_replaces(sheet, words) for words in all_words],
            "notes": [list(_notes(sheet, words)) for words in all_words],
        }
    )


def attachments_json(attachments: tuple[Attachment, ...]) -> str:
    """The files that go inside, as text. Raises CertificateError when one is not UTF-8 text."""
    return _json([_attached(one) for one in attachments])


def duration(minutes: int, words: CertificateWords) -> str:
    """ "5 h 10 min", "45 min", "6 h"."""
    hours, rest = divmod(minutes, 60)
    pattern = words.hours_minutes if hours and rest else words.hours if hours else words.minutes
    return pattern.format(hours=hours, minutes=rest)


def long_day(day: date, words: CertificateWords) -> str:
    """ "7 December 2026", in the language of the words."""
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def _checked(sheet: CertificateSheet, wording: Wording) -> None:
    missing = [language for language in sheet.languages if language not in wording]
    if not sheet.languages or missing:
        raise CertificateError(f"There are no words for a certificate in: {', '.join(missing) or 'no language'}.")
    if not _said(sheet.name).strip():
        raise CertificateError("A certificate needs the name of the person it is for, in letters that can be seen.")
    if not sheet.dates:
        raise CertificateError("A certificate needs the date of the course.")
    if not 0 <= sheet.minutes_attended <= sheet.minutes:
        raise CertificateError(
            f"Nobody can attend {sheet.minutes_attended} of {sheet.minutes} minutes. Check the register."
        )
    if len(sheet.standards) > MOST_STANDARDS:
        raise CertificateError(
            f"A certificate names at most {MOST_STANDARDS} standards; this one has {len(sheet.standards)}."
        )


def _side(sheet: CertificateSheet, words: CertificateWords) -> dict[str, Json]:
    """The whole text in one language."""
    welsh = words.language.startswith("cy")
    own_title, own_outcomes = (sheet.title_cy, sheet.outcomes_cy) if welsh else (sheet.title, sheet.outcomes)
    tag, _, region = words.language.partition("-")
    return {
        "language": {"lang": tag, "region": region or "GB"},
        # Words that nobody has translated stay in the language they are in, and say so to a screen reader.
        "course_language": tag if own_title else "en",
        "outcomes_language": tag if own_outcomes else "en",
        "kind": words.titles[sheet.kind],
        "opening": words.opening,
        "told": words.told[sheet.kind],
        "title": _text(own_title or sheet.title),
        "facts": [[name, _text(value)] for name, value in _facts(sheet, words) if value],
        "outcomes_title": words.outcomes,
        "outcomes": [_text(one) for one in own_outcomes or sheet.outcomes],
        "standards_title": words.standards if sheet.standards else "",
        "standards": [_text(_standard(one, words)) for one in sheet.standards],
        "standards_none": "" if sheet.standards else words.standards_none,
        "not_title": words.not_titles,
        "nots": " ".join(_nots(sheet, words)),
        "verify": words.verify,
        "number": words.number,
        "issued": f"{words.issued} {long_day(sheet.issued_on, words)}",
    }


def _facts(sheet: CertificateSheet, words: CertificateWords) -> Iterator[tuple[str, str]]:
    labels = words.labels
    yield labels.dates, f" {words.also} ".join(long_day(day, words) for day in sheet.dates)
    yield labels.place, ", ".join(filter(None, (words.delivery[sheet.delivery], sheet.place)))
    whole, there = duration(sheet.minutes, words), duration(sheet.minutes_attended, words)
    yield labels.contact, words.contact.format(time=whole)
    is_whole = sheet.minutes_attended == sheet.minutes
    yield labels.attended, words.all_of_it if is_whole else words.part_of_it.format(time=there, whole=whole)
    yield labels.practice, duration(sheet.practical_minutes, words) if sheet.practical_minutes else ""
    yield labels.trainer, sheet.trainer
    yield labels.provider, ", ".join(filter(None, (sheet.provider, sheet.provider_contact)))
    yield labels.registration, sheet.registration


def _standard(one: PrintedStandard, words: CertificateWords) -> str:
    version = words.version.format(version=one.version) if one.version else ""
    return ", ".join(filter(None, (f"{one.framework} {one.code}".strip(), one.title, version)))


def _nots(sheet: CertificateSheet, words: CertificateWords) -> Iterator[str]:
    yield words.nots[sheet.kind]
    if sheet.standards:
        yield words.mapped_not_met


def _fits(name: str) -> bool:
    """Surely on one line in the largest type: most names are, and need not be measured."""
    return sum(_WIDE if mark.isupper() or not mark.isalpha() else _NARROW for mark in name) <= _LINE


def _replaces(sheet: CertificateSheet, words: CertificateWords) -> str:
    return _text(f". {words.replaces.format(number=sheet.replaces)}") if sheet.replaces else ""


def _notes(sheet: CertificateSheet, words: CertificateWords) -> Iterator[str]:
    """What must be said in small print."""
    if STAND_IN in _said(sheet.name) and STAND_IN not in sheet.name:
        yield words.letters_missing
    if words.note:
        yield words.note


def _attached(one: Attachment) -> Mapping[str, Json]:
    try:
        text = one.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CertificateError(f"“{one.name}” cannot travel inside a certificate: it is not text.") from error
    return {"name": one.name, "text": text, "type": one.media_type, "description": one.description}


def _said(text: str) -> str:
    return printable(one_line(text))


def _text(text: str) -> str:
    return breakable(_said(text))


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
