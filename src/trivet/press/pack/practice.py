"""What is practised with: the ten tips to tear off, the cards, the observer's sheet and the moves."""

from collections.abc import Iterator

from trivet.content.schema import Move
from trivet.press.document import Block, Blocks, Bullets, Callout, Columns, Inlines, NewPage, Paragraph, PlayCard, Strong, Text
from trivet.press.desk import Desk
from trivet.press.sheets import card_code, play_cards, role_plays
from trivet.press.tips import tips_on_a_page
from trivet.vocabulary import MoveKind


def tips(desk: Desk) -> Blocks:
    """The ten tips on a page of their own, to tear off."""
    found = desk.brief.library.tips
    return (NewPage(), desk.title(found.title, "ten-tips"), *tips_on_a_page(found, desk.words, desk.furniture), NewPage())


def cards(desk: Desk) -> Blocks:
    """How to observe, the observer's sheet, and the cards of every module's role play."""
    words = desk.furniture.pack
    observer = desk.whole_page("observer")[1:]
    return (desk.title(words.parts.cards), desk.paragraph(words.cards.intro), *observer, *_cards(desk))


def _cards(desk: Desk) -> Iterator[PlayCard]:
    for module in desk.brief.modules:
        for activity in role_plays(module)[:1]:
            code = card_code(module, activity)
            yield from play_cards(activity, code, desk.brief.customer.sector, desk.words, desk.furniture.activity)


def moves(desk: Desk) -> Blocks:
    """The moves on one page: what helps in two columns, what harms below."""
    words, found = desk.furniture.pack, desk.brief.library.moves
    helpful = [move for move in found if move.kind is MoveKind.HELPFUL]
    harmful = [move for move in found if move.kind is MoveKind.HARMFUL]
    half = (len(helpful) + 1) // 2
    return (
        NewPage(),
        desk.title(words.parts.moves),
        desk.paragraph(words.moves.intro),
        Columns((_listed(desk, helpful[:half]), _listed(desk, helpful[half:]))),
        Callout("care", words.moves.harmful, (Paragraph(_run_on(desk, harmful)),)),
    )


def _listed(desk: Desk, found: list[Move]) -> Blocks:
    return (Bullets(tuple(_move(desk, move) for move in found)),)


def _move(desk: Desk, move: Move) -> tuple[Block, ...]:
    return (Paragraph((Strong(desk.said(f"{move.name}.")), Text(" "), *desk.said(move.definition))),)


def _run_on(desk: Desk, found: list[Move]) -> Inlines:
    return tuple(
        inline
        for move in found
        for inline in (Strong(desk.said(f"{move.name}:")), Text(" "), *desk.said(move.definition), Text(" "))
    )
