"""Notes that only their writer reads."""

from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client

from trivet.web.learning.actions import NoteChangedError, save_note
from trivet.web.learning.models import Note
from trivet.web.learning.queries import notes_of, opened
from trivet.web.people.models import User
from trivet.web.secrets import Keyring
from trivet.web.training.actions import enrol
from trivet.web.training.models import Course, Enrolment

WORDS = "I go cold when he laughs.\n<b>Why?</b>"
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def note(now: datetime, enrolment: Enrolment) -> Note:
    return save_note(enrolment, "bond-r1", WORDS, seen=0, now=now)


def test_a_note_is_sealed_in_the_database(note: Note):
    assert "cold" not in note.body
    assert note.body.startswith(f"{settings.FIELD_KEYS.current}.")
    assert opened(note).words == WORDS


def test_a_note_put_into_another_row_does_not_open(now: datetime, note: Note, enrolment: Enrolment):
    moved = Note.objects.create(enrolment=enrolment, reflection="bond-r2", body=note.body, updated_at=now)
    assert (opened(moved).words, opened(moved).is_readable) == ("", False)


def test_saving_the_same_words_again_is_no_change(now: datetime, note: Note, enrolment: Enrolment):
    assert save_note(enrolment, "bond-r1", WORDS, seen=0, now=now).version == 1


def test_a_note_saved_elsewhere_is_not_overwritten(now: datetime, note: Note, enrolment: Enrolment):
    save_note(enrolment, "bond-r1", "from my phone", seen=1, now=now)
    with pytest.raises(NoteChangedError) as told:
        save_note(enrolment, "bond-r1", "from my desk", seen=1, now=now)
    assert told.value.stored.words == "from my phone"
    assert notes_of(enrolment)["bond-r1"].words == "from my phone"


def test_an_emptied_note_leaves_no_words_and_still_guards_against_an_old_window(
    now: datetime, note: Note, enrolment: Enrolment
):
    assert save_note(enrolment, "bond-r1", "", seen=1, now=now).body == ""
    with pytest.raises(NoteChangedError):
        save_note(enrolment, "bond-r1", "written on the old version", seen=1, now=now)


def test_a_form_saves_and_leads_back_to_the_note(browser: Client, home: str, enrolment: Enrolment):
    answer = browser.post(f"{home}bond/note/bond-r1/", {"words": WORDS, "seen": "0"})
    assert (answer.status_code, answer["Location"]) == (302, f"{home}bond/#note-on-bond-r1")
    assert notes_of(enrolment)["bond-r1"].words == WORDS
    assert "&lt;b&gt;Why?&lt;/b&gt;" in browser.get(f"{home}bond/").content.decode()


def test_a_script_is_told_in_one_line_and_given_the_new_version(browser: Client, home: str):
    answer = browser.post(f"{home}bond/note/bond-r1/", {"words": WORDS, "seen": "0"}, headers=SCRIPT)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.startswith("Saved ")
    assert 'id="seen-bond-r1" value="1" data-hx-swap-oob="true"' in html


def test_a_conflict_shows_both_versions_and_keeps_both(browser: Client, home: str, note: Note, enrolment: Enrolment):
    answer = browser.post(f"{home}bond/note/bond-r1/", {"words": "mine", "seen": "0"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert ">mine</textarea>" in html
    assert "I go cold when he laughs." in html
    assert notes_of(enrolment)["bond-r1"].words == WORDS


def test_a_conflict_told_to_a_script_offers_to_keep_mine(browser: Client, home: str, note: Note, enrolment: Enrolment):
    answer = browser.post(f"{home}bond/note/bond-r1/", {"words": "mine", "seen": "0"}, headers=SCRIPT)
    assert answer.status_code == 409
    assert '<button class="button button-small" name="over" value="1">' in answer.content.decode()
    browser.post(f"{home}bond/note/bond-r1/", {"words": "mine", "seen": "0", "over": "1"}, headers=SCRIPT)
    assert notes_of(enrolment)["bond-r1"].words == "mine"


def test_a_note_that_is_too_long_is_given_back_whole(browser: Client, home: str):
    long = "x" * 10_001
    answer = browser.post(f"{home}bond/note/bond-r1/", {"words": long, "seen": "0"})
    assert answer.status_code == 422
    assert "That note has 10,001 characters; a note holds 10,000." in answer.content.decode()
    assert long in answer.content.decode()
    assert Note.objects.count() == 0


def test_a_form_without_its_version_is_refused_in_words(browser: Client, home: str):
    answer = browser.post(f"{home}bond/note/bond-r1/", {"words": "kept"})
    assert answer.status_code == 422
    assert ">kept</textarea>" in answer.content.decode()


@pytest.mark.parametrize("address", ["bond/note/goals-r1/", "bond/note/nothing/", "nothing/note/bond-r1/"])
def test_a_note_belongs_to_a_question_of_its_module(address: str, browser: Client, home: str):
    assert browser.post(home + address, {"words": "x", "seen": "0"}).status_code == 404
    assert Note.objects.count() == 0


def test_somebody_signed_out_is_told_so_and_their_script_keeps_the_words(home: str):
    answer = Client().post(f"{home}bond/note/bond-r1/", {"words": "x", "seen": "0"}, headers=SCRIPT)
    assert (answer.status_code, answer.content) == (401, b"")


def test_my_notes_are_on_one_page_by_question(browser: Client, home: str, note: Note):
    html = browser.get(f"{home}notes/").content.decode()
    assert "1 note in 1 part" in html
    assert "I go cold when he laughs.<br>&lt;b&gt;Why?&lt;/b&gt;" in html


def test_the_page_of_notes_says_what_to_do_while_there_are_none(browser: Client, home: str):
    assert "Nothing here yet." in browser.get(f"{home}notes/").content.decode()


def test_another_participant_of_the_same_course_sees_none_of_them(course: Course, home: str, note: Note, sign_in):
    other = User.objects.create_user("eve@example.org", None, name="Eve Entwistle")
    enrol(course, other)
    browser = sign_in(other)
    for page in ("", "bond/", "notes/"):
        assert "when he laughs" not in browser.get(home + page).content.decode()
    assert "when he laughs" not in browser.get("/learn/").content.decode()


@pytest.mark.parametrize("who", ["alice", "bob", "charlie"])
def test_nobody_else_sees_them(who: str, home: str, note: Note, sign_in, request: pytest.FixtureRequest):
    browser = sign_in(request.getfixturevalue(who))
    assert {browser.get(home + page).status_code for page in ("", "bond/", "notes/")} == {404}
    assert "when he laughs" not in browser.get("/learn/").content.decode()


def test_the_desk_counts_reading_and_shows_no_note(course: Course, note: Note, alice: User, sign_in):
    html = sign_in(alice).get(f"/desk/courses/{course.pk}/people/").content.decode()
    assert "Dana Duckworth" in html
    assert "when he laughs" not in html


def test_a_note_whose_key_is_gone_is_kept_and_explained(browser: Client, home: str, note: Note, settings):
    settings.FIELD_KEYS = Keyring({"new": bytes(32)}, "new")
    for page in ("bond/", "notes/"):
        html = browser.get(home + page).content.decode()
        assert "the key that opens it is missing" in html
    assert Note.objects.get().body == note.body
