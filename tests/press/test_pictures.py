"""Pictures in content: in every output, with their alt text; what cannot be shown is said."""

import base64
import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from trivet.content import content_root, load_library
from trivet.press.document import Brand, Document, Paragraph, Picture
from trivet.press.html import blocks_html, to_html
from trivet.press.logo import LogoError
from trivet.press.markdown import Words, inline_text, to_blocks
from trivet.press.pdf import to_pdf
from trivet.press.pictures import pictures_of
from trivet.press.word import to_docx

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#2f6b4f"/></svg>'
TEXT = 'Before.\n\n![A "stool" with <three> legs](stool.svg)\n\nAfter, with ![a stool](stool.svg) in the line.'


@pytest.fixture
def words(tmp_path: Path) -> Words:
    root = Path(shutil.copytree(content_root(), tmp_path / "content"))
    (root / "images").mkdir(exist_ok=True)
    (root / "images" / "stool.svg").write_text(SVG)
    return Words({}, pictures_of(load_library(root)))


def test_a_picture_alone_is_a_picture_and_one_in_a_sentence_is_its_words(words: Words) -> None:
    before, picture, after = to_blocks(TEXT, words)
    assert isinstance(before, Paragraph)
    assert isinstance(picture, Picture)
    assert picture.image.alt == 'A "stool" with <three> legs'
    assert isinstance(after, Paragraph)
    assert inline_text(after.children) == "After, with a stool in the line."


def test_a_picture_that_is_not_there_is_what_it_would_have_shown() -> None:
    (block,) = to_blocks("![A stool](../../etc/passwd)")
    assert isinstance(block, Paragraph)
    assert inline_text(block.children) == "A stool"


def test_a_picture_is_in_the_pdf_with_its_alt_text(words: Words) -> None:
    data = to_pdf(Document("Pictures", to_blocks(TEXT, words), Brand("Provider"), layout="plain"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        alts = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
    assert 'A "stool" with <three> legs' in alts


def test_a_picture_is_in_the_page_and_a_site_may_serve_it_itself(words: Words) -> None:
    blocks = to_blocks(TEXT, words)
    page = to_html(Document("Pictures", blocks, Brand("Provider"), layout="plain"))
    assert base64.b64encode(words.pictures["stool.svg"].data).decode() in page
    assert 'alt="A &quot;stool&quot; with &lt;three&gt; legs"' in page
    assert '<img src="/pictures/stool.svg" ' in blocks_html(blocks, picture=lambda picture: f"/pictures/{picture.name}")


def test_a_picture_is_in_the_word_file_with_its_alt_text(words: Words) -> None:
    data = to_docx(Document("Pictures", to_blocks(TEXT, words), Brand("Provider"), layout="plain"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
        assert any(name.startswith("word/media/") for name in archive.namelist())
    assert "three" in xml[xml.index("descr=") :]


def test_a_picture_with_a_script_is_refused(words: Words, tmp_path: Path) -> None:
    (tmp_path / "content" / "images" / "bad.svg").write_text(SVG.replace("<rect", "<script>1</script><rect"))
    load_library.cache_clear()
    with pytest.raises(LogoError, match="script"):
        pictures_of(load_library(tmp_path / "content"))
