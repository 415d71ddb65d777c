"""Keys: made when needed, kept apart from the database, changed with one press, and nothing signed is lost by it."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from tests.web.awards.conftest import NOW, attend, book, close

from trivet.web.addresses import site
from trivet.web.awards.actions import issue
from trivet.web.awards.checking import check_certificate, check_file
from trivet.web.awards.issuing import NotIssuedError
from trivet.web.awards.keys import issuer, known_keys, rotate
from trivet.web.awards.lists import published, sign
from trivet.web.awards.models import Certificate, SigningKey, StatusList
from trivet.web.awards.rounds import sign_lists
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import AuditEntry, User

pytestmark = pytest.mark.django_db


def files(settings) -> list[Path]:
    return sorted((settings.DATA / "signing-keys").iterdir())


def test_the_first_certificate_makes_the_first_key_and_nobody_else_can_read_it(held: Booking, settings):
    assert not SigningKey.objects.exists()
    issue(held, now=NOW)
    (path,) = files(settings)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    row = SigningKey.objects.get()
    assert (row.kid, row.is_current) == (path.name, True)
    assert path.read_text() not in str(SigningKey.objects.values())


def test_a_new_key_signs_from_then_on_and_the_old_one_stays_known(certificate: Certificate, event: Event, alice: User):
    later = NOW + timedelta(days=1)
    rotate(now=later, by=alice)
    attend(second := book(event, "Second"))
    (newer,) = issue(second, now=later)
    assert newer.key != certificate.key
    assert [key.secret is None for key in known_keys(site())] == [True, False]
    assert AuditEntry.objects.filter(verb="rotated-key").count() == 1


def test_there_is_never_more_than_one_key_that_signs(certificate: Certificate, alice: User):
    for day in range(1, 4):
        rotate(now=NOW + timedelta(days=day), by=alice)
    assert SigningKey.objects.filter(is_current=True).count() == 1
    assert SigningKey.objects.count() == 4


def test_a_lost_key_is_said_and_a_new_one_helps(certificate: Certificate, event: Event, alice: User, settings, sign_in):
    for path in files(settings):
        path.unlink()
    attend(second := book(event, "Second"))
    with pytest.raises(NotIssuedError, match="no key to sign with"):
        issue(second, now=NOW)
    browser = sign_in(alice)
    assert "Its file is missing" in browser.get(reverse("awards:keys")).content.decode()
    browser.post(reverse("awards:renew-key"))
    assert "Its file is missing" not in browser.get(reverse("awards:keys")).content.decode()


def test_the_owner_renews_the_key_with_one_press_and_the_trainer_may_not(certificate, alice: User, bob: User, sign_in):
    assert sign_in(bob).post(reverse("awards:renew-key")).status_code == 403
    assert sign_in(alice).get(reverse("awards:renew-key")).status_code == 405
    text = sign_in(alice).post(reverse("awards:renew-key"), follow=True).content.decode()
    assert "signs from now on. Make a backup today" in text
    assert SigningKey.objects.count() == 2


def test_the_command_renews_the_key(certificate: Certificate, capsys):
    call_command("rotate_key")
    assert "signs from now on" in capsys.readouterr().out
    assert SigningKey.objects.count() == 2


def test_before_the_first_certificate_the_page_of_keys_says_so(alice: User, sign_in):
    assert "There is no key yet" in sign_in(alice).get(reverse("awards:keys")).content.decode()


def test_a_list_is_signed_again_when_a_state_changes_or_its_time_is_nearly_up(certificate: Certificate, alice: User):
    first = published(1, "revocation", now=NOW)
    assert published(1, "revocation", now=NOW + timedelta(hours=12)) == first
    assert published(1, "revocation", now=NOW + timedelta(hours=30)) != first
    assert sign_lists(NOW + timedelta(hours=31)) == 0
    assert sign_lists(NOW + timedelta(hours=60)) == 1
    assert StatusList.objects.get().valid_until == NOW + timedelta(hours=60 + 48)


def test_places_in_the_list_are_scattered_and_lists_say_nothing_of_how_many_there_are(event: Event):
    people = [book(event, f"Person {number}") for number in range(4)]
    for person in people:
        attend(person)
    close(event)
    for person in people:
        issue(person, now=NOW)
    places = list(Certificate.objects.order_by("id").values_list("status_index", flat=True))
    assert len(set(places)) == 4
    assert max(places) > 100
    assert len(sign(StatusList.objects.get(), now=NOW).revocation) < 1500


def test_two_that_make_the_first_key_at_once_agree(db: None, settings):
    assert [key.id for key in issuer(NOW).keys] == [key.id for key in issuer(NOW).keys]
    assert len(files(settings)) == 1


def test_after_a_move_to_another_address_what_was_signed_stays_good(certificate: Certificate, event: Event, settings):
    badge = certificate.files.credential.encode()
    settings.SITE_URL = "https://elsewhere.example.org/training"
    assert check_certificate(certificate, now=NOW).answer == check_file(badge, now=NOW).answer == "valid"
    attend(second := book(event, "Second"))
    (newer,) = issue(second, now=NOW)
    assert (newer.key == certificate.key, check_certificate(newer, now=NOW).answer) == (False, "valid")
    assert issuer(NOW).did == "did:web:elsewhere.example.org:training"
    assert [key.id for key in issuer(NOW).keys] == [newer.key.kid]
