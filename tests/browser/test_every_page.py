"""Every page, for everybody: WCAG 2.2 AA by axe in both themes, wide and narrow; sound markup; no request elsewhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page
from visits import House

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + ";0"
WIDE, NARROW, NARROWEST = 1280, 390, 320

NOBODY = (
    "/", "/course/", "/tips/", "/tips/bond/", "/evidence/", "/glossary/", "/glossary/?sector=probation", "/privacy/",
    "/accessibility/", "/licence/", "/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/",
    "/accounts/signup/", "/nothing-here/", "/ask/", "/ask/?options=compliance&half_day=on", "/ask/thanks/",
    "/practise/drills/", "/practise/moments/", "/practise/moments/a/", "/practise/follow-through/",
    "/practise/", "/practise/?setting=probation&nation=wales&hardness=1", "/practise/mine/",
)  # fmt: skip
PARTICIPANT = (
    "/learn/", "{course}", "{course}bond/", "{course}opening/", "{course}bond/check/", "{course}notes/",
    "{course}search/", "{course}search/?q=reflect", "{course}search/?q=xylophone", "/accounts/2fa/",
    "/accounts/password/change/", "/accounts/logout/", "/accounts/reauthenticate/", "/desk/",
    "/practise/drills/", "/practise/follow-through/",
)  # fmt: skip
OWNER = (
    "/learn/", "/desk/", "/desk/brand/", "/desk/customers/", "/desk/customers/new/", "/desk/customers/1/", "/desk/courses/",
    "/desk/courses/new/?customer=1", "/desk/courses/1/", "/desk/courses/1/edit/", "/desk/courses/1/people/",
    "/desk/standards/", "/desk/content/", "/desk/enquiries/", "/desk/enquiries/1/", "/desk/quotes/", "/desk/quotes/1/",
    "/desk/invoices/", "/desk/invoices/?tab=drafts", "/desk/business/", "/desk/terms/", "/desk/closures/",
    "/desk/mail/", "/desk/mail/?state=needs", "/desk/mail/1/", "/desk/mail/texts/", "/desk/mail/texts/booked/en/",
    "/desk/mail/texts/joining/cy/", "/desk/events/1/client/", "/desk/events/1/client/screen/",
    "/desk/events/1/client/observed/", "/desk/mail/texts/booster/en/", "/desk/events/1/follow-through/",
    "/desk/clients/", "/desk/clients/new/", "/desk/clients/tanya/try/",
)  # fmt: skip
PAGES = [(who, path) for who, paths in (("", NOBODY), ("participant", PARTICIPANT), ("owner", OWNER)) for path in paths]


@pytest.fixture(params=PAGES, ids=[f"{who or 'nobody'} {path}" for who, path in PAGES])
def opened(request: pytest.FixtureRequest, house: House, course: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what went wrong while it loaded."""
    who, path = request.param
    wrong: list[str] = []
    with house.visit(who, viewport={"width": WIDE, "height": 860}) as context:
        page = context.new_page()
        page.on("request", lambda sent: None if sent.url.startswith(house.address) else wrong.append(sent.url))
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        answer = page.goto(path.format(course=course))
        expected = {"/nothing-here/": 404, "/desk/": 403 if who == "participant" else 200}.get(path, 200)
        assert answer is not None
        assert answer.status == expected
        yield page, [line for line in wrong if "the server responded with a status of 40" not in line]


def test_a_page_is_sound(opened: tuple[Page, list[str]]):
    page, wrong = opened
    assert wrong == []
    assert faults_in(page.request.get(page.url).text()) == []
    assert [found for width in (WIDE, NARROW) for found in _axe(page, width)] == []
    assert [width for width in (WIDE, NARROW, NARROWEST) if _overflows(page, width)] == []


def _axe(page: Page, width: int) -> Iterator[str]:
    """Every rule in the light theme; in the dark one, which differs in its colours alone, the rule about colours."""
    page.set_viewport_size({"width": width, "height": 860})
    page.evaluate(AXE)
    for theme, rules in (("light", "{}"), ("dark", "{runOnly: ['color-contrast']}")):
        page.emulate_media(color_scheme=theme)
        found = page.evaluate(f"axe.run(document, {{resultTypes: ['violations'], ...{rules}}})")["violations"]
        yield from (f"{width} {theme} {one['id']} {node['target']}" for one in found for node in one["nodes"])


