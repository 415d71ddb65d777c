"""The fixed words of what a trainer uses: the guide, the card sheets, the standards matrix and the slides."""

from trivet.content.schema.base import Frozen, Id, Text
from trivet.content.schema.client_sheet import ClientSheetWords
from trivet.vocabulary import Grouping, MappingStrength, Nation, Sector, Sureness


class GlanceWords(Frozen):
    """The guide's first part: the day at a glance."""

    title: Text
    first_day: Text
    second_day: Text
    group: Text
    people: Text
    setting: Text
    setting_told: Text
    work: Text
    working: Text
    cut: Text
    grown: Text
    changed: Text
    unchanged: Text
    honest: Text
    honest_intro: Text
    part: Text
    talk: Text
    planned: Text
    held: Text
    left_out: Text


class AheadWords(Frozen):
    """The guide's second part: before the day."""

    title: Text
    materials: Text
    room: Text
    groups: Text
    groups_even: Text
    groups_four: Text
    groups_five: Text
    groups_two: Text
    cards: Text
    cards_intro: Text
    emphasis: Text
    words: Text
    words_intro: Text
    concept: Text
    here: Text
    unchecked: Text


class SlotWords(Frozen):
    """The guide's part for each slot of the day."""

    when: Text
    second_day: Text
    both: Text
    practice: Text
    practice_match: Text
    practice_differs: Text
    practice_part: Text
    cards: Text
    materials: Text
    different: Text
    shorter: Text
    longer: Text
    dropped: Text
    added: Text
    gap: Text
    clock: Text
    time: Text
    minutes: Text
    what: Text
    talk: Text
    talk_heading: Text
    talk_joined: Text
    talk_tight: Text
    exercise: Text
    debrief: Text
    week: Text
    week_heading: Text
    moment: Text
    rules: Text
    outcomes: Text
    on_slide: Text
    scene: Text
    swaps: Text
    swap_dropped: Text
    swap_alternate: Text
    do: Text
    rest: Text
    lunch: Text


class AfterWords(Frozen):
    """The guide's appendices."""

    swaps: Text
    swaps_intro: Text
    answers: Text
    answers_intro: Text
    right: Text
    fidelity: Text
    fidelity_intro: Text
    outcomes_shown: Text
    practised: Text
    feedback: Text
    part_done: Text
    change: Text
    sources: Text
    sources_intro: Text


class GuideWords(Frozen):
    title: Text
    subtitle: Text
    glance: GlanceWords
    ahead: AheadWords
    slot: SlotWords
    after: AfterWords


class CardSheetWords(Frozen):
    """The cards to print and cut, and the sheet that says how many of what."""

    title: Text
    subtitle: Text
    lead: Text
    group: Text
    people: Text
    observers: Text
    extra_observers: Text
    observer_sheets: Text
    observer_copies: Text
    steps: tuple[Text, ...]
    sets: Text
    code: Text
    exercise: Text
    cards: Text
    copies: Text
    each: dict[Grouping, Text]
    swap: Text
    name: Text
    place: Text


class MatrixWords(Frozen):
    """The standards matrix. `none` is what it says when no standard has passed the publication gate."""

    title: Text
    subtitle: Text
    draft_subtitle: Text
    watermark: Text
    footer: Text
    draft_footer: Text
    lead: Text
    none: Text
    draft_lead: Text
    setting: Text
    judged: Text
    outcomes: Text
    outcome: Text
    outcomes_of: Text
    matrix: Text
    key: Text
    untouched: Text
    codes: Text
    code: Text
    standard: Text
    checked: Text
    checked_by: Text
    reasons: Text
    suite: Text
    uses: Text
    gate: Text
    passes: Text
    part: Text
    mapped: Text
    why: Text
    spare: Text
    spare_intro: Text
    strengths: dict[MappingStrength, Text]
    short: dict[MappingStrength, Text]


class PartSlide(Frozen):
    """What people do in a part of the day that is not a module."""

    grouping: Grouping
    steps: tuple[Text, ...]


class SlideWords(Frozen):
    """The slides that no module brings, and the words round those that they do."""

    title_notes: Text
    day: Text
    second_day: Text
    second_timetable: Text
    second_day_notes: Text
    time: Text
    what: Text
    then: Text
    rest_until: Text
    day_notes: Text
    rules: Text
    rules_section: Text
    rules_notes: Text
    codes: Text
    span: Text
    section_notes: Text
    outcomes: Text
    outcomes_title: Text
    outcomes_notes: Text
    moment: Text
    moment_notes: Text
    say: Text
    say_notes: Text
    mistakes: Text
    mistakes_notes: Text
    reflect: Text
    reflect_notes: Text
    week: Text
    week_notes: Text
    rest_then: Text
    rest_notes: Text
    lunch_notes: Text
    parts: dict[Id, PartSlide]
    part_notes: Text
    purpose: Text
    set_up: Text
    scene: Text
    steps: Text
    step: Text
    together: Text
    debrief: Text
    goes_wrong: Text
    without_slide: Text
    tips: Text
    tips_more: Text
    tips_notes: Text
    sure: Text
    sure_level: Text
    sure_claim: Text
    sure_notes: Text
    thanks: Text
    thanks_points: tuple[Text, ...]
    thanks_notes: Text
    cited: Text
    more_sources: Text


class TrainerWords(Frozen):
    """All of them, and the names of settings, nations and levels."""

    sectors: dict[Sector, Text]
    nations: dict[Nation, Text]
    sureness: dict[Sureness, Text]
    guide: GuideWords
    cards: CardSheetWords
    client: ClientSheetWords
    matrix: MatrixWords
    slides: SlideWords
