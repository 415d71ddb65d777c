"""Lines from a spreadsheet: shown first, stored at a second press, whatever program wrote the file."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from trivet.content.clientfile import client_values
from trivet.content.clientlines import Fate, SheetError, decoded, read_sheet
from trivet.web.authoring.models import OwnClient
from trivet.web.people.models import User

PAGE = "/desk/clients/sam/lines/"
ROWS = 'challenge,"So what, then?",,"It all looks pointless."\nrepair,"Right. That’s new.","after OWN; late",\n'


def fates(text: str, **client: object) -> list[tuple[int, str, str]]:
    return [(row.number, row.fate.value, row.why) for row in read_sheet(text, client, ["The archetype says so."])]


@pytest.mark.parametrize(
    "raw", [ROWS.encode(), b"\xef\xbb\xbf" + ROWS.encode(), ROWS.encode("cp1252"), ROWS.encode("utf-16")]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("head", ["", "Act,Line,Condition,Back\n", "act,says,when,reflection\n"])
def test_every_spreadsheet_s_way_of_writing_is_read(raw: bytes, delimiter: str, head: str) -> None:
    text = decoded(raw)
    changed = (head + text).replace('"So what, then?"', '"So what~ then?"').replace(",", delimiter).replace("~", ",")
    rows = read_sheet(changed, {})
    assert [(row.act, row.line, row.condition, row.back, row.fate) for row in rows] == [
        ("challenge", "So what, then?", "", "It all looks pointless.", Fate.ADDED),
        ("repair", "Right. That’s new.", "after OWN; late", "", Fate.ADDED),
    ]


def test_the_head_row_may_name_the_columns_in_any_order() -> None:
    rows = read_sheet("back;line;act\nYou are tired.;So?;minimal\n", {})
    assert (rows[0].act, rows[0].line, rows[0].back) == ("minimal", "So?", "You are tired.")


@pytest.mark.parametrize(
    ("row", "fate", "said"),
    [
        ("chalenge,So what", "fault", "'chalenge' is not an act; did you mean 'challenge'?"),
        (",So what", "fault", "there is no act in the first cell"),
        ("challenge,", "fault", "there is no line"),
        (f"challenge,{'x' * 230}", "fault", "the line has 230 characters; 220 at most"),
        ("challenge,So what,after OWNN", "fault", "'OWNN' is not a move; did you mean 'OWN'?"),
        ("challenge,Ring 0161 496 0000 then", "fault", "looks like a telephone number"),
        ("challenge,See you {dya}", "fault", "is never filled"),
        ("challenge,The archetype says so!", "there", "the archetype says this already"),
        ("challenge,Mine", "there", "the client says this already"),
        ("CHALLENGE,'=So it is", "added", ""),
    ],
)
def test_what_becomes_of_a_row_is_said_in_its_own_words(row: str, fate: str, said: str) -> None:
    found = fates(row, lines={"open": ["Mine."]})
    assert found[0][:2] == (1, fate)
    assert said in found[0][2]


def test_a_line_twice_in_the_sheet_is_added_once() -> None:
    assert [one[1:] for one in fates("open,One thing\nopen,one thing.\n")] == [
        ("added", ""),
        ("there", "it stands in row 1 already"),
    ]


@pytest.mark.parametrize("raw", [b"\x00\x01\x02", b"PK\x03\x04\x00\x00", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(SheetError):
        read_sheet(decoded(raw), {})


@pytest.mark.parametrize("text", ["", "\n\n", "act,line\n", "open,x\n" * 501])
def test_nothing_and_far_too_much_are_refused(text: str) -> None:
    with pytest.raises(SheetError):
        read_sheet(text, {})


def test_a_sheet_is_shown_then_stored_then_known(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    file = SimpleUploadedFile("lines.csv", ROWS.encode("cp1252") + b"chalenge,x\nwithdraw,Fine.\n", "text/csv")
    page = unescape(browser.post(PAGE, {"file": file}).content.decode())
    assert "4 rows: 2 would be added." in page
    assert "did you mean 'challenge'?" in page
    assert "the client says this already" in page
    assert OwnClient.objects.get().version == 1
    key = page.split('name="key" value="')[1].split('"')[0]
    for _ in range(2):
        assert browser.post(PAGE, {"key": key})["Location"] == "/desk/clients/sam/"
    row = OwnClient.objects.get()
    assert row.version == 2
    lines = client_values(row.text, "sam")["lines"]
    assert lines["challenge"][-1] == {"line": "So what, then?", "back": "It all looks pointless."}
    assert lines["repair"][-1] == {"line": "Right. That’s new.", "when": {"after": ["OWN"], "late": True}}
    assert "0 would be added" in browser.post(PAGE, {"pasted": ROWS}).content.decode()


def test_the_sheet_that_comes_out_is_the_sheet_that_goes_in(sam: OwnClient, bob: User, sign_in) -> None:
    out = sign_in(bob).get("/desk/clients/sam/lines.csv")
    text = decoded(out.content)
    lines = client_values(sam.text, "sam")["lines"]
    rows = read_sheet(text, {})
    assert len(rows) == sum(map(len, lines.values()))
    assert {row.fate for row in rows} == {Fate.ADDED}
    assert sign_in(bob).get("/desk/clients/tanya/lines.csv").status_code == 200


def test_bad_uploads_are_answered_in_words(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    assert browser.post(PAGE, {}).status_code == 422
    assert browser.post(PAGE, {"key": "../../etc"})["Location"] == PAGE
    assert browser.post(PAGE, {"key": "0" * 64})["Location"] == PAGE
    file = SimpleUploadedFile("a.xlsx", b"PK\x03\x04\x00\x00", "text/csv")
    answer = browser.post(PAGE, {"file": file})
    assert answer.status_code == 422
    assert "Save it from the spreadsheet as CSV." in answer.content.decode()


def test_a_client_that_cannot_be_read_takes_no_lines(sam: OwnClient, bob: User, sign_in) -> None:
    OwnClient.objects.update(text="client: [")
    answer = sign_in(bob).post(PAGE, {"pasted": ROWS})
    assert answer.status_code == 422
    assert "Mend the file first." in answer.content.decode()
