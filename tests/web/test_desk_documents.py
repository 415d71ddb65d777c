"""Documents: give me everything for this course, now."""

import io
import zipfile

import pytest
from django.test import Client

from trivet.web.people.models import User
from trivet.web.training.models import Course

pytestmark = pytest.mark.press


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


@pytest.mark.parametrize(
    ("path", "begins", "kind"),
    [
        ("tips.pdf", b"%PDF", "application/pdf"),
        ("leaflet.pdf", b"%PDF", "application/pdf"),
        ("matrix.pdf", b"%PDF", "application/pdf"),
        ("matrix.pdf?draft", b"%PDF", "application/pdf"),
        ("tip-sheet.pdf?module=bond", b"%PDF", "application/pdf"),
        ("pack.html", b"<!doctype html>", "text/html; charset=utf-8"),
        ("leaflet.docx", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_document_is_made_for_the_customer(path: str, begins: bytes, kind: str, browser: Client, course: Course):
    answer = browser.get(f"/desk/courses/{course.pk}/documents/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert answer.content[:15].lower().startswith(begins.lower())
    assert answer["Content-Disposition"].startswith('attachment; filename="evilx-q-b-2038-03-04-')
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_web_page_that_stands_alone_may_run_nothing(browser: Client, course: Course):
    answer = browser.get(f"/desk/courses/{course.pk}/documents/pack.html")
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in answer["Content-Security-Policy"]


def test_an_evil_name_is_words_in_a_document(browser: Client, course: Course):
    twin = browser.get(f"/desk/courses/{course.pk}/documents/pack.html").content.decode()
    assert "#evil[*x*]" in twin
    assert '"q" <b>' not in twin


@pytest.mark.parametrize(
    "path",
    [
        "pack.exe",
        "slides.pdf",
        "poem.pdf",
        "tip-sheet.pdf",
        "tip-sheet.pdf?module=compliance",
        "tip-sheet.pdf?module=../x",
    ],
)
def test_what_is_not_offered_is_not_found(path: str, browser: Client, course: Course):
    assert browser.get(f"/desk/courses/{course.pk}/documents/{path}").status_code == 404


def test_the_zip_holds_everything_in_one_folder(browser: Client, course: Course):
    answer = browser.get(f"/desk/courses/{course.pk}/everything.zip")
    assert answer["Content-Disposition"].startswith('attachment; filename="evilx-q-b-2038-03-04-everything.zip"')
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {name.partition("/")[0] for name in names} == {"evilx-q-b-2038-03-04-everything"}
    ends = {name.partition("/")[2] for name in names}
    assert {"participants-pack.pdf", "participants-pack.html", "participants-pack.docx", "facilitators-guide.pdf", "slides.pptx",
            "role-play-cards.pdf", "ten-top-tips.pdf", "tip-sheet-bond.pdf", "standards-matrix.pdf",
            "course-leaflet.pdf"} <= ends  # fmt: skip


def test_the_same_course_gives_the_same_bytes(browser: Client, course: Course):
    one, other = (browser.get(f"/desk/courses/{course.pk}/documents/tips.pdf").content for _ in range(2))
    assert one == other
