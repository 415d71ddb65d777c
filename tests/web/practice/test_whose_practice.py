"""Whose it is: an account's, a letter's reader's, this browser's; and nobody else's."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.web.conftest import SignIn
from tests.web.practice.conftest import begin_with, choose, stands

from trivet.vocabulary import EventState
from trivet.web.desk.merging import merge_people
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User
from trivet.web.practice.learner import link_for
from trivet.web.practice.models import Session
from trivet.web.records.cleaning import clean_up
from trivet.web.records.person.erasing import erase
from trivet.web.records.person.held import everything
from trivet.web.records.person.who import person
from trivet.web.training.models import Course

PAGES = ("", "back/", "delete/")
PRESSES = ("say/", "end/", "again/1/", "next/", "share/", "delete/")


def path_of(participant: Participant, onward: str = "") -> str:
    return "/" + link_for(participant, onward).partition("://")[2].partition("/")[2]


def test_without_an_account_it_is_this_browsers(dean: Session):
    assert dean.browser and dean.user is None and dean.participant is None


def test_signed_in_it_is_the_accounts_on_every_device(dana: User, sign_in: SignIn):
    session = begin_with(sign_in(dana))
    assert (session.user, session.browser) == (dana, "")
    assert sign_in(dana).get(session.get_absolute_url()).status_code == 200
    assert "Begin with Dean" in sign_in(dana).get("/practise/mine/").content.decode()


def test_a_link_in_a_letter_makes_it_the_participants(booking: Booking):
    browser = Client()
    assert browser.get(path_of(booking.participant))["Location"] == "/practise/mine/"
    session = begin_with(browser)
    assert session.participant == booking.participant
    other = Client()
    other.get(path_of(booking.participant))
    assert other.get(session.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("onward", "ends"), [("/practise/", "/practise/"), ("https://evil.example/", "/practise/mine/"),
                                              ("//evil.example/", "/practise/mine/")])  # fmt: skip
def test_a_link_leads_on_inside_the_house_only(booking: Booking, onward: str, ends: str):
    assert Client().get(path_of(booking.participant, onward))["Location"] == ends


def test_a_browser_can_forget_whose_it_is(booking: Booking):
    browser = Client()
    browser.get(path_of(booking.participant))
    session = begin_with(browser)
    assert "Siân Ŵyn" in browser.get("/practise/mine/").content.decode()
    browser.post("/practise/not-me/")
    assert browser.get(session.get_absolute_url()).status_code == 404


def test_the_phone_that_knows_its_booking_knows_its_practice(booking: Booking):
    browser = Client()
    browser.get(f"/my/{booking.token}/")
    assert begin_with(browser).participant == booking.participant


def test_a_phone_with_links_of_two_people_is_nobodys(booking: Booking, other_course: Course):
    """A team leader who looked at what two of their people were sent is neither of them."""
    other = Participant.objects.create(name="Somebody Else", email="else@example.org")
    event = Event.objects.create(
        course=other_course, kind="open", state=EventState.CONFIRMED, date=booking.event.date, venue=booking.event.venue,
        nation="england", capacity=3, minimum=1, price=0, submission=uuid.UUID(int=78),
    )  # fmt: skip
    second = Booking.objects.create(
        event=event, participant=other, printed_name="Somebody Else", submission=uuid.UUID(int=79)
    )
    browser = Client()
    for link in (booking.token, second.token):
        browser.get(f"/my/{link}/")
    assert begin_with(browser).participant is None


@pytest.mark.parametrize(
    "sealed",
    ["x", "1:abc", signing.dumps(1, salt="another")],
    ids=["a letter", "no signature", "signed for something else"],
)
def test_a_link_that_nobody_sent_leads_nowhere(db: None, sealed: str):
    assert Client().get(f"/practise/mine/{sealed}/").status_code == 404


def test_an_erased_participants_link_leads_nowhere(booking: Booking):
    address = path_of(booking.participant)
    Participant.objects.filter(pk=booking.participant_id).update(erased_at=timezone.now())
    assert Client().get(address).status_code == 404


def test_a_colleague_does_not_open_a_participants_link(booking: Booking, alice: User, bob: User, sign_in: SignIn):
    for colleague in (alice, bob):
        assert sign_in(colleague).get(path_of(booking.participant)).status_code == 403


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "nobody"])
def test_nobody_else_opens_it(who: str, dana: User, sign_in: SignIn, request: pytest.FixtureRequest):
    owner = sign_in(dana)
    session = begin_with(owner)
    choose(owner, session)
    stranger = Client() if who == "nobody" else sign_in(request.getfixturevalue(who))
    before = stands(session)
    codes = {stranger.get(f"{session.get_absolute_url()}{page}").status_code for page in PAGES}
    codes |= {stranger.post(f"{session.get_absolute_url()}{press}", {"seen": "1"}).status_code for press in PRESSES}
    assert codes == {404}
    assert stands(session) == before


def test_what_was_practised_before_signing_in_stays_in_reach(browser: Client, dean: Session, dana: User):
    browser.force_login(dana, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert browser.get(dean.get_absolute_url()).status_code == 200


def test_a_row_has_one_owner(dean: Session, dana: User):
    for wrong in ({"user": dana}, {"browser": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Session.objects.filter(pk=dean.pk).update(**wrong)


def test_merged_people_keep_what_they_practised(booking: Booking, alice: User):
    other = Participant.objects.create(name="Siân Wyn", email="sian2@example.org")
    browser = Client()
    browser.get(path_of(other))
    session = begin_with(browser)
    merge_people(booking.participant, other, by=alice)
    assert Session.objects.get(pk=session.pk).participant == booking.participant
    assert browser.get(session.get_absolute_url()).status_code == 200


# --- kept, copied, erased -------------------------------------------------------------------------


def aged(session: Session, **ago: Any) -> None:
    then = timezone.now() - timedelta(**ago)
    Session.objects.filter(pk=session.pk).update(started_at=then, last_seen=then)


def test_a_browsers_own_goes_after_thirty_days(dean: Session):
    aged(dean, days=29)
    clean_up(timezone.now())
    assert Session.objects.exists()
    aged(dean, days=31)
    clean_up(timezone.now())
    assert not Session.objects.exists()


def test_a_persons_own_is_kept_for_two_years(dana: User, sign_in: SignIn):
    session = begin_with(sign_in(dana))
    aged(session, days=700)
    clean_up(timezone.now())
    assert Session.objects.exists()
    aged(session, days=740)
    clean_up(timezone.now())
    assert not Session.objects.exists()


def test_looking_again_keeps_it_longer(browser: Client, dean: Session):
    aged(dean, days=29)
    browser.get(dean.get_absolute_url())
    clean_up(timezone.now() + timedelta(days=5))
    assert Session.objects.exists()


def test_a_copy_of_somebodys_data_holds_their_meetings(booking: Booking):
    browser = Client()
    browser.get(path_of(booking.participant))
    session = begin_with(browser)
    said = choose(browser, session).exchanges[0]
    found = dict(everything(person(booking.participant)))["Your meetings with simulated clients"]
    assert found[0]["turns"] == [
        {"turn": 1, "you": said.words, "moves": list(said.moves), "prediction": "", "client": said.line}
    ]


def test_erasure_takes_every_meeting(booking: Booking, alice: User, browser: Client, dean: Session):
    own = Client()
    own.get(path_of(booking.participant))
    session = begin_with(own)
    erase(person(booking.participant), keep_certificates=False, now=timezone.now(), by=alice)
    assert list(Session.objects.all()) == [dean]
    assert own.get(session.get_absolute_url()).status_code == 404
