"""The HTML twin: safe, whole, readable by everybody, and needing nothing else."""

import re
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import get_args

import pytest
from lxml import etree, html

from trivet.press import html as room
from trivet.press.document import (
    Block,
    Blocks,
    Brand,
    Bullets,
    Callout,
    Cite,
    Dialogue,
    Document,
    Emphasis,
    Heading,
    Legs,
    Link,
    Logo,
    Paragraph,
    Picture,
    PlayCard,
    Quote,
    Scale,
    Strong,
    Table,
    Text,
    Ticks,
    Timeline,
    TimelineRow,
    WriteLines,
)
from trivet.press.html import blocks_html, to_html
from trivet.press.html.blocks import write
from trivet.press.shades import contrast
from trivet.vocabulary import Sureness

SIZES = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


def paragraph(*inlines: object) -> Blocks:
    return (Paragraph(inlines),)  # type: ignore[arg-type]


def classes_in(text: str) -> set[str]:
    return {name for found in re.findall(r'class="([^"]*)"', text) for name in found.split()}


def test_every_kind_of_block_has_a_form_in_html(every_block: Blocks) -> None:
    assert [kind.__name__ for kind in get_args(Block) if write.dispatch(kind) is write.dispatch(object)] == []
    assert {type(block) for block in every_block} | {Quote, Bullets, Picture} == set(get_args(Block))


def test_a_paragraph_is_escaped_and_marked() -> None:
    made = blocks_html(paragraph(Text("a < b & "), Strong((Text("c"),)), Emphasis((Text('"d"'),))))
    assert made == "<p>a &lt; b &amp; <strong>c</strong><em>&quot;d&quot;</em></p>"


def test_headings_start_at_the_level_asked_for_and_stop_at_six() -> None:
    blocks = tuple(Heading(level, (Text(str(level)),)) for level in (1, 2, 3))
    assert blocks_html(blocks, base_level=3) == "<h3>1</h3>\n<h4>2</h4>\n<h5>3</h5>"
    assert blocks_html(blocks, base_level=5) == "<h5>1</h5>\n<h6>2</h6>\n<h6>3</h6>"


def test_talk_names_each_speaker_and_tells_them_apart() -> None:
    talk = Dialogue((("Dean", (Text("Fine."),)), ("Practitioner", (Text("Good."),)), ("Dean", (Text("Yeah."),))))
    colon = '<span class="visually-hidden">:</span>'
    assert blocks_html((talk,)) == (
        '<div class="dialogue">'
        f'<p class="turn turn-1"><b class="who">Dean{colon}</b> <span class="said">Fine.</span></p>'
        f'<p class="turn turn-2"><b class="who">Practitioner{colon}</b> <span class="said">Good.</span></p>'
        f'<p class="turn turn-1"><b class="who">Dean{colon}</b> <span class="said">Yeah.</span></p></div>'
    )


def test_a_citation_names_its_sources_links_them_and_says_how_sure_we_are() -> None:
    made = blocks_html(
        paragraph(Cite(("ELL18", "SKE07"), Sureness.MODERATE)),
        citations={"ELL18": "Elliott and others, 2018"},
        cite_link=lambda source: f"/sources#{source}" if source == "ELL18" else None,
    )
    assert '<cite class="source">(<a href="/sources#ELL18">Elliott and others, 2018</a>; SKE07)</cite>' in made
    assert made.count('class="on"') == 2
    assert made.count('class="off"') == 1
    spoken = etree.tostring(html.fromstring(made), method="text", encoding="unicode")
    assert spoken.split() == ["(Elliott", "and", "others,", "2018;", "SKE07)", "How", "sure", "are", "we?", "Moderate"]


def test_links_go_where_they_are_told_and_never_run_a_script() -> None:
    def link(target: str) -> Blocks:
        return paragraph(Link(target, (Text("x"),)))

    assert blocks_html(link("module:bond"), link=lambda target: f"/learn/{target[7:]}") == (
        '<p><a href="/learn/bond">x</a></p>'
    )
    assert blocks_html(link("https://example.org/?a=1&b=2")) == (
        '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>'
    )
    for target in (
        "module:bond",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "",
    ):
        assert blocks_html(link(target)) == "<p>x</p>"


