"""The guide's second part: before the day."""

from collections.abc import Iterator

from trivet.curriculum.session import BeatKind
from trivet.press.cards import card_sets, copies, roles_told
from trivet.press.document import Block, Blocks, Bullets, Callout, Inlines, Table, Ticks
from trivet.press.guide.teaching import Teaching, plain, strong
from trivet.press.sheets import line
from trivet.vocabulary import Grouping


def ahead(teaching: Teaching) -> Blocks:
    """Materials, the room, groups, cards, the setting and its words."""
    words, course = teaching.words.ahead, teaching.desk.brief.library.course
    return (
        teaching.desk.title(words.title),
        teaching.desk.under(words.materials),
        Ticks(tuple(map(teaching.desk.said, course.materials))),
        teaching.desk.under(words.room),
        Ticks(tuple(map(teaching.desk.said, course.room))),
        *_groups(teaching),
        *_emphasis(teaching),
        *_cards(teaching),
        *_local(teaching),
    )


def _groups(teaching: Teaching) -> Blocks:
    words = teaching.words.ahead
    told = groups_told(teaching, teaching.desk.brief.course.group_size)
    return (teaching.desk.under(words.groups), teaching.desk.paragraph(told))


def groups_told(teaching: Teaching, size: int) -> str:
    """How a group of that size divides for role plays."""
    words = teaching.words.ahead
    threes, over = copies(Grouping.THREES, size), size % 3
    if size < 3:
        return words.groups_two
    if over == 0:
        return words.groups_even.format(size=size, threes=threes)
    if over > threes:
        return words.groups_five
    return words.groups_four.format(size=size, threes=threes - over, fours=over)


def _emphasis(teaching: Teaching) -> Iterator[Block]:
    """What to dwell on in this sector."""
    customer, course = teaching.desk.brief.customer, teaching.desk.brief.library.course
    texts = [one.text for one in course.emphases if one.sector is customer.sector]
    if texts:
        setting = teaching.desk.furniture.trainer.sectors[customer.sector].lower()
        title = teaching.words.ahead.emphasis.format(sector=setting)
        yield Callout("note", title, tuple(teaching.desk.paragraph(text) for text in texts))


def _cards(teaching: Teaching) -> Blocks:
    """The cards of the exercises chosen for this day, and how many sets."""
    words, desk = teaching.words.ahead, teaching.desk
    card_words = desk.furniture.trainer.cards
    headers = tuple(map(plain, (card_words.code, card_words.exercise, card_words.cards, card_words.copies)))
    return (
        desk.under(words.cards),
        desk.paragraph(words.cards_intro),
        Table(headers, tuple(_card_rows(teaching)), widths=(1, 4, 3.2, 3.7)),
    )


def _card_rows(teaching: Teaching) -> Iterator[tuple[Inlines, ...]]:
    desk, size = teaching.desk, teaching.desk.brief.course.group_size
    each = desk.furniture.trainer.cards.each
    chosen = {
        piece.activity.id
        for running in teaching.taught.values()
        for piece in running.pieces
        if piece.kind is BeatKind.STEP and piece.activity
    }
    for one in card_sets(desk):
        if one.activity.id in chosen:
            grouping = one.activity.grouping
            name = plain(line(one.activity.title, desk.words))
            count = plain(each[grouping].format(count=copies(grouping, size)))
            yield (strong(one.code), name, plain(roles_told(desk, one.activity)), count)


def _local(teaching: Teaching) -> Iterator[Block]:
    """The words of the nation, and whether somebody from there has read them."""
    words, desk = teaching.words.ahead, teaching.desk
    nation = desk.brief.customer.nation
    glossary = desk.brief.library.glossaries[nation]
    named = desk.furniture.trainer.nations[nation]
    concepts = desk.furniture.pack.glossary.words
    rows = tuple((desk.said(name), plain(desk.words.terms[key])) for key, name in concepts.items())
    yield desk.under(words.words)
    yield desk.paragraph(words.words_intro.format(nation=named))
    yield Table((plain(words.concept), plain(words.here)), rows, widths=(1, 1))
    if glossary.checked_by is None:
        yield Callout("care", "", (desk.paragraph(words.unchecked.format(nation=named)),))
    if glossary.notes:
        yield Bullets(tuple((desk.paragraph(note),) for note in glossary.notes))
