"""Issued once, frozen as it was, for what the register says."""

import threading
from datetime import date

import pytest
from django.db import connection
from tests.web.awards.conftest import NOW, attend, book, close

from trivet.events.achievement import Missing, Standing
from trivet.vocabulary import CertificateKind as Kind
from trivet.vocabulary import Language
from trivet.web.awards.actions import issue, revoke
from trivet.web.awards.checking import check_certificate
from trivet.web.awards.models import Certificate, CertificateFiles
from trivet.web.awards.queries import standing_of
from trivet.web.events.models import Booking, Event
from trivet.web.feedback.models import FormAnswer
from trivet.web.people.models import AuditEntry, User
from trivet.web.post.models import Message
from trivet.web.training.actions import store_check
from trivet.web.training.checks import CheckedStandard
from trivet.web.training.queries import library

pytestmark = pytest.mark.django_db


def test_a_whole_day_earns_a_certificate_of_attendance_with_its_facts_frozen(held: Booking, event: Event):
    (made,) = issue(held, now=NOW)
    said = made.said()
    assert (made.kind, made.state, said.name, said.title) == ("attendance", "valid", "Siân Ŵyn", "A day of rehearsal")
    assert (said.dates, said.attended, said.minutes) == ((date(2038, 3, 4),), said.minutes, 335)
    assert 0 < said.practice < said.attended
    assert (said.place, said.nation, said.delivery, said.trainer) == (
        "Canal Mill",
        "england",
        "in-person",
        "Alice Ashworth",
    )
    assert (said.content_version, said.languages, len(said.outcomes)) == (library().version, (Language.ENGLISH,), 8)


def test_the_facts_come_back_as_they_were_stored(certificate: Certificate):
    stored = Certificate.objects.get(pk=certificate.pk)
    assert stored.said() == certificate.said()
    assert stored.said().to_json() == certificate.facts


def test_leaving_at_lunch_earns_a_part_with_its_minutes(booking: Booking):
    attend(booking, "09:30", left="12:30")
    close(booking.event)
    (made,) = issue(booking, now=NOW)
    assert made.kind == Kind.PARTIAL
    assert 100 < made.said().attended < 180


def test_nothing_is_issued_before_the_register_is_closed_or_to_somebody_absent(booking: Booking, event: Event):
    attend(booking)
    assert issue(booking, now=NOW) == ()
    assert standing_of(booking, now=NOW) == Standing(missing=(Missing.DAY,))
    assert standing_of(booking, now=event.ends_at) == Standing(missing=(Missing.REGISTER,))
    absent = book(event, "Nobody Came")
    close(event)
    assert issue(absent, now=NOW) == ()
    assert standing_of(absent, now=NOW) == Standing(missing=(Missing.ABSENT,))


def test_a_booking_that_was_cancelled_earns_nothing(held: Booking):
    held.state = "cancelled"
    held.save()
    assert issue(held, now=NOW) == ()
    assert standing_of(held, now=NOW).missing == (Missing.BOOKING,)


def test_an_event_that_asks_for_the_check_gives_attendance_alone_until_it_is_passed(held: Booking):
    held.event.requires_check = True
    held.event.save()
    assert [one.kind for one in issue(held, now=NOW)] == ["attendance"]
    assert standing_of(held, now=NOW).missing == (Missing.CHECK,)


@pytest.mark.parametrize(("passed", "kinds"), [(True, ["attendance", "achievement"]), (False, ["attendance"])])
def test_passing_the_check_earns_a_second_certificate_and_failing_it_takes_none_away(passed, kinds, held: Booking):
    held.event.requires_check = True
    held.event.save()
    first = issue(held, now=NOW)
    FormAnswer.objects.create(
        booking=held, kind="after", scene_set="a", content_version="1", submitted_at=NOW, check_right=8, check_of=10,
        check_passed=passed,
    )  # fmt: skip
    both = issue(held, now=NOW)
    assert [one.kind for one in both] == kinds
    assert both[0] == first[0]
    assert len({one.number for one in both}) == len(kinds)
    assert check_certificate(both[-1], now=NOW).shown.kind == kinds[-1]