def test_tables_have_scoped_headers_a_caption_and_widths_without_styles() -> None:
    table = Table(((Text("A"),), ()), (((Text("1"),), (Text("2"),)),), label="Pairs", widths=(1, 3))
    assert blocks_html((table,)) == (
        '<div class="table-scroll" tabindex="0" role="group" aria-label="Table: Pairs"><table><caption>Pairs</caption>'
        '<colgroup><col class="w-25"><col class="w-75"></colgroup>'
        '<thead><tr><th scope="col">A</th><td></td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>'
    )


def test_what_is_filled_in_by_hand_is_there_to_be_seen() -> None:
    lines = blocks_html((WriteLines((Text("Why?"),), 3),))
    assert lines.count('<span class="line">') == 3
    assert 'aria-label="Room to write, lines: 3"' in lines
    assert blocks_html((Ticks(((Text("a"),), (Text("b"),))),)).count('<span class="box" aria-hidden="true">') == 2
    scale = blocks_html((Scale((Text("Sure?"),), "no", "yes", 11),))
    assert re.findall(r'<li class="step">(\d+)</li>', scale) == [str(number) for number in range(11)]
    assert "0 = no" in scale
    assert "10 = yes" in scale


def test_the_glyph_is_drawn_named_and_told_in_words() -> None:
    made = blocks_html((Legs(82, 35, 0, "Warm."),))
    assert "<title>The three legs of this alliance, each out of 100: Bond 82, Goals 35, Tasks 0</title>" in made
    shown = " ".join(html.fromstring(made).find(".//figcaption").text_content().split())
    assert shown == "Warm. Bond 82 Goals 35 Tasks 0"


def test_the_day_is_an_ordered_list_of_times() -> None:
    rows = (
        TimelineRow("09:30", "09:50", 20, "Welcome", practice=8),
        TimelineRow("09:50", "10:00", 10, "Break", rest=True),
    )
    items = html.fromstring(blocks_html((Timeline(rows),))).findall(".//li")
    assert [" ".join(item.text_content().split()) for item in items] == [
        "09:30–09:50 Welcome 20 min 8 min of practice",
        "09:50–10:00 Break 10 min",
    ]
    assert [item.get("class") for item in items] == ["slot", "slot rest"]


def test_a_card_shows_its_role_its_line_and_what_to_look_for() -> None:
    card = PlayCard(
        "Observer", "M3-1", "Watch", (Paragraph((Text("Wait."),)),), line="Fine.", look_for=((Text("Pause"),),)
    )
    made = html.fromstring(blocks_html((card,)))
    assert made.get("aria-label") == "Observer: Watch"
    assert [text.strip() for text in made.itertext() if text.strip()] == [
        "Observer", "M3-1", "Watch", "Wait.", "Opening line", "“Fine.”", "Look and listen for", "Pause",
    ]  # fmt: skip


def test_a_box_without_a_title_takes_the_title_of_its_tone() -> None:
    week = Callout("week", "", paragraph(Text("Ring her.")))
    assert '<p class="callout-title">This week</p>' in blocks_html((week,))
    assert '<p class="callout-title">Yr wythnos hon</p>' in blocks_html((week,), language="cy")


def test_a_fragment_has_no_style_no_script_and_only_documented_classes(every_block: Blocks) -> None:
    made = blocks_html(every_block)
    assert not re.search(r"\sstyle=|<script|<style|\son\w+=", made)
    stems = {
        re.sub(r"-(\d+|say|care|note|week|plain|bond|goals|tasks|moderate|theory)$", "", name)
        for name in classes_in(made)
    }
    documented = set(re.findall(r"[a-z]+(?:-[a-z]+)*", room.__doc__ or "")) | {"w", "turn", "columns"}
    assert stems - documented == set()


