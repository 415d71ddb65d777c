"""The ten tips and the tip sheets: one side each, every tip with its mark."""

import io

import pikepdf
import pytest
from courses import HOSTILE, blocks_of, known, leftovers, library

from trivet.press.cited import sources_in
from trivet.press.document import Brand, Bullets, Callout, Cite, Document, SureMark
from trivet.press.markdown import Words, inline_text
from trivet.press.pdf import to_pdf
from trivet.press.tips import ten_tips, tip_sheet
from trivet.vocabulary import Sureness

BRAND = Brand("Fellside Alliance Training")
MODULES = sorted(library().modules)


def tips() -> Document:
    return ten_tips(library(), BRAND, known("core").words)


def sheet(module: str, words: Words | None = None) -> Document:
    return tip_sheet(library(), library().module(module), BRAND, words or known("core").words)


def marks(document: Document) -> list[list[Sureness]]:
    items = blocks_of(document, Bullets)[0].items
    return [[inline.sure for inline in item[0].children if isinstance(inline, Cite)] for item in items]


def test_there_are_ten_and_each_says_how_sure_we_are() -> None:
    expected = [[tip.sure, *([tip.sure_also.level] if tip.sure_also else [])] for tip in library().tips.tips]
    assert marks(tips()) == expected
    assert len(expected) == 10
    assert expected[9] == [Sureness.INDICATIVE, Sureness.STRONGER]


def test_the_marks_are_explained_on_the_sheet() -> None:
    key = blocks_of(tips(), Callout)[0]
    assert key.title == "How sure are we?"
    assert inline_text(key.blocks[0].children).startswith("Stronger: trials or meta-analyses point the same way.")


@pytest.mark.parametrize("module", MODULES)
def test_a_tip_sheet_holds_its_tips_what_to_say_what_to_avoid_and_how_sure_we_are(module: str) -> None:
    document, source = sheet(module), library().module(module).tip_sheet
    assert len(blocks_of(document, Bullets)[0].items) == len(source.tips)
    assert [box.title for box in blocks_of(document, Callout)] == ["Say", "Avoid"]
    assert [mark.sure for mark in blocks_of(document, SureMark)] == [source.sure]
    assert leftovers(document.blocks) == []


def test_a_heading_with_a_mark_of_its_own_gets_no_full_stop() -> None:
    heads = [
        inline_text(item[0].children).split(" Sleep")[0] for item in blocks_of(sheet("ruptures"), Bullets)[0].items
    ]
    assert "Ask: can’t or won’t?" in heads


@pytest.mark.parametrize("document", [tips(), *(sheet(module) for module in MODULES)], ids=["tips", *MODULES])
def test_only_verified_sources_are_cited(document: Document) -> None:
    cited = set(sources_in(document.blocks))
    assert [source for source in cited if library().verified(source) is None] == []
    assert set(document.citations) == cited


@pytest.mark.press
@pytest.mark.parametrize("document", [tips(), *(sheet(module) for module in MODULES)], ids=["tips", *MODULES])
def test_each_fits_one_side(document: Document) -> None:
    assert _pages(document) == 1


@pytest.mark.press
def test_a_hostile_provider_still_fits_one_side() -> None:
    assert _pages(ten_tips(library(), Brand(HOSTILE), known("core").words)) == 1


def _pages(document: Document) -> int:
    with pikepdf.open(io.BytesIO(to_pdf(document))) as pdf:
        return len(pdf.pages)
