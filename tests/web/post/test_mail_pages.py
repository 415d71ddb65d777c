"""The desk's mail page: every letter, what became of it, and what may be done with it."""

import pytest
from django.core.mail import send_mail
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.web.post.conftest import Queue

from trivet.web.events import letters
from trivet.web.events.models import Booking
from trivet.web.people.models import AuditEntry, Role, User
from trivet.web.post.actions import queue
from trivet.web.post.letter import Enclosure
from trivet.web.post.models import Message, State


@pytest.fixture
def desk(alice: User, sign_in) -> Client:  # type: ignore[no-untyped-def]
    return sign_in(alice)


@pytest.fixture
def invoice(db: None) -> Message:
    words = {"name": "Pat", "course": "A day", "number": "7", "total": "£10.00"}
    return queue("invoice", to="pat@example.org", language="en", words=words, key="i", about="invoice:7", event=3)


def page(browser: Client, name: str, *args: int, **asked: str) -> str:
    answer = browser.get(reverse(f"post:{name}", args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_is_narrowed_by_state_event_and_words(desk: Client, letter: Queue, invoice: Message):
    letter()
    Message.objects.filter(pk=invoice.pk).update(state=State.FAILED, error="It was refused.")
    assert "2 letters" in page(desk, "mail")
    assert "1 letter needs you" in page(desk, "mail")
    for asked in ({"state": "failed"}, {"state": "needs"}, {"event": "3"}, {"q": "pat@"}, {"q": "invoice 7"}):
        shown = page(desk, "mail", **asked)
        assert "1 letter" in shown and "Invoice 7: A day" in shown and "About your data" not in shown
    for asked in ({"state": "nonsense"}, {"event": "x"}, {"page": "99"}):
        assert "Invoice 7" in page(desk, "mail", **asked)
    assert "No letter is like that" in page(desk, "mail", q="zzz")


def test_an_empty_list_says_what_will_come(desk: Client):
    assert "No letter has been written yet." in page(desk, "mail")


def test_a_list_of_many_asks_the_database_no_more(desk: Client, letter: Queue, django_assert_num_queries):  # type: ignore[no-untyped-def]
    letter()
    url = reverse("post:mail")
    desk.get(url)
    with django_assert_num_queries(6):
        desk.get(url)
    for number in range(30):
        letter(f"more-{number}")
    with django_assert_num_queries(6):
        desk.get(url)


def test_a_letter_is_shown_with_its_words_files_and_history(desk: Client, letter: Queue):
    row = letter(
        words={"details": "<b>bold</b>"},
        enclosures=[Enclosure('a"b\n.html', "text/html", b"<script>alert(1)</script>")],
    )
    shown = page(desk, "message", row.pk)
    assert "&lt;b&gt;bold&lt;/b&gt;" in shown and "sian@example.org" in shown and "Waiting" in shown
    whole = desk.get(reverse("post:words", args=[row.pk]))
    assert "sandbox" in whole["Content-Security-Policy"] and "script-src" not in whole["Content-Security-Policy"]
    file = desk.get(reverse("post:enclosure", args=[row.pk, row.enclosures.get().pk]))
    assert file["Content-Disposition"].startswith("attachment;") and "\n" not in file["Content-Disposition"]
    assert "sandbox" in file["Content-Security-Policy"] and file.content == b"<script>alert(1)</script>"


def test_a_letter_is_called_off_and_sent_again_by_a_press(desk: Client, letter: Queue):
    row = letter()
    assert desk.get(reverse("post:off", args=[row.pk])).status_code == 405
    desk.post(reverse("post:off", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == State.CANCELLED
    for _ in range(2):
        desk.post(reverse("post:again", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == State.QUEUED
    assert [step.words for step in row.steps.all()] == ["", "Called off at the desk.", "Sent again from the desk."]
    assert "is waiting to go already" in page(desk, "message", row.pk)


def test_what_opens_a_door_is_the_owners_alone_and_money_is_for_those_who_handle_it(
    alice: User,
    bob: User,
    sign_in,
    letter: Queue,
    invoice: Message,  # type: ignore[no-untyped-def]
):
    private = letter()
    cora = User.objects.create_user("cora@example.org", name="Cora", role=Role.COORDINATOR)
    seen = {
        user.name: [
            row
            for row in (private, invoice)
            if sign_in(user).get(reverse("post:message", args=[row.pk])).status_code == 200
        ]
        for user in (alice, bob, cora)
    }
    assert seen == {"Alice Ashworth": [private, invoice], "Bob Birtwistle": [], "Cora": [invoice]}
    assert "No letter has been written" in page(sign_in(bob), "mail")
    assert AuditEntry.objects.filter(actor=alice, verb="saw", object=f"message:{private.pk}").exists()
    for name in ("again", "off"):
        assert sign_in(bob).post(reverse(f"post:{name}", args=[invoice.pk])).status_code == 404


def test_a_letter_of_somebody_elses_file_is_not_found(desk: Client, letter: Queue):
    one, two = letter("1", enclosures=[Enclosure("a", "text/plain", b"x")]), letter("2")
    assert desk.get(reverse("post:enclosure", args=[two.pk, one.enclosures.get().pk])).status_code == 404


def test_a_new_password_lands_at_the_desk_while_there_is_no_mail_server(db: None, settings: Settings):
    settings.EMAIL_BACKEND = "trivet.web.post.backend.EmailBackend"
    assert send_mail("Reset\nBcc: x", "The link", None, ["one@example.org", "two@example.org"]) == 2
    assert list(Message.objects.order_by("to").values_list("to", "subject", "state", "template")) == [
        ("one@example.org", "Reset Bcc: x", "kept", "account"), ("two@example.org", "Reset Bcc: x", "kept", "account"),
    ]  # fmt: skip


def test_a_readers_own_links_are_not_for_their_trainer_to_use(alice: User, bob: User, sign_in, booking: Booking):  # type: ignore[no-untyped-def]
    row = letters.booked(booking)
    assert row is not None
    places = (
        reverse("post:message", args=[row.pk]), reverse("post:words", args=[row.pk]),
        reverse("post:enclosure", args=[row.pk, row.enclosures.get().pk]),
    )  # fmt: skip
    for place in places:
        mine, his = (sign_in(user).get(place).content.decode().replace("\r\n ", "") for user in (alice, bob))
        assert booking.token in mine and booking.token not in his and "/my/…" in his