@pytest.mark.parametrize("layout", ["book", "sheet", "cards", "plain"])
def test_hostile_words_are_printed_and_nothing_else_happens(book: Document, hostile: str, layout: str) -> None:
    evil = Brand(hostile, logo=Logo(b"<svg/>", "svg", hostile), name_cy=hostile)
    cover = replace(book.cover, kicker=hostile, facts=((hostile, hostile),), bilingual=((hostile, hostile),))
    text = (Text(hostile),)
    blocks = (Heading(1, text), Dialogue(((hostile, text),)), Table((text,), ((text,),), label=hostile), Ticks((text,), hostile),
              Callout("say", hostile, ()), PlayCard(hostile, hostile, hostile, (), hostile), Legs(-5, 500, 3, hostile))  # fmt: skip
    made = to_html(
        replace(book, title=hostile, subtitle=hostile, author=hostile, running_head=hostile, footer=hostile, watermark=hostile,
                customer=evil, cover=cover, blocks=blocks, layout=layout, citations={hostile: hostile})
    )  # fmt: skip
    made.encode("utf-8")
    assert "<b>&amp;" not in made
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", made)
    assert "#evil[*x*] &quot;q&quot; &lt;b&gt;&amp;amp;  😀 WWW" in made
    assert html.document_fromstring(made).xpath("//script|//*[@onload or @onclick or @style]") == []


def test_a_page_stands_alone(book: Document) -> None:
    logo = Logo(b"\x89PNG", "png", "Lancashire Recovery")
    brand = Brand("Lancashire Recovery", logo=logo)
    page = html.document_fromstring(to_html(replace(book, customer=brand)))
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Building the working alliance – Lancashire Recovery"
    assert page.xpath("//script|//link|//iframe|//*[@src and not(starts-with(@src, 'data:'))]") == []
    assert not re.search(r"url\(|@import", page.findtext(".//style") or "")
    assert page.xpath("//img/@alt") == ["Lancashire Recovery"]
    assert page.xpath("//a[@class='skip-link']/@href") == ["#content"]
    assert len(page.xpath("//main[@id='content']|//h1|//header|//footer|//nav")) == 5


def test_the_contents_list_leads_to_numbered_parts(book: Document) -> None:
    page = html.document_fromstring(to_html(book))
    entries = [(" ".join(link.text_content().split()), link.get("href")) for link in page.xpath("//nav//a")]
    assert entries == [("1 Bond", "#bond"), ("2 Worksheets", "#worksheets")]
    ids = page.xpath("//main//@id")
    assert len(ids) == len(set(ids))
    assert {"bond", "worksheets", "do-and-say", "do-and-say-2"} <= set(ids)
    assert [
        target for target in page.xpath("//a/@href") if target.startswith("#") and target[1:] not in {*ids, "content"}
    ] == []


def test_a_module_that_is_not_in_the_document_is_named_without_a_link(book: Document) -> None:
    text = to_html(book)
    assert '<a href="#bond">Bond</a>' in text
    assert ">Elsewhere</a>" not in text
    assert "Elsewhere" in text


def test_headings_never_skip_a_level(book: Document) -> None:
    blocks = (Heading(2, (Text("first"),)), Heading(4, (Text("deep"),)), Heading(1, (Text("part"),)))
    page = html.document_fromstring(to_html(replace(book, blocks=blocks, contents=False)))
    assert [heading.tag for heading in page.xpath("//main//*[self::h2 or self::h3 or self::h4]")] == ["h2", "h3", "h2"]


def test_a_pale_colour_is_darkened_on_paper_and_what_is_no_colour_is_not_printed(book: Document) -> None:
    pale = to_html(replace(book, customer=Brand("A", colour="#ffe97a", accent="red;}</style><script>")))
    action = re.search(r"--action:(#\w{6})", pale)
    assert action is not None
    assert contrast(action.group(1), "#f6f0e4") >= 4.5
    assert "red;}" not in pale


def test_the_same_document_gives_the_same_page(book: Document) -> None:
    assert to_html(book) == to_html(book)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_every_block_passes_axe_at_every_size(book: Document, tmp_path: Path, width: int, scheme: str) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    chromium = which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed, so pages were not looked at")
    file = tmp_path / "book.html"
    file.write_text(to_html(book), encoding="utf-8")
    flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=flags)
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        found = axe.Axe().run(page, options=rules).response["violations"]
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        browser.close()
    assert [fault["id"] for fault in found] == []
    assert overflow <= 0
    assert asked == [file.as_uri()]
