"""The participant's own certificate: on the screen after the last form, to keep, and for their regulator."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.awards.conftest import NOW, attend, book, close

from trivet.credentials import unbake
from trivet.web.awards.actions import hide_or_show, revoke
from trivet.web.awards.models import Certificate
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User
from trivet.web.post.models import Message

pytestmark = pytest.mark.django_db


def page(booking: Booking, **query: str) -> str:
    answer = Client().get(reverse("awards:mine", args=[booking.token]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_opening_the_page_issues_on_the_spot_and_opening_it_again_finds_the_same(held: Booking):
    text = page(held)
    made = Certificate.objects.get()
    for said in (
        "Your certificate",
        "Siân Ŵyn",
        made.number,
        "5 hours 35 minutes",
        "does not say that they are competent",
    ):
        assert said in text
    assert made.number in page(held)
    assert Certificate.objects.count() == Message.objects.count() == 1


def test_what_is_still_missing_is_said_in_words(booking: Booking, event: Event):
    assert "The day is not over yet" in page(booking)
    event.date = NOW.date()
    event.save()
    assert "The trainer has not closed the register yet" in page(booking)
    close(event)
    assert "The register says that you were not there" in page(booking)
    booking.state = "cancelled"
    booking.save()
    assert "This booking is not held any more" in page(booking)
    assert Certificate.objects.count() == 0


def test_the_check_that_is_missing_is_one_press_away_and_attendance_is_there_already(held: Booking, event: Event):
    event.requires_check = True
    event.save()
    text = page(held)
    assert "knowledge check is still to be answered" in text
    assert "Certificate of attendance" in text
    assert reverse("feedback:part", args=[held.token, "after", "check"]) in text


def test_somebody_who_cannot_be_certified_is_told_that_nothing_is_lost(held: Booking, event: Event):
    event.course.options = ["no-such-module"]
    event.course.save()
    text = page(held)
    assert "could not be made just now" in text
    assert "what you attended is stored" in text


def test_each_file_is_the_one_that_was_handed_out(certificate: Certificate):
    files = certificate.files
    kept = {
        "pdf": bytes(files.pdf),
        "svg": files.svg.encode(),
        "json": files.credential.encode(),
        "jwt": files.jwt.encode(),
    }
    for form, data in kept.items():
        answer = Client().get(reverse("awards:file", args=[certificate.booking.token, certificate.number, form]))
        assert (answer.content, answer["Cache-Control"], answer["Referrer-Policy"]) == (
            data,
            "private, no-store",
            "no-referrer",
        )
    assert unbake(kept["pdf"]).document == unbake(kept["svg"]).document == unbake(kept["json"]).document


def test_the_picture_may_run_nothing(certificate: Certificate):
    address = reverse("awards:file", args=[certificate.booking.token, certificate.number, "svg"])
    assert "sandbox" in Client().get(address)["Content-Security-Policy"]
    assert Client().get(address + "?download")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "regulator", ["social-work-england", "social-care-wales", "sssc", "addiction-professionals", "general"]
)
def test_every_regulator_has_a_record_as_pdf_and_as_word(regulator: str, certificate: Certificate):
    made = {
        form: Client()
        .get(reverse("awards:record", args=[certificate.booking.token, certificate.number, regulator, form]))
        .content
        for form in ("pdf", "docx")
    }
    assert made["pdf"].startswith(b"%PDF-")
    words = zipfile.ZipFile(io.BytesIO(made["docx"])).read("word/document.xml").decode()
    assert "A day of rehearsal" in words
    assert certificate.number in words


def test_the_own_regulator_stands_first(certificate: Certificate):
    person = certificate.booking.participant
    person.regulator = "sssc"
    person.save()
    text = page(certificate.booking)
    assert text.index("record-sssc") < text.index("record-social-work-england")


def test_another_persons_link_opens_nothing_of_it(certificate: Certificate, event: Event):
    other = book(event, "Somebody Else", "other@example.org")
    for name, more in (("file", ["pdf"]), ("record", ["sssc", "pdf"])):
        for token in (other.token, "no-such-token", "x" * 500):
            assert Client().get(reverse(f"awards:{name}", args=[token, certificate.number, *more])).status_code == 404
    assert Client().get(reverse("awards:mine", args=["no-such-token"])).status_code == 404
    assert certificate.number not in page(other)


@pytest.mark.parametrize(
    ("name", "more"), [("file", ["exe"]), ("record", ["nobody", "pdf"]), ("record", ["sssc", "exe"])]
)
def test_files_that_do_not_exist_are_not_found(name: str, more: list[str], certificate: Certificate):
    address = reverse(f"awards:{name}", args=[certificate.booking.token, certificate.number, *more])
    assert Client().get(address).status_code == 404


def test_the_page_cannot_be_posted_to(held: Booking):
    assert Client().post(reverse("awards:mine", args=[held.token])).status_code == 405
    assert Certificate.objects.count() == 0


def test_a_revoked_one_says_so_to_its_holder_too(certificate: Certificate, alice: User):
    revoke(certificate, reason="Wrong", now=NOW, by=alice)
    assert "Revoked." in page(certificate.booking)


def test_a_page_that_is_down_is_not_offered(certificate: Certificate, alice: User):
    assert certificate.get_absolute_url() in page(certificate.booking)
    hide_or_show(certificate, is_shown=False, by=alice)
    text = page(certificate.booking)
    assert f'href="{certificate.get_absolute_url()}"' not in text
    assert "The public page is down" in text


def test_a_long_name_with_signs_of_all_kinds_is_shown_as_text(event: Event):
    person = book(event, "<script>" + "Ŵ" * 280 + "🙂", "x@example.org")
    attend(person)
    close(event)
    text = page(person)
    assert "&lt;script&gt;ŴŴŴ" in text
    assert "<script>Ŵ" not in text


def test_the_page_in_welsh_says_that_it_is(certificate: Certificate):
    assert '<html lang="cy"' in page(certificate.booking, lang="cy")
