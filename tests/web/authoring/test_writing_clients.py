"""Writing a client: the form and the file are two views of one text, a draft may always be stored, and nothing is lost."""

from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client

from trivet.content.clientfile import client_values
from trivet.web.authoring.checking import checked
from trivet.web.authoring.models import OwnClient
from trivet.web.authoring.sources import shipped_text
from trivet.web.people.models import AuditEntry, User
from trivet.web.practice.people import practice

EDIT, FILE = "/desk/clients/sam/", "/desk/clients/sam/file/"


class Sent(HTMLParser):
    """What a browser would send of a page's long form, untouched."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.inside = self.text = self.select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = found.get("class", "")
        if not self.inside.startswith("client-"):
            return
        if tag == "input" and (found.get("type", "text") not in ("checkbox", "radio") or "checked" in found):
            self.values.setdefault(found["name"], []).append(found.get("value", ""))
        if tag == "textarea":
            self.text, self.values[found["name"]] = found["name"], [""]
        if tag == "select":
            self.select = found["name"]
        if tag == "option" and (self.select not in self.values or "selected" in found):
            self.values[self.select] = [found.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.values[self.text] = [self.values[self.text][0].removeprefix("\n").replace("\n", "\r\n")]
            self.text = ""
        if tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.values[self.text][0] += data


def sent(browser: Client, page: str = EDIT) -> dict[str, list[str]]:
    answer = browser.get(page)
    assert answer.status_code == 200, answer
    values = Sent(answer.content.decode()).values
    values.pop("csrfmiddlewaretoken", None)
    return values


def stored(slug: str = "sam") -> OwnClient:
    return OwnClient.objects.get(slug=slug)


def test_a_client_is_begun_from_another_with_the_new_name_everywhere(bob: User, sign_in) -> None:
    browser = sign_in(bob)
    assert browser.get("/desk/clients/new/?from=dean").status_code == 200
    answer = browser.post("/desk/clients/new/", {"name": "Sam", "start": "client:dean"})
    assert answer["Location"] == EDIT
    row = stored()
    assert (row.title, row.version, row.state) == ("Sam: 'I'm only here because of the order'", 1, "draft")
    assert "Dean" not in row.text
    assert checked(row.text, "sam").faults == ()


def test_a_second_of_the_same_name_gets_an_id_of_its_own(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    assert (
        browser.post("/desk/clients/new/", {"name": "Sam", "start": "client:sam"})["Location"] == "/desk/clients/sam-2/"
    )
    assert (
        browser.post("/desk/clients/new/", {"name": "Dean", "start": "client:dean"})["Location"]
        == "/desk/clients/dean-2/"
    )
    assert (
        browser.post("/desk/clients/new/", {"name": "New", "start": "client:dean"})["Location"]
        == "/desk/clients/new-2/"
    )
    assert (
        browser.post("/desk/clients/new/", {"name": "...", "start": "archetype:engaged"})["Location"]
        == "/desk/clients/client/"
    )
    assert browser.post("/desk/clients/new/", {"name": "", "start": "client:nobody"}).status_code == 422


@pytest.mark.parametrize("name", sorted(practice().clients))
def test_the_form_sent_back_untouched_changes_nothing(name: str, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    row = OwnClient.objects.create(slug=f"{name}-x", title=name, text=shipped_text(name) or "", updated_by=bob)
    row.revisions.create(number=1, text=row.text, why="Begun", by=bob)
    page = row.get_absolute_url()
    assert browser.post(page, sent(browser, page))["Location"] == page
    row.refresh_from_db()
    assert (row.text, row.version) == (shipped_text(name), 1)


def test_a_change_in_the_form_touches_its_own_place_in_the_file(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    values = sent(browser)
    values |= {"wants": ["To work outdoors"], "dials_trust": ["none"], "postures_commitment": ["much"]}
    values |= {
        "line:withdraw:1:line": ["Fine. Is that it?"],
        "line:open:0:out": ["1"],
        "fact:4:line": [""],
        "fact:4:back": [""],
        "fact:4:id": [""],
    }
    values |= {"line:ally:1:line": ["You’re not one of them, are you?"], "line:ally:1:when": ["after AFFIRM; late"]}
    values |= {"fact:5:line": ["I can still do a slate roof in my head."], "fact:5:trust": ["high"]}
    before = stored().text
    assert browser.post(EDIT, values)["Location"] == EDIT
    after = stored()
    assert after.version == 2
    made = client_values(after.text, "sam")
    assert made["wants"] == "To work outdoors"
    assert made["dials"]["trust"] == "none"
    assert sum(made["postures"].values()) == pytest.approx(1)
    assert made["lines"]["withdraw"][1]["line"] == "Fine. Is that it?"
    assert len(made["lines"]["open"]) == 3
    assert made["lines"]["ally"][1] == {
        "line": "You’re not one of them, are you?",
        "when": {"after": ["AFFIRM"], "late": True},
    }
    assert [fact["id"] for fact in made["facts"]] == ["work", "daughter", "tablets", "four-months", "i-can-still-do"]
    kept = [
        row
        for row in before.splitlines()
        if row.startswith(("background", "  Second week", "sessions", "incident", "hooks"))
    ]
    assert [row for row in after.text.splitlines() if row in kept] == kept
    assert checked(after.text, "sam").faults == ()
    assert list(after.revisions.values_list("number", "why")) == [(2, "In the form"), (1, "Begun")]
    assert AuditEntry.objects.filter(verb="changed", object=f"ownclient:{after.pk}").count() == 1


def test_more_rows_come_without_a_script_and_without_storing(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    values = sent(browser) | {"more": ["line:ally"], "wants": ["To be typed and not lost"]}
    page = browser.post(EDIT, values).content.decode()
    assert page.count('name="line:ally:') == (2 + 3) * 3 + 1
    assert "To be typed and not lost" in page
    assert stored().version == 1
    page = browser.post(EDIT, sent(browser) | {"more": ["fact"]}).content.decode()
    assert "fact:8:line" in page


def test_a_draft_from_nothing_may_be_stored_and_its_faults_stand_beside_the_fields(
    bare: OwnClient, bob: User, sign_in
) -> None:
    browser = sign_in(bob)
    page = browser.get("/desk/clients/robin/").content.decode()
    assert "background: this is empty" in unescape(page)
    values = sent(browser, "/desk/clients/robin/") | {
        "person_age": ["old"],
        "line:open:0:line": ["x" * 300],
        "line:open:0:when": ["afer OWN"],
    }
    assert browser.post("/desk/clients/robin/", values).status_code == 302
    page = unescape(browser.get("/desk/clients/robin/").content.decode())
    assert "person.age: a whole number belongs here" in page
    assert "this has 300 characters; at most 220" in page
    assert "a condition cannot begin with 'afer'; did you mean 'after'?" in page
    assert 'value="afer OWN"' in page


def test_what_the_form_cannot_show_stays_in_the_file(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    text = (
        sam.text.replace("  challenge:", "  chalenge:").replace("trust: low, coercion", "trust: lowish, coercion")
        + "colour: blue\n"
    )
    assert browser.post(FILE, {"text": text.replace("\n", "\r\n"), "version": 1})["Location"] == FILE
    page = unescape(browser.get(EDIT).content.decode())
    assert "'chalenge' is not an act; did you mean 'challenge'?" in page
    assert "lowish (not known)" in page
    assert browser.post(EDIT, sent(browser)).status_code == 302
    assert stored().text == text
    assert browser.post(EDIT, sent(browser) | {"wants": ["To sleep"]}).status_code == 302
    made = client_values(stored().text, "sam")
    assert (made["colour"], made["dials"]["trust"], len(made["lines"]["chalenge"])) == ("blue", "lowish", 4)


def test_a_file_whose_parts_have_another_shape_still_has_a_form_and_loses_nothing(
    sam: OwnClient, bob: User, sign_in
) -> None:
    browser = sign_in(bob)
    text = 'client: sam\ntitle: [a, b]\nlines: none\nfacts: {a: 1}\nincident: "no"\nperson: 5\nhooks: {x: y}\nwritten: [1]\n'
    browser.post(FILE, {"text": text, "version": 1})
    assert browser.post(EDIT, sent(browser)).status_code == 302
    kept = client_values(stored().text, "sam")
    assert {name: kept[name] for name in ("title", "lines", "facts", "incident", "person", "hooks", "written")} == {
        "title": ["a", "b"], "lines": "none", "facts": {"a": 1}, "incident": "no", "person": 5, "hooks": {"x": "y"}, "written": [1],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("&a [*a]", "a value contains itself"),
        ("client: [", "YAML cannot be read"),
        ("- a\n- b", "fields belong here"),
        ("client: sam\nclient: sam\n", "the key 'client' stands twice"),
        ("<script>alert(1)</script>", "fields belong here"),
        ("", "fields belong here"),
    ],
)
def test_any_file_may_be_stored_and_its_fault_is_named(
    text: str, said: str, sam: OwnClient, bob: User, sign_in
) -> None:
    browser = sign_in(bob)
    assert browser.post(FILE, {"text": text, "version": 1})["Location"] == FILE
    answer = browser.get(FILE)
    assert said in unescape(answer.content.decode())
    assert "<script>alert(1)" not in answer.content.decode()
    form = browser.get(EDIT)
    assert form.status_code in (200, 302)
    for page in ("check/", "try/", "paper/pdf/", "lines.csv", "lines/"):
        assert browser.get(EDIT + page).status_code in (200, 302), page


def test_a_file_far_too_long_is_refused_and_stays_on_the_page(sam: OwnClient, bob: User, sign_in) -> None:
    answer = sign_in(bob).post(FILE, {"text": "x" * 300_000, "version": 1})
    assert answer.status_code == 422
    assert "200,000 is the most" in answer.content.decode()
    assert "x" * 300_000 in answer.content.decode()
    assert stored().version == 1
    assert sign_in(bob).post(FILE, {"text": "x" * 1_100_000, "version": 1}).status_code in (400, 413)


def test_the_second_of_two_is_told_sees_both_and_loses_nothing(sam: OwnClient, alice: User, bob: User, sign_in) -> None:
    first, second = sign_in(alice), sign_in(bob)
    hers, his = sent(first), sent(second)
    assert first.post(EDIT, hers | {"wants": ["Hers"]}).status_code == 302
    answer = second.post(EDIT, his | {"wants": ["His"]})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Alice Ashworth saved this at" in page
    assert '<span class="visually-hidden">theirs: </span>wants: Hers' in page
    assert '<span class="visually-hidden">yours: </span>wants: His' in page
    assert second.post(EDIT, Sent(answer.content.decode()).values).status_code == 302
    assert client_values(stored().text, "sam")["wants"] == "His"
    assert [client_values(one.text, "sam")["wants"] for one in stored().revisions.all()][:2] == ["His", "Hers"]
    answer = first.post(FILE, {"text": "client: sam\n", "version": 2})
    assert answer.status_code == 422
    assert "What yours would change in theirs" in answer.content.decode()


def test_the_same_words_again_are_no_revision(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    for _ in range(2):
        browser.post(FILE, {"text": sam.text + "# a word\n", "version": 1})
    assert stored().version == 2


def test_an_earlier_revision_is_read_compared_and_put_back(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    browser.post(FILE, {"text": "client: sam\n", "version": 1})
    assert "Revision 1" in browser.get(EDIT + "history/").content.decode()
    assert "Put this revision back" in browser.get(EDIT + "history/1/").content.decode()
    assert browser.post(EDIT + "history/1/back/", {"version": "1"})["Location"] == EDIT + "history/"
    assert stored().text == "client: sam\n", "a stale press changes nothing"
    browser.post(EDIT + "history/1/back/", {"version": "2"})
    assert (stored().text, stored().version) == (sam.text, 3)
    assert browser.get(EDIT + "history/99/").status_code == 404
