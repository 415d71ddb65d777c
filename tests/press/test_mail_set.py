"""A letter set as text and as HTML: what fills it prints as it is, and what has nothing to say goes."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from trivet.press.mail import Written, one_line, show, write

BODY = """Dear {{ name }},

You have a place on **{{ course }}**.

## Where

- **Place:** {{ where }}
- **Room:** {{ room }}

## What it costs

{{ fee }}

[Open your booking]({{ manage_link }})

Or see [the map]({{ map_link }}) first.
"""
WORDS = {
    "name": "Siân", "course": "A day", "where": "Canal Mill\n1 Tow Path", "manage_link": "https://example.org/my/x/?a=1&b=2",
    "map_link": "https://example.org/map",
}  # fmt: skip


def letter(body: str = BODY, **words: str) -> Written:
    return write("Hello {{ name }}", body, WORDS | words, language="en", colour="#1f4e5f")


class Reader(HTMLParser):
    """The words and the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.links = "", [], []
        self.feed(page.partition("<body")[2].partition(">")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_letter_as_text():
    assert letter().text == (
        "Dear Siân,\n\nYou have a place on A day.\n\nWhere\n\n- Place: Canal Mill\n  1 Tow Path\n\n"
        "Open your booking:\nhttps://example.org/my/x/?a=1&b=2\n\nOr see the map (https://example.org/map) first.\n"
    ).replace("Open your", "What it costs\n\nOpen your")


def test_a_heading_over_nothing_goes_with_what_stood_under_it():
    assert "Money" not in letter("Hello\n\n## Money\n\n{{ fee }}\n\n## End\n\nBye").text
    assert letter("Hello\n\n## Money\n\n{{ fee }}").text == "Hello\n"


def test_a_letter_as_html_has_the_brand_and_no_picture():
    html = letter().html
    assert 'lang="en"' in html and "border-top:4px solid #1f4e5f" in html and "Canal Mill<br>1 Tow Path" in html
    assert 'href="https://example.org/my/x/?a=1&amp;b=2"' in html
    assert {"img", "script", "table", "iframe", "object", "form"} & set(Reader(html).tags) == set()
    assert "color-scheme" in html and "<script" not in html and "src=" not in html


def test_for_a_page_of_the_site_there_is_no_look():
    assert "style=" not in show("Hello", BODY, WORDS).html


def test_what_people_typed_prints_as_it_is():
    evil = '{{ event }} <b>*x*</b> [a](javascript:1) ![i](https://x/y.png) # h `c` & "q"'
    made = letter("Dear {{ name }}!", name=evil)
    assert made.text == f"Dear {evil}!\n"
    assert Reader(made.html).words.strip() == f"Dear {evil}!"
    assert Reader(made.html).tags == ["div", "p"]
    assert made.subject == f"Hello {evil}"


def test_a_line_break_in_a_name_makes_no_second_line_in_the_subject():
    assert letter(name="A\r\nBcc: everybody@example.org\u2028x").subject == "Hello A Bcc: everybody@example.orgx"


def test_a_link_leads_to_the_web_to_a_mailbox_or_to_a_telephone_and_nowhere_else():
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", "https://x y"):
        assert Reader(letter("[go]({{ map_link }})", map_link=address).html).links == []
    for address in ("https://x.example", "mailto:a@b.example", "tel:+441632960999"):
        assert Reader(letter("[go]({{ map_link }})", map_link=address).html).links == [address]


def test_raw_html_in_a_text_is_no_html():
    assert Reader(letter("<script>alert(1)</script>\n\n<b>x</b>").html).tags == ["div", "p", "p"]


def test_numbered_lists_count_and_nested_ones_step_in():
    assert letter("1. one\n2. two\n   - inner\n").text == "1. one\n2. two\n  - inner\n"


@given(st.text(max_size=300), st.text(max_size=100))
def test_no_value_becomes_a_tag_or_a_second_subject_line(name: str, where: str):
    made = letter("Dear {{ name }}, at {{ where }} it is.", name=name or "x", where=where or "x")
    assert set(Reader(made.html).tags) <= {"div", "p", "br"}
    assert len(made.subject.splitlines()) <= 1 and one_line(made.subject) == made.subject
