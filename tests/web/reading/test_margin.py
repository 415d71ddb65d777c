"""Prose with a margin."""

from trivet.press.document import Link, Text
from trivet.vocabulary import Sureness
from trivet.web.reading import Reader

NAMES = {"ELL18": "Elliott and others, 2018", "TRY18": "Tryon and others, 2018"}
EVIL = '#evil[*x*] "q" <b>'


def reader(**also: object) -> Reader:
    return Reader(names=NAMES, evidence="/evidence/", **also)


def test_a_citation_becomes_a_number_in_the_text_and_a_note_with_its_sources_and_how_sure_we_are():
    html = reader().prose("It helps [@ELL18, TRY18 | moderate].").html
    assert html.startswith('<p>It helps<sup class="ref" aria-hidden="true">1</sup><span class="note" id="note-1">')
    assert html.endswith('<span class="paren">)</span></span>.</p>')
    assert html.count('class="on"') == 2
    assert '<a href="/evidence/#source-ELL18">Elliott and others, 2018</a>; <a href="/evidence/#source-TRY18">' in html
    assert ">Moderate<" in html


def test_notes_are_numbered_through_a_page():
    page = reader()
    first, second = page.prose("One [@ELL18 | theory]."), page.prose("Two [@TRY18 | stronger].")
    assert ('id="note-1"' in first.html, 'id="note-2"' in second.html) == (True, True)


def test_headings_are_given_with_the_anchors_they_got():
    prose = reader().prose("### What bond is, and isn't\n\nTrust.")
    assert prose.headings == (("what-bond-is-and-isn-t", "What bond is, and isn’t"),)
    assert '<h3 id="what-bond-is-and-isn-t">' in prose.html


def test_a_name_is_filled_in_as_words_whatever_signs_it_holds():
    filled = reader(filling={"provider": (Text(EVIL),)}).prose("Ask {provider}, **{provider}**.").html
    assert filled == (
        "<p>Ask #evil[*x*] &quot;q&quot; &lt;b&gt;, <strong>#evil[*x*] &quot;q&quot; &lt;b&gt;</strong>.</p>"
    )


def test_a_contact_is_filled_in_as_a_link():
    filling = {"contact": (Link("mailto:a@example.org", (Text("a@example.org"),)),)}
    html = reader(filling=filling).prose("Write to {contact}.").html
    assert html == '<p>Write to <a href="mailto:a@example.org">a@example.org</a>.</p>'


def test_a_link_to_a_module_leads_nowhere_unless_the_page_knows_where():
    assert reader().prose("See [bond](module:bond).").html == "<p>See bond.</p>"
    known = reader(link=lambda target: target.replace("module:", "/tips/"))
    assert known.prose("See [bond](module:bond).").html == '<p>See <a href="/tips/bond">bond</a>.</p>'


def test_the_reason_of_a_mark_names_its_source_without_a_second_mark():
    html = reader().sure(Sureness.MODERATE, words="Linked again and again [@ELL18 | moderate].")
    assert html.count("Moderate") == 1
    assert '(<a href="/evidence/#source-ELL18">Elliott and others, 2018</a>).' in html


def test_raw_html_in_content_stays_words():
    assert reader().prose("<script>alert(1)</script>").html == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
