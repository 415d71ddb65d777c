"""The ten tips and a module's tip sheet: one A4 side each."""

from trivet.content.library import Library
from trivet.content.schema import Module, TenTips, Tip
from trivet.content.schema.furniture import Furniture, TipWords
from trivet.press.cited import with_citations
from trivet.press.document import (
    Block,
    Blocks,
    Brand,
    Bullets,
    Callout,
    Cite,
    Columns,
    Document,
    Emphasis,
    Inlines,
    LineBreak,
    Paragraph,
    Strong,
    SureMark,
    Text,
)
from trivet.press.markdown import Words, to_inlines
from trivet.press.sheets import line, sentence


def ten_tips(library: Library, brand: Brand, words: Words) -> Document:
    """The ten tips on one side, each with its sources and how sure we are."""
    furniture, tips = library.furniture, library.tips
    document = Document(
        title=line(tips.title, words),
        blocks=tips_on_a_page(tips, words, furniture),
        provider=brand,
        layout="sheet",
        author=brand.name,
        footer=furniture.tip.footer,
    )
    return with_citations(document, library)


def tip_sheet(library: Library, module: Module, brand: Brand, words: Words) -> Document:
    """A module on one side: tips, words to say, words to avoid, and how sure we are."""
    furniture, sheet = library.furniture, module.tip_sheet
    tips = tuple(
        (Paragraph((Strong(to_inlines(sentence(tip.head), words)), Text(" "), *to_inlines(tip.text, words))),)
        for tip in sheet.tips
    )
    blocks: Blocks = (
        Paragraph(to_inlines(sheet.lead, words), lead=True),
        Bullets(tips, numbered=True),
        Columns(
            (
                (_lines("say", furniture.tip.say, sheet.say, words),),
                (_lines("care", furniture.tip.avoid, sheet.avoid, words),),
            )
        ),
        SureMark(sheet.sure, to_inlines(sheet.sure_why, words)),
    )
    document = Document(
        title=line(sheet.title, words),
        subtitle=line(module.head.strapline, words),
        blocks=blocks,
        provider=brand,
        layout="sheet",
        author=brand.name,
        footer=furniture.tip.footer,
    )
    return with_citations(document, library)


def tips_on_a_page(tips: TenTips, words: Words, furniture: Furniture) -> Blocks:
    """The ten tips as blocks, with the key to the marks at the end."""
    return (
        Paragraph(to_inlines(tips.lead, words), lead=True),
        Bullets(tuple((_tip(tip, words, furniture.tip),) for tip in tips.tips), numbered=True),
        Callout("note", furniture.tip.how_sure, (Paragraph(to_inlines(tips.how_sure, words)),)),
    )


def _tip(tip: Tip, words: Words, labels: TipWords) -> Block:
    return Paragraph((*tip_said(tip, words), LineBreak(), *tip_sure(tip, words, labels)))


def tip_said(tip: Tip, words: Words) -> Inlines:
    """A tip and the sentence that explains it."""
    return (Strong(to_inlines(tip.head, words)), Text(" "), *to_inlines(tip.text, words))


def tip_sure(tip: Tip, words: Words, labels: TipWords) -> Inlines:
    """What one could say, then the sources and how sure we are; a tip of two halves has two marks."""
    said: Inlines = (Emphasis(to_inlines(f'"{tip.say}"', words)), Text(" "), Cite(tip.sources, tip.sure))
    if tip.sure_also is None:
        return said
    return (*said, Text(f" {labels.also.format(half=tip.sure_also.half)} "), Cite(tip.sources, tip.sure_also.level))


def _lines(tone: str, title: str, lines: tuple[str, ...], words: Words) -> Callout:
    return Callout(tone, title, (Bullets(tuple((Paragraph(to_inlines(one, words)),) for one in lines)),))
