"""The fixed words of the documents: part titles and labels, which belong to no module."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from trivet.content.schema.base import Frozen, Text
from trivet.content.schema.trainer import TrainerWords
from trivet.vocabulary import CardRole, Grouping, MappingStrength


class CoverWords(Frozen):
    """The words of covers and headers: the part that exists in two languages."""

    course: Text
    pack: Text
    pack_subtitle: Text
    leaflet: Text
    tips: Text
    tip_sheet: Text
    date: Text
    second_date: Text
    time: Text
    venue: Text
    trainer: Text


class Header(Frozen):
    """One language's words for covers. `checked` only when a person who speaks it has read them."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    checked: bool
    checked_by: Text | None = None
    draft: Text
    cover: CoverWords

    @model_validator(mode="after")
    def _checked_by_somebody(self) -> Self:
        if self.checked and not self.checked_by:
            raise ValueError("say who checked these words in checked_by, or set checked to false")
        return self


class PartTitles(Frozen):
    """The parts of the pack that have no content file of their own."""

    cards: Text
    moves: Text
    glossary: Text
    references: Text
    notes: Text


class ModuleWords(Frozen):
    """The labels inside a module's part."""

    outcomes: Text
    moment: Text
    ideas: Text
    ideas_in_brief: Text
    plain: Text
    do_and_say: Text
    mistakes: Text
    example: Text
    activities: Text
    week: Text


class ActivityWords(Frozen):
    """The labels of exercises, role plays and their cards."""

    roles: dict[CardRole, Text]
    groupings: dict[Grouping, Text]
    minutes: Text
    minutes_column: Text
    of_which_practice: Text
    time: Text
    grouping: Text
    materials: Text
    set_up: Text
    steps: Text
    debrief: Text
    goes_wrong: Text


class WelcomeWords(Frozen):
    """Whom to turn to, the customer's rules, and the timetable."""

    people: Text
    people_intro: Text
    contact_missing: Text
    safeguarding: Text
    safeguarding_missing: Text
    confidentiality: Text
    confidentiality_missing: Text
    sharing: Text
    sharing_missing: Text
    day: Text
    half_day: Text
    working: Text


class BaselineWords(Frozen):
    """The confidence scale as a table."""

    could: Text
    ends: Text


class ClaimWords(Frozen):
    """The table of claims."""

    heading: Text
    intro: Text
    say: Text
    size: Text
    no_size: Text
    source: Text


class CardsWords(Frozen):
    people: Text
    intro: Text


class MoveWords(Frozen):
    intro: Text
    harmful: Text


class BoosterWords(Frozen):
    date: Text


class StandardsWords(Frozen):
    """The standards part. `none` is what a pack says when no standard has passed the publication gate."""

    heading: Text
    none: Text
    intro: Text
    standard: Text
    course: Text
    checked: Text
    strengths: dict[MappingStrength, Text]


class GlossaryWords(Frozen):
    terms: Text
    terms_intro: Text
    here: Text
    word: Text
    concept: Text
    words: dict[str, Text]
    ideas: Text


class ReferenceWords(Frozen):
    intro: Text
    doi: Text


class CertificateWords(Frozen):
    number: Text
    minutes: Text
    afterwards: Text


class TipWords(Frozen):
    """The ten tips and the tip sheets."""

    how_sure: Text
    tip: Text
    words_and_sureness: Text
    say: Text
    avoid: Text
    also: Text
    footer: Text


class LeafletWords(Frozen):
    """The headings and fixed sentences of the leaflet."""

    subtitle: Text
    time: Text
    part: Text
    outcome: Text
    day: Text
    half_day: Text
    taught_only: Text
    criminal_justice: Text
    more: Text
    details: Text
    suitable: Text
    duration: Text
    one_day: Text
    two_days: Text
    after: Text
    prior: Text
    standards: Text
    standards_some: Text
    standards_none: Text
    pack: Text
    contact: Text
    trainer_unknown: Text


class PackWords(Frozen):
    """Everything fixed that the participant's pack says."""

    parts: PartTitles
    welcome: WelcomeWords
    baseline: BaselineWords
    claims: ClaimWords
    cards: CardsWords
    moves: MoveWords
    boosters: BoosterWords
    standards: StandardsWords
    glossary: GlossaryWords
    references: ReferenceWords
    certificate: CertificateWords
    notes_lines: Annotated[int, Field(ge=1, le=60)]


class Furniture(Header):
    """All fixed words of the documents in the language of the course."""

    module: ModuleWords
    activity: ActivityWords
    pack: PackWords
    tip: TipWords
    leaflet: LeafletWords
    trainer: TrainerWords
