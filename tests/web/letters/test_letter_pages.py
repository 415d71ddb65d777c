"""Texts edited at the desk, the days of an event's letters, and the link that stops follow-ups."""

import pytest
import vobject
from django.core import signing
from django.test import Client
from django.urls import reverse

from trivet.content.mail import load_letters
from trivet.web.events import letters
from trivet.web.events.letters.feeds import feed_link
from trivet.web.events.letters.invitations import dates_feed
from trivet.web.events.letters.stopping import stop_link
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User
from trivet.web.post.models import MessageTemplate, Schedule
from trivet.web.post.texts import standing

SHIPPED = load_letters().text("waiting", "en")


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


@pytest.fixture
def desk(alice: User, sign_in) -> Client:  # type: ignore[no-untyped-def]
    return sign_in(alice)


def text_url(language: str = "en", key: str = "waiting", name: str = "text") -> str:
    return reverse(f"letters:{name}", args=[key, language])


def store(desk: Client, body: str, *, version: int = 0, language: str = "en", **more: str):  # type: ignore[no-untyped-def]
    words = {"subject": "Wait, {{ name }}", "body": body, "version": str(version)} | more
    return desk.post(text_url(language), words)


def test_every_text_is_listed_and_opens_with_a_preview(desk: Client, booking: Booking):
    page = desk.get(reverse("letters:texts")).content.decode()
    for key in load_letters().texts:
        for language in ("en", "cy"):
            assert text_url(language, key) in page
            shown = desk.get(text_url(language, key))
            assert shown.status_code == 200 and shown.context["letter"].html


def test_an_edited_text_is_written_with_from_now_on_and_can_be_undone(desk: Client, booking: Booking):
    assert store(desk, "Dear {{ name }},\r\n\r\nplease wait.").status_code == 302
    letter = letters.waiting(booking)
    assert letter is not None and letter.text == "Dear Siân Ŵyn,\n\nplease wait.\n"
    assert store(desk, "Dear {{ name }}, wait still.", version=1).status_code == 302
    assert standing("waiting", "en").version == 2
    desk.post(text_url(name="back"), {"to": "1", "version": "2"})
    assert (standing("waiting", "en").body, standing("waiting", "en").version) == (
        "Dear {{ name }},\n\nplease wait.",
        3,
    )
    desk.post(text_url(name="back"), {"to": "0", "version": "3"})
    assert (standing("waiting", "en").body, standing("waiting", "en").is_shipped) == (SHIPPED.body, True)
    assert MessageTemplate.objects.count() == 4


def test_the_same_text_stored_twice_is_one_edition(desk: Client):
    for _ in range(2):
        store(desk, "Dear {{ name }}", version=0)
    assert MessageTemplate.objects.count() == 1


def test_an_unknown_placeholder_is_refused_with_the_one_that_was_meant(desk: Client):
    answer = store(desk, "Hello\n\nDear {{ nmae }}")
    assert answer.status_code == 200 and not MessageTemplate.objects.exists()
    said = answer.context["form"].errors["body"][0]
    assert said == (
        "Line 3: this letter knows no {{ nmae }}. Did you mean {{ name }}? "
        "Nothing was stored, and nothing that you typed is lost."
    )
    assert "Dear {{ nmae }}" in answer.content.decode()
    assert store(desk, "{{ name").context["form"].errors["body"][0].startswith("Line 1: a placeholder is not closed")


def test_the_second_of_two_people_to_store_is_told_and_loses_nothing(desk: Client, bob: User, sign_in):  # type: ignore[no-untyped-def]
    store(desk, "Dear {{ name }}, one")
    store(sign_in(bob), "Dear {{ name }}, two", version=1)
    answer = store(desk, "Dear {{ name }}, three", version=1)
    assert (
        "Bob Birtwistle saved this" in answer.content.decode() and "Dear {{ name }}, three" in answer.content.decode()
    )
    assert standing("waiting", "en").body == "Dear {{ name }}, two"
    desk.post(text_url(name="back"), {"to": "0", "version": "1"})
    assert standing("waiting", "en").body == "Dear {{ name }}, two"


def test_welsh_is_a_draft_until_somebody_has_put_their_name_to_it(desk: Client, booking: Booking):
    booking.language = "cy"
    assert "nobody has checked this Welsh" in desk.get(text_url("cy")).content.decode().replace("Nobody", "nobody")
    store(desk, "Annwyl {{ name }}", language="cy")
    assert standing("waiting", "cy").note
    store(desk, "Annwyl {{ name }}", version=1, language="cy", checked_by="Nia Prys")
    assert standing("waiting", "cy").note == ""
    letter = letters.waiting(booking)
    assert letter is not None and letter.text == "Annwyl Siân Ŵyn\n"


