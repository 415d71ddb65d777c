"""The one place that calls Typst: shipped fonts, shipped templates, no network, no system fonts."""

import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

from trivet.press.letters import FONTS

TEMPLATES = Path(__file__).parent / "templates"
MAIN = "main.typ"
#: The title is set at the end, where nothing follows that would have to be laid out anew for each name.
_CERTIFICATE = """#import "certificate.typ": certificate
#let own = json(bytes({own}))
#certificate(own, json(bytes({attached})))
#set document(title: own.heading, author: own.author)
#metadata(none)
"""
TOO_LONG = "trivet:too-long"
#: A compiler serves one thread at a time.
_ONE_AT_A_TIME = threading.Lock()


class PressError(RuntimeError):
    """A document could not be printed. The message is for a person."""


class TooLongError(PressError):
    """A sheet that must fit one side has more words than the smallest type can take."""


@cache
def fonts() -> typst.Fonts:
    """Loaded once a process: loading them for every document took longer than a certificate."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def pdf(template: str, data: str, timestamp: int) -> bytes:
    """Typeset JSON with one of the shipped templates. The same three arguments give the same bytes."""
    try:
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"document": data},
            pdf_standards="ua-1",
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise _in_words(error) from error


def certificate(inputs: Mapping[str, str], timestamp: int) -> bytes:
    """Typeset one certificate as PDF/UA-1 and PDF/A-3a. The same arguments give the same bytes.

    `inputs`: document and logo, the same for many people; own and attached, this person's. Typst remembers what it
    has laid out while its inputs stay the same, so only the first two travel as inputs, and the other two as strings
    in the source.
    """
    source = _CERTIFICATE.format(own=_literal(inputs["own"]), attached=_literal(inputs["attached"]))
    shared = {"document": inputs["document"], "logo": inputs["logo"]}
    try:
        with _ONE_AT_A_TIME:
            made = _compiler().compile(
                source.encode(), sys_inputs=shared, pdf_standards=["ua-1", "a-3a"], timestamp=timestamp
            )
    except typst.TypstError as error:
        raise _in_words(error) from error
    assert isinstance(made, bytes)
    return made


def _literal(text: str) -> str:
    """The text as a Typst string, in which only these two signs mean anything."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@cache
def _compiler() -> typst.Compiler:
    """One for all certificates: a new one for each would read the template and the fonts again."""
    return typst.Compiler(b"", root=TEMPLATES, font_paths=fonts(), ignore_system_fonts=True)


def png(template: str, data: str, ppi: float) -> bytes:
    """The first page of JSON typeset with a template, as a picture."""
    try:
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"document": data},
            format="png",
            ppi=ppi,
        )
    except typst.TypstError as error:
        raise _in_words(error) from error


def _in_words(error: typst.TypstError) -> PressError:
    # Typst may list follow-on errors first: a link into the sheet finds no target when nothing was placed.
    if TOO_LONG in error.diagnostic:
        return TooLongError(
            "This sheet is too long for one A4 side, even in the smallest type that can be read. Take out some words."
        )
    return PressError(f"The press could not set this document: {error.message}")