def test_issuing_twice_finds_the_first_and_writes_one_letter(held: Booking):
    assert issue(held, now=NOW) == issue(held, now=NOW)
    assert Certificate.objects.count() == CertificateFiles.objects.count() == 1
    letter = Message.objects.get(template="certificate")
    enclosed = letter.enclosures.get()
    assert (letter.to, letter.about, enclosed.media_type) == (
        "sian@example.org",
        f"booking:{held.pk}",
        "application/pdf",
    )
    assert "A day of rehearsal" in letter.text
    assert "4 March 2038" in letter.text
    assert certificate_number() in letter.text
    assert bytes(enclosed.data) == bytes(CertificateFiles.objects.get().pdf)
    assert AuditEntry.objects.filter(verb="issued").count() == 1


def certificate_number() -> str:
    return Certificate.objects.get().number


def test_somebody_without_an_address_gets_a_certificate_and_no_letter(event: Event):
    walk_in = book(event, "No Address")
    attend(walk_in)
    close(event)
    assert len(issue(walk_in, now=NOW)) == 1
    assert Message.objects.count() == 0


def test_a_revoked_certificate_is_not_quietly_issued_again(certificate: Certificate, alice: User):
    revoked = revoke(certificate, reason="Issued by mistake", now=NOW, by=alice)
    assert issue(certificate.booking, now=NOW) == (revoked,)


def test_nothing_that_changes_later_changes_a_certificate(certificate: Certificate, event: Event, course, alice: User):
    before = CertificateFiles.objects.get()
    event.threshold, event.trainer = 100, None
    event.save()
    course.title = "Something else"
    course.save()
    Booking.objects.update(printed_name="Somebody Else")
    again = Certificate.objects.get()
    assert (again.said(), bytes(again.files.pdf)) == (certificate.said(), bytes(before.pdf))
    assert check_certificate(again, now=NOW).shown.name == "Siân Ŵyn"


@pytest.mark.parametrize(
    "name",
    ["x" * 300, "Ŵ" * 300, "Zoë 🙂 Ó Briain", "=1+1", '#evil[*x*] "q" <b>', "محمد علي", "李小龙", "Łukasz Żółć", "O’Brien-Smythe",
     "  Padded   Name  ", "<script>alert(1)</script>", "{{ name }}", "Robert'); DROP TABLE awards_certificate;--"],
)  # fmt: skip
def test_any_name_is_certified_signed_and_checked(name: str, event: Event):
    person = book(event, name, "somebody@example.org")
    attend(person)
    close(event)
    (made,) = issue(person, now=NOW)
    finding = check_certificate(made, now=NOW)
    assert (finding.answer, finding.shown.name) == ("valid", name)
    assert bytes(made.files.pdf).startswith(b"%PDF-")


def test_a_welsh_speaker_gets_welsh_first_and_others_when_it_was_asked_for(held: Booking, event: Event):
    held.language = "cy"
    held.save()
    assert issue(held, now=NOW)[0].said().languages == (Language.WELSH, Language.ENGLISH)
    event.bilingual_certificate = True
    event.save()
    other = book(event, "English Speaker")
    attend(other)
    assert issue(other, now=NOW)[0].said().languages == (Language.ENGLISH, Language.WELSH)


def test_standards_that_nobody_verified_are_not_printed(certificate: Certificate):
    assert certificate.said().standards == ()


def test_at_most_five_verified_standards_are_printed_with_their_version(held: Booking, alice: User):
    mapped = [one for one in library().mappings if "certificate" in one.use and "probation" in one.sectors]
    for number, one in enumerate(mapped):
        store_check(
            CheckedStandard(
                one.code, one.suite, f"URN{number}", "Alice Ashworth", date(2038, 1, 5), version="3", title=one.title
            ),
            by=alice,
        )
    printed = issue(held, now=NOW)[0].said().standards
    assert 0 < len(printed) <= 5
    assert {(one.framework, one.version, one.code[:3]) for one in printed} == {("NOS", "3", "URN")}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_certificate(held: Booking):
    start, found = threading.Barrier(4), []

    def try_it() -> None:
        try:
            start.wait()
            found.append(issue(Booking.objects.get(pk=held.pk), now=NOW))
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert Certificate.objects.count() == Message.objects.count() == 1