def test_a_preview_is_filled_from_a_real_booking_and_says_what_is_wrong(desk: Client, booking: Booking):
    words = {"subject": "To {{ name }}", "body": "Dear **{{ name }}** at {{ where }}", "booking": str(booking.pk)}
    shown = desk.post(text_url(name="preview"), words).content.decode()
    assert "To Siân Ŵyn" in shown and "<strong>Siân Ŵyn</strong> at Canal Mill, 1 Tow Path" in shown
    assert (
        "this letter knows no {{ x }}"
        in desk.post(text_url(name="preview"), words | {"body": "{{ x }}"}).content.decode()
    )
    whole = desk.post(text_url(name="preview"), words | {"whole": "1"})
    assert "sandbox" in whole["Content-Security-Policy"] and whole.content.startswith(b"<!DOCTYPE html>")
    assert not MessageTemplate.objects.exists()


def test_a_preview_needs_no_booking(desk: Client):
    assert "Alex Example" in desk.get(text_url()).content.decode()


def test_the_days_of_an_events_letters_are_kept(desk: Client, event: Event):
    url = reverse("letters:schedule", args=[event.pk])
    assert "22 February 2038" in desk.get(url).content.decode()
    answer = desk.post(url, {"joining": "20", "reminder": "", "thanks": "1", "follow_up": "42", "version": "0"})
    assert answer.status_code == 302
    row = Schedule.objects.get()
    assert (row.event, row.joining, row.reminder, row.version) == (event.pk, 20, None, 1)
    assert "12 February 2038" in desk.get(url).content.decode()
    late = desk.post(url, {"joining": "5", "reminder": "2", "thanks": "1", "follow_up": "42", "version": "0"})
    assert "Alice Ashworth saved this" in late.content.decode()
    assert (
        desk.post(url, {"joining": "9999", "version": "1"}).status_code == 200 and Schedule.objects.get().joining == 20
    )


def test_follow_ups_are_stopped_by_one_press_or_by_the_mail_program_itself(participant: Participant):
    reader = Client(enforce_csrf_checks=True)
    url = path_of(stop_link(participant))
    assert b"Stop these letters" in reader.get(url).content
    assert reader.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 302
    participant.refresh_from_db()
    assert participant.wants_follow_up is False
    assert b"no such letters any more" in reader.get(url).content
    reader.post(url, {"again": "1"})
    participant.refresh_from_db()
    assert participant.wants_follow_up is True


@pytest.mark.parametrize(
    "token",
    ["x", "1", "1:abc:def", signing.TimestampSigner(salt="other").sign("1")],
    ids=["a letter", "a number", "no signature of ours", "signed for something else"],
)
def test_a_link_that_is_not_ours_stops_nothing(token: str, participant: Participant):
    for answer in (Client().get(f"/stop/{token}/"), Client().post(f"/stop/{token}/")):
        assert answer.status_code == 404
    participant.refresh_from_db()
    assert participant.wants_follow_up is True


def test_a_trainer_fetches_their_days_without_signing_in_until_the_password_changes(
    alice: User, bob: User, booking: Booking
):
    days = Client().get(path_of(feed_link(alice)))
    assert days["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = vobject.readOne(days.content.decode())
    assert calendar.method.value == "PUBLISH" and calendar.vevent.summary.value == "A day of rehearsal"
    assert "/desk/events/" in calendar.vevent.url.value and "Siân" not in days.content.decode()
    assert not hasattr(vobject.readOne(Client().get(path_of(feed_link(bob))).content.decode()), "vevent")
    old = path_of(feed_link(alice))
    alice.set_password("another kettle on a trivet")
    alice.save()
    assert Client().get(old).status_code == 404 and Client().get(path_of(feed_link(alice))).status_code == 200
    alice.is_active = False
    alice.save()
    assert Client().get(path_of(feed_link(alice))).status_code == 404


@pytest.mark.parametrize("token", ["1", "1-abc:def", signing.Signer(salt="other").sign("1-abc")])
def test_a_feed_that_is_not_ours_is_not_there(token: str, alice: User):
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_the_public_feed_shows_places_and_links_but_no_room_and_no_meeting_link(event: Event):
    event.room, event.delivery, event.online_link = "Room 2", "online", "https://meet.example/secret"
    shown = dates_feed([event], stamp=event.starts_at).decode()
    assert "secret" not in shown and "Room 2" not in shown and f"/dates/{event.slug}/" in shown.replace("\r\n ", "")
