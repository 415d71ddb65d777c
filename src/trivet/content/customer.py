"""A customer and the course tailored for them, as a file: examples/customers/*.yaml."""

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from trivet.content.errors import content_error
from trivet.content.schema.base import Frozen, Id
from trivet.content.yamlfile import read_yaml, shape
from trivet.vocabulary import TERM_KEYS, Nation, Sector

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
ColourText = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
TimeText = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Contact(Frozen):
    """Somebody whom participants may need: the safeguarding lead, the person who booked."""

    role: Annotated[Line, Field(min_length=1)]
    name: Line = ""
    phone: Line = ""
    email: Line = ""


class Policies(Frozen):
    """The customer's own rules, printed in the pack where they belong."""

    safeguarding: Prose = ""
    confidentiality: Prose = ""
    information_sharing: Prose = ""


class CustomerDetails(Frozen):
    """An organisation for which a course is tailored."""

    name: Annotated[Line, Field(min_length=1)]
    name_cy: Line = ""
    sector: Sector
    nation: Nation
    colour: ColourText | None = None
    accent: ColourText | None = None
    logo: Line = ""
    contacts: tuple[Contact, ...] = ()
    policies: Policies = Policies()
    terms: dict[str, Line] = Field(default_factory=dict)

    @field_validator("terms")
    @classmethod
    def _terms_are_known(cls, terms: dict[str, str]) -> dict[str, str]:
        unknown = sorted(set(terms) - TERM_KEYS)
        if unknown:
            raise ValueError(f"unknown terms: {', '.join(unknown)}; known: {', '.join(sorted(TERM_KEYS))}")
        return terms


class ProviderDetails(Frozen):
    """The training provider."""

    name: Annotated[Line, Field(min_length=1)]
    strapline: Line = ""
    email: Line = ""
    phone: Line = ""
    website: Line = ""
    address: Line = ""
    colour: ColourText = "#1f4e5f"
    accent: ColourText = "#b5502b"
    logo: Line = ""
    trainer: Line = ""
    trainer_note: Prose = ""


class CourseDetails(Frozen):
    """When, where and what: the day as agreed with the customer."""

    title: Line = ""
    date: dt.date | None = None
    second_date: dt.date | None = None
    venue: Line = ""
    trainer: Line = ""
    start: TimeText = "09:30"
    end: TimeText = "16:30"
    options: tuple[Id, ...] = ()
    variant: Id = "standard"
    leave_out: tuple[Id, ...] = ()
    half_day: bool = False
    group_size: Annotated[int, Field(ge=2, le=40)] = 12
    bilingual_header: bool = False
    large_print: bool = False


class CustomerFile(Frozen):
    """Everything that a customer's documents need beside the course itself."""

    provider: ProviderDetails
    customer: CustomerDetails
    course: CourseDetails


def read_customer(path: Path) -> CustomerFile:
    """Read a customer's file. Raises ContentError that names file and line; logos are named relative to the file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise content_error(str(path), 1, f"the file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise content_error(str(path), 1, "the file is not UTF-8 text") from error
    return shape(read_yaml(text, str(path)), CustomerFile)
