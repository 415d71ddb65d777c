"""What is practised with: the ten tips to tear off, the cards, the observer's sheet and the moves."""

from trivet.content.schema import Module, Move, Tip
from trivet.press.desk import Desk
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Columns,
    Heading,
    Inlines,
    Keep,
    NewPage,
    Paragraph,
    Strong,
    Table,
    Text,
)
from trivet.press.markdown import Words
from trivet.press.pack.depth import depth_for
from trivet.press.pack.pages import whole_page
from trivet.press.sheets import SCENE, role_plays, sentence
from trivet.press.tips import tip_said, tip_sure
from trivet.vocabulary import CardRole, ModuleKind, MoveKind


def tips(desk: Desk) -> Blocks:
    """The ten tips on a page of their own, to tear off."""
    found, words = desk.brief.library.tips, desk.furniture.tip
    headers = (desk.said(words.tip), desk.said(words.words_and_sureness))
    rows = tuple((_numbered(tip, desk.words), tip_sure(tip, desk.words, words)) for tip in found.tips)
    table = Table(headers, rows, widths=(11, 10))
    return (NewPage(), desk.title(found.title, "ten-tips"), table, desk.paragraph(found.how_sure), NewPage())


def _numbered(tip: Tip, words: Words) -> Inlines:
    return (Strong((Text(f"{tip.number}. "),)), *tip_said(tip, words))


def cards(desk: Desk) -> Blocks:
    """How to observe, the observer's sheet, and somebody to play from every module."""
    words = desk.furniture.pack
    observer = whole_page(desk, "observer")[1:]
    people = tuple(_person(desk, module) for module in _to_rehearse(desk.brief.modules))
    pairs = (Keep((Columns(people[place : place + 2]),)) for place in range(0, len(people), 2))
    return (
        desk.title(words.parts.cards),
        *observer,
        desk.under(words.cards.people),
        desk.paragraph(words.cards.intro),
        *pairs,
    )


def _to_rehearse(modules: tuple[Module, ...]) -> tuple[Module, ...]:
    """The last of the core modules: the boosters ask for the people in them."""
    core = tuple(module for module in modules if module.head.kind is ModuleKind.CORE) or modules
    return core[-depth_for(len(modules)).people :]


def _person(desk: Desk, module: Module) -> Blocks:
    """Whom a colleague may play: the first client's card of the module's role play, with its scene."""
    activity = role_plays(module)[0]
    card = next(card for card in activity.cards if card.role is CardRole.CLIENT)
    text = f"**{sentence(card.title)}** {card.text.replace(SCENE, activity.sectors[desk.brief.customer.sector])}"
    opening = (Paragraph((Strong(desk.said(f'"{card.line}"')),)),) if card.line else ()
    return (Heading(3, desk.said(module.title)), *desk.prose(text, level=1), *opening)


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
    return (Paragraph((Strong(desk.said(sentence(move.name))), Text(" "), *desk.said(move.definition))),)


def _run_on(desk: Desk, found: list[Move]) -> Inlines:
    return desk.said("; ".join(move.name for move in found) + ".")