def _overflows(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 860})
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


# --- markup ---------------------------------------------------------------------------------------

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
PHRASING_ONLY = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "label", "legend", "summary", "b", "strong", "em"}
)
BLOCKS = frozenset({"div", "p", "ul", "ol", "dl", "table", "form", "section", "article", "figure", "blockquote", "nav",
                    "aside", "details", "fieldset", "header", "footer", "main", "hr"})  # fmt: skip
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "tr": {"td", "th"}, "select": {"option", "optgroup"}}
INTERACTIVE = frozenset({"a", "button", "select", "textarea", "summary"})
NAMES_AN_ID = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form")


class Markup(HTMLParser):
    """Reads a page strictly: what is opened is closed, what is named is there, nothing lies where it may not."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.named: list[tuple[str, str]] = []
        self.faults: list[str] = []
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._attributes(tag, attrs, given)
        inside = next((one for one in reversed(self.open) if one in PHRASING_ONLY), None)
        if tag in BLOCKS and inside and "svg" not in self.open and not (inside == "summary" and tag.startswith("h")):
            self._fault(f"<{tag}> inside <{inside}>")
        if self.open and tag not in CHILDREN.get(self.open[-1], {tag}) | {"script", "template"}:
            self._fault(f"<{tag}> directly inside <{self.open[-1]}>")
        if tag in INTERACTIVE and INTERACTIVE & set(self.open):
            self._fault(f"<{tag}> inside something that can be pressed")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self._fault(f"</{tag}> while <{self.open[-1] if self.open else 'nothing'}> is open")
        else:
            self.open.pop()

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]], given: dict[str, str | None]) -> None:
        if len(given) != len(attrs):
            self._fault(f"<{tag}> says something twice")
        self.faults += [
            f"<{tag} {name}> in line {self.getpos()[0]}"
            for name in given
            if name == "style" or name.startswith(("on", "hx-"))
        ]
        self.named += [(one, f"<{tag} {name}>") for name in NAMES_AN_ID for one in (given.get(name) or "").split()]
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "img" and "alt" not in given:
            self._fault("<img> without alt")

    def _fault(self, words: str) -> None:
        self.faults.append(f"{words} in line {self.getpos()[0]}")


def faults_in(html: str) -> list[str]:
    """Everything wrong with a page's markup."""
    read = Markup()
    read.feed(html)
    read.close()
    twice = [f"two elements have the id {one}" for one in set(read.ids) if read.ids.count(one) > 1]
    missing = [f"{where} names {one}, which is not there" for one, where in read.named if one not in read.ids]
    jumps = [f"h{a} is followed by h{b}" for a, b in zip(read.levels, read.levels[1:], strict=False) if b > a + 1]
    shape = [] if html.lower().startswith("<!doctype html>") else ["no doctype"]
    shape += [] if read.levels.count(1) == 1 and html.count("<main") == 1 else ["not exactly one h1 and one main"]
    return [*read.faults, *twice, *missing, *jumps, *shape, *(f"<{tag}> is never closed" for tag in read.open)]


@pytest.mark.parametrize(
    "html",
    [
        "<p><div></div></p>", "<ul><p>x</p></ul>", "<a href='/'><button>x</button></a>", "<p id=a></p><p id=a></p>",
        "<label for=nothing>x</label>", "<p style='color:red'>x</p>", "<p onclick='x()'>x</p>", "<img src=x>", "<b>x",
        "<h1>x</h1><h3>y</h3>",
    ],
)  # fmt: skip
def test_the_markup_check_finds_a_fault(html: str):
    whole = "<!doctype html><html lang=en><body><main>{}</main></body></html>"
    head = "" if "<h1>" in html else "<h1>x</h1>"
    assert len(faults_in(whole.format(head + html))) > len(faults_in(whole.format("<h1>x</h1>")))
    assert faults_in(whole.format("<h1>x</h1>")) == []
