"""Lengths, timings and reading ages: what keeps a module teachable and a text readable."""

from collections.abc import Iterator

from trivet.content.errors import Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places, check_path, module_path
from trivet.content.readability import count_words, reading_age
from trivet.content.schema import Activity, Module, TipSheet
from trivet.vocabulary import ActivityKind

IDEAS_WORDS = (600, 1200)
PLAIN_WORDS = (250, 350)
CARD_WORDS = (12, 180)
TIP_SHEET_MOST_WORDS = 300
IDEAS_READING_AGE = 15.0
PLAIN_READING_AGE = 12.5
LEAST_INPUT = 5  # minutes of a module that its exercises must leave for talking
MOST_LONGEST = 0.6  # share of items whose right answer may be the longest


def faults(library: Library, places: Places) -> Iterator[Fault]:
    """Texts that are too long, too short or too hard, and exercises that do not fit their module."""
    for module in library.modules.values():
        path = module_path(module.id)
        yield from (places.fault(path, needle, message) for needle, message in _texts(module))
        yield from (places.fault(path, needle, message) for needle, message in _times(module))
        yield from (
            places.fault(path, activity.id, message) for activity in module.activities for message in _cards(activity)
        )
        yield from _guessable(places, module)


def _texts(module: Module) -> Iterator[tuple[str, str]]:
    yield from _words("## The ideas", "The ideas", module.ideas, IDEAS_WORDS)
    yield from _words("## In plain words", "In plain words", module.plain, PLAIN_WORDS)
    yield from _age("## The ideas", "The ideas", module.ideas, IDEAS_READING_AGE)
    yield from _age("## In plain words", "In plain words", module.plain, PLAIN_READING_AGE)
    words = _tip_sheet_words(module.tip_sheet)
    if words > TIP_SHEET_MOST_WORDS:
        yield "tip-sheet", f"the tip sheet has {words} words; one side holds {TIP_SHEET_MOST_WORDS}"


def _words(needle: str, title: str, text: str, limits: tuple[int, int]) -> Iterator[tuple[str, str]]:
    words = count_words(text)
    if not limits[0] <= words <= limits[1]:
        yield needle, f"'{title}' has {words} words; it should have {limits[0]} to {limits[1]}"


def _age(needle: str, title: str, text: str, most: float) -> Iterator[tuple[str, str]]:
    age = reading_age(text)
    if age > most:
        yield needle, f"'{title}' reads at age {age:.1f}; at most {most:g}: shorter sentences, plainer words"


def _tip_sheet_words(sheet: TipSheet) -> int:
    texts = [sheet.title, sheet.lead, sheet.sure_why, *sheet.say, *sheet.avoid]
    texts += [part for tip in sheet.tips for part in (tip.head, tip.text)]
    return sum(map(count_words, texts))


def _times(module: Module) -> Iterator[tuple[str, str]]:
    main = [activity for activity in module.activities if not activity.alternate]
    if not main:
        yield "minutes", "every activity is an alternate; the day needs at least one"
        return
    total, practice = sum(one.minutes for one in main), sum(one.practice for one in main)
    minutes = module.head.minutes
    if total + LEAST_INPUT > minutes.default:
        yield (
            "minutes",
            f"the main activities take {total} of {minutes.default} minutes; leave {LEAST_INPUT} for the ideas",
        )
    if practice < minutes.practice:
        yield (
            "minutes",
            f"the main activities hold {practice} minutes of practice; the module promises {minutes.practice}",
        )
    if not any(activity.kind is ActivityKind.ROLE_PLAY for activity in module.activities):
        yield "activity", "a module needs at least one role play"


def _cards(activity: Activity) -> Iterator[str]:
    for card in activity.cards:
        words = count_words(card.text)
        if activity.kind is ActivityKind.ROLE_PLAY and not CARD_WORDS[0] <= words <= CARD_WORDS[1]:
            yield f"the card '{card.title}' has {words} words; a card should have {CARD_WORDS[0]} to {CARD_WORDS[1]}"


def _guessable(places: Places, module: Module) -> Iterator[Fault]:
    """A check that can be passed by picking the longest answer, or always the same letter, teaches nothing."""
    items, path = module.check.items, check_path(module.id)
    longest = sum(item.answer.text == max((option.text for option in item.options), key=len) for item in items)
    if longest > MOST_LONGEST * len(items):
        yield places.fault(path, "items", f"the right answer is the longest in {longest} of {len(items)} items")
    letters = [item.answer.id for item in items]
    most = max(set(letters), key=letters.count)
    if letters.count(most) > MOST_LONGEST * len(items):
        yield places.fault(
            path, "items", f"the right answer is '{most}' in {letters.count(most)} of {len(items)} items"
        )
