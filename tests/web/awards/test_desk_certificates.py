"""The desk: who earned what, everything in one press, and what is done when something is wrong."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.awards.conftest import NOW, attend, book, close

from trivet.web.awards import parcels
from trivet.web.awards.actions import forget, issue, reissue, revoke
from trivet.web.awards.models import Certificate, CertificateFiles, IssueRun
from trivet.web.awards.queries import issued_before
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import AuditEntry, User
from trivet.web.post.models import Message

pytestmark = pytest.mark.django_db


def board_of(browser: Client, event: Event) -> str:
    return browser.get(reverse("awards:event", args=[event.pk])).content.decode()


def press(browser: Client, certificate: Certificate, verb: str, **words: str):
    return browser.post(reverse("awards:change", args=[certificate.pk, verb]), words, follow=True)


def unzipped(answer) -> dict[str, bytes]:
    parcel = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert parcel.testzip() is None
    return {name: parcel.read(name) for name in parcel.namelist()}


def test_the_list_says_who_earned_what_and_why_not(held: Booking, event: Event, alice: User, sign_in):
    early = book(event, "Left Early")
    attend(early, "09:30", left="11:00")
    book(event, "Never Came")
    text = board_of(sign_in(alice), event)
    for said in ("335 of 335", "Attendance", "Partial attendance", "Absent, so nothing is earned.", "0 issued, 2 due."):
        assert said in text


def test_before_the_register_is_closed_the_page_says_what_to_do(booking: Booking, event: Event, bob: User, sign_in):
    text = board_of(sign_in(bob), event)
    assert "Nobody gets a certificate before the register is closed." in text
    assert reverse("day:register", args=[event.pk]) in text


def test_an_event_without_people_says_so(event: Event, alice: User, sign_in):
    assert "Nobody has booked this event" in board_of(sign_in(alice), event)


def test_one_press_issues_what_is_due_and_gives_the_zip(held: Booking, event: Event, alice: User, sign_in):
    for name in ("../../etc/passwd", "Siân Ŵyn", "🙂", "x" * 300):
        attend(book(event, name))
    files = unzipped(sign_in(alice).post(reverse("awards:zip", args=[event.pk])))
    assert len(files) == Certificate.objects.count() == 5
    assert {data[:5] for data in files.values()} == {b"%PDF-"}
    folders = {name.rpartition("/")[0] for name in files}
    assert folders == {"certificates-a-day-of-rehearsal-2038-03-04"}
    assert all(".." not in name and len(name) < 150 for name in files)
    assert set(files.values()) == {bytes(one.pdf) for one in CertificateFiles.objects.all()}


def test_the_zip_is_written_while_it_is_sent(held: Booking, event: Event, alice: User, sign_in):
    attend(book(event, "Another One"))
    sign_in(alice).post(reverse("awards:issue-event", args=[event.pk]))
    pieces = list(parcels.zipped(event))
    assert len(pieces) == 3
    assert all(pieces)


def test_a_revoked_one_is_not_in_the_zip(certificate: Certificate, event: Event, alice: User, sign_in):
    attend(book(event, "Another One"))
    browser = sign_in(alice)
    browser.post(reverse("awards:issue-event", args=[event.pk]))
    revoke(certificate, reason="Wrong", now=NOW, by=alice)
    (name,) = unzipped(browser.get(reverse("awards:zip", args=[event.pk])))
    assert "another-one" in name


def test_without_any_certificate_the_zip_is_explained(booking: Booking, event: Event, alice: User, sign_in):
    answer = sign_in(alice).get(reverse("awards:zip", args=[event.pk]), follow=True)
    assert "There is no certificate to put into a zip yet." in answer.content.decode()


def test_many_are_made_in_the_background_and_the_page_shows_how_far(held: Booking, event: Event, alice: User, sign_in):
    IssueRun.objects.create(event=event, started_at=NOW, beat_at="2099-01-01T00:00Z", due=300, done=120)
    browser = sign_in(alice)
    text = board_of(browser, event)
    assert "120 of 300 made" in text
    assert "data-hx-get" in text
    part = browser.get(reverse("awards:event", args=[event.pk]), headers={"hx-request": "true"}).content.decode()
    assert "120 of 300 made" in part
    assert "<html" not in part
    answer = browser.post(reverse("awards:zip", args=[event.pk]), follow=True)
    assert "You can leave this page and come back." in answer.content.decode()
    assert Certificate.objects.count() == 0


def test_an_interrupted_run_is_said_and_can_be_gone_on_with(held: Booking, event: Event, alice: User, sign_in):
    IssueRun.objects.create(event=event, started_at=NOW, beat_at=NOW, due=300, done=120)
    browser = sign_in(alice)
    assert "The making was interrupted" in board_of(browser, event)
    browser.post(reverse("awards:issue-event", args=[event.pk]))
    assert Certificate.objects.count() == 1


def test_revoking_asks_once_needs_a_reason_tells_the_holder_and_leaves_a_trace(
    certificate: Certificate, alice: User, sign_in
):
    browser = sign_in(alice)
    asked = browser.get(reverse("awards:change", args=[certificate.pk, "revoke"]))
    assert "cannot be restored" in asked.content.decode()
    assert "One thing needs another look" in press(browser, certificate, "revoke", reason="").content.decode()
    assert Certificate.objects.get().state == "valid"
    text = press(browser, certificate, "revoke", reason="It was somebody else in the room").content.decode()
    assert "It was somebody else in the room" in text
    row = Certificate.objects.get()
    assert (row.state, row.reason) == ("revoked", "It was somebody else in the room")
    letter = Message.objects.get(template="certificate-changed")
    assert "It was somebody else in the room" in letter.text
    assert AuditEntry.objects.filter(verb="revoked", actor=alice, object=f"certificate:{row.pk}").count() == 1
    again = press(browser, certificate, "revoke", reason="Twice").content.decode()
    assert "This certificate is revoked, so that cannot be done. Nothing was changed." in again
    assert Message.objects.filter(template="certificate-changed").count() == 1


def test_on_hold_and_back(certificate: Certificate, bob: User, sign_in):
    browser = sign_in(bob)
    press(browser, certificate, "suspend", reason="We look into it")
    assert Certificate.objects.get().state == "suspended"
    press(browser, certificate, "restore")
    row = Certificate.objects.get()
    assert (row.state, row.reason) == ("valid", "")
    assert Message.objects.filter(template="certificate-changed").count() == 2


def test_a_corrected_name_gives_a_new_certificate_and_keeps_the_old_ones_history(
    certificate: Certificate, alice: User, sign_in
):
    browser = sign_in(alice)
    answer = press(browser, certificate, "reissue", name="Siân Ŵyn-Parry")
    old, new = Certificate.objects.get(pk=certificate.pk), Certificate.objects.get(is_current=True)
    assert (old.state, old.is_current, new.previous, new.said().name) == ("replaced", False, old, "Siân Ŵyn-Parry")
    assert new.number != old.number
    assert Booking.objects.get().printed_name == "Siân Ŵyn-Parry"
    text = answer.content.decode()
    assert old.number in text
    assert new.number in text
    assert Message.objects.filter(template="certificate").count() == 2
    refused = press(browser, old, "reissue", name="Third").content.decode()
    assert "has been replaced already" in refused
    assert Certificate.objects.count() == 2


def test_a_corrected_register_is_pointed_out_and_reissued_as_what_it_is_now(
    held: Booking, event: Event, alice: User, sign_in
):
    (one,) = issue(held, now=NOW)
    held.marks.update(minute=13 * 60)  # they came at one
    assert "has changed since" in board_of(sign_in(alice), event)
    newer = reissue(one, name="Siân Ŵyn", now=NOW, by=alice)
    assert (newer.kind, newer.previous) == ("partial", one)
    assert "has changed since" not in board_of(sign_in(alice), event)


def test_somebody_who_was_absent_after_all_gets_no_new_one(certificate: Certificate, alice: User, sign_in):
    certificate.booking.marks.all().delete()
    text = press(sign_in(alice), certificate, "reissue", name="Siân Ŵyn").content.decode()
    assert "the register says they were absent" in text
    assert Certificate.objects.get().state == "valid"


def test_a_revoked_one_issued_again_stays_revoked_in_the_history(certificate: Certificate, alice: User):
    revoked = revoke(certificate, reason="Wrong name", now=NOW, by=alice)
    newer = reissue(revoked, name="Right Name", now=NOW, by=alice)
    old = Certificate.objects.get(pk=certificate.pk)
    assert (old.state, old.is_current, newer.state) == ("revoked", False, "valid")


def test_the_public_page_comes_down_at_the_holders_wish(certificate: Certificate, alice: User, sign_in):
    browser = sign_in(alice)
    press(browser, certificate, "hide")
    assert Client().get(certificate.get_absolute_url()).status_code == 404
    press(browser, certificate, "show")
    assert Client().get(certificate.get_absolute_url()).status_code == 200


def test_when_its_time_is_over_the_name_and_the_files_go(certificate: Certificate, alice: User, sign_in):
    revoke(certificate, reason="Siân was not there", now=NOW, by=alice)
    assert list(issued_before(NOW)) == []
    assert list(issued_before(NOW + timedelta(seconds=1))) == [certificate]
    forget(certificate, by=None)
    assert list(issued_before(NOW + timedelta(seconds=1))) == []
    row = Certificate.objects.get()
    assert "Siân" not in row.reason
    assert "Siân" not in str(row.facts)
    assert not CertificateFiles.objects.exists()
    assert Client().get(row.get_absolute_url()).status_code == 404
    assert sign_in(alice).get(reverse("awards:desk-file", args=[row.pk, "pdf"])).status_code == 404
    assert sign_in(alice).get(reverse("awards:desk", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("verb", ["explode", "delete"])
def test_nothing_else_is_done_to_certificates(verb: str, certificate: Certificate, alice: User, sign_in):
    assert sign_in(alice).post(reverse("awards:change", args=[certificate.pk, verb])).status_code == 404


def test_charlie_and_nobody_see_nothing_at_the_desk(certificate: Certificate, event: Event, charlie: User, sign_in):
    addresses = [
        reverse("awards:event", args=[event.pk]), reverse("awards:zip", args=[event.pk]), reverse("awards:desk", args=[certificate.pk]),
        reverse("awards:desk-file", args=[certificate.pk, "pdf"]), reverse("awards:issue-event", args=[event.pk]),
        reverse("awards:change", args=[certificate.pk, "revoke"]), reverse("awards:keys"), reverse("awards:renew-key"),
    ]  # fmt: skip
    for address in addresses:
        for method in ("get", "post"):
            assert getattr(sign_in(charlie), method)(address).status_code in {403, 405}
            assert getattr(Client(), method)(address).status_code in {302, 405}
    assert Certificate.objects.get().state == "valid"


def test_the_list_asks_the_database_as_little_for_many_as_for_few(
    event: Event, alice: User, sign_in, django_assert_max_num_queries
):
    for number in range(12):
        attend(book(event, f"Person {number}"))
    close(event)
    browser = sign_in(alice)
    browser.post(reverse("awards:issue-event", args=[event.pk]))
    with django_assert_max_num_queries(25):
        board_of(browser, event)


def test_a_press_that_did_not_come_from_our_page_does_nothing(certificate: Certificate, event: Event, alice: User):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (
        reverse("awards:change", args=[certificate.pk, "revoke"]), reverse("awards:issue-event", args=[event.pk]),
        reverse("awards:zip", args=[event.pk]), reverse("awards:renew-key"),
    ):  # fmt: skip
        assert browser.post(address, {"reason": "from elsewhere"}).status_code == 403
    assert Certificate.objects.get().state == "valid"
