"""The words of certificates, in one language each."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from trivet.content.schema.base import Frozen, Text
from trivet.vocabulary import CertificateKind, Delivery


class Worded(Frozen):
    """Words in one language. `checked` only when a person who speaks it has read them; else `draft` is printed."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    checked: bool
    checked_by: Text | None = None
    draft: str

    @model_validator(mode="after")
    def _checked_or_said_to_be_a_draft(self) -> Self:
        if self.checked and not self.checked_by:
            raise ValueError("say who checked these words in checked_by, or set checked to false")
        if not self.checked and not self.draft:
            raise ValueError("words that nobody has checked need a note in draft that says so")
        return self

    @property
    def note(self) -> str:
        """What must be printed with these words while nobody has checked them."""
        return "" if self.checked else self.draft


class FactLabels(Frozen):
    dates: Text
    place: Text
    contact: Text
    attended: Text
    practice: Text
    trainer: Text
    provider: Text
    registration: Text


class CertificateWords(Worded):
    """Everything on a certificate that is not about one person or one course."""

    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]
    date: Text
    also: Annotated[Text, Field(alias="and")]
    hours_minutes: Text
    minutes: Text
    hours: Text
    titles: dict[CertificateKind, Text]
    opening: Text
    told: dict[CertificateKind, Text]
    labels: FactLabels
    delivery: dict[Delivery, Text]
    contact: Text
    all_of_it: Text
    part_of_it: Text
    outcomes: Text
    standards: Text
    standards_none: Text
    version: Text
    not_titles: Text
    nots: dict[CertificateKind, Text]
    mapped_not_met: Text
    verify: Text
    number: Text
    issued: Text
    replaces: Text
    qr_alt: Text
    letters_missing: Text

    @model_validator(mode="after")
    def _a_word_for_every_kind(self) -> Self:
        for name in ("titles", "told", "nots"):
            missing = set(CertificateKind) - set(getattr(self, name))
            if missing:
                raise ValueError(f"{name} has no words for {', '.join(sorted(missing))}")
        return self
