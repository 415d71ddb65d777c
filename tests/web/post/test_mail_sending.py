"""Letters leave once: through a real exchange with a mail server, whatever that server says."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.web.post.conftest import NOW, Postbox, Queue

from trivet.web.environment import Mail
from trivet.web.people.models import Provider, User
from trivet.web.post.actions import LetterMovedError, call_off, drop, queue, send_again
from trivet.web.post.letter import INVITATION, Enclosure
from trivet.web.post.models import Message, State
from trivet.web.post.sending import BACK_OFF, KEPT, LEASE, UNSURE, claim, find_left, send_due


@pytest.fixture(autouse=True)
def _provider(db: None) -> None:
    Provider.objects.create(id=1, name="Cwmni Hyfforddi Ŵyn", email="office@trivet.example")


def states() -> list[str]:
    return list(Message.objects.order_by("id").values_list("state", flat=True))


def test_a_letter_arrives_with_all_its_parts(connected: Postbox, letter: Queue):
    letter(enclosures=[
        Enclosure("invitation.ics", INVITATION, "BEGIN:VCALENDAR\r\nSUMMARY:Siân\r\nEND:VCALENDAR\r\n".encode()),
        Enclosure("the day – Ŵyn.pdf", "application/pdf", b"%PDF-1.7 \x00\xff"),
    ])  # fmt: skip
    assert send_due(NOW) == 1
    (mail,) = connected.received
    assert mail["From"] == "Cwmni Hyfforddi Ŵyn <post@trivet.example>"
    assert (mail["To"], mail["Subject"]) == ("sian@example.org", "About your data")
    assert mail["Reply-To"] == "Cwmni Hyfforddi Ŵyn <office@trivet.example>"
    assert mail["Auto-Submitted"] == "auto-generated" and mail["List-Unsubscribe"] is None
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
        "application/pdf",
    ]  # fmt: skip
    text, html, shown, kept, paper = [part for part in mail.walk() if not part.is_multipart()]
    assert "Dear Siân Ŵyn," in text.get_content() and "Dear Siân Ŵyn," in html.get_content()
    assert shown["Content-Type"].params == {"charset": "utf-8", "method": "REQUEST"}
    assert "SUMMARY:Siân" in shown.get_content() and shown.get_filename() is None
    assert kept.get_filename() == "invitation.ics" and b"SUMMARY:Si" in kept.get_content()
    assert paper.get_filename() == "the day – Ŵyn.pdf" and paper.get_content() == b"%PDF-1.7 \x00\xff"
    row = Message.objects.get()
    assert (row.state, row.attempts) == (State.SENT, 1) and row.sent_at is not None
    assert [step.state for step in row.steps.all()] == [State.QUEUED, State.SENT]
    assert send_due(NOW) == 0 and len(connected.received) == 1


def test_everything_on_the_wire_is_seven_bits_wide(connected: Postbox, letter: Queue):
    letter(words={"details": "Ŵ" * 3000})
    send_due(NOW)
    (raw,) = connected.raw
    assert raw.isascii() and max(len(row) for row in raw.splitlines()) <= 998


def test_a_name_with_line_breaks_makes_no_header(connected: Postbox, letter: Queue):
    Provider.objects.update(name="Evil\r\nBcc: everybody@example.org")
    letter(to="sian@example.org", words={"name": "A\r\nBcc: everybody@example.org\r\n\r\n<b>"})
    send_due(NOW)
    (mail,) = connected.received
    assert mail["Bcc"] is None and mail["From"].addresses[0].addr_spec == "post@trivet.example"
    assert [address.addr_spec for address in mail["To"].addresses] == ["sian@example.org"]
    assert "&lt;b&gt;" in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_without_a_mail_server_letters_stay_at_the_desk(letter: Queue, settings: Settings):
    settings.EMAIL = Mail()
    letter()
    send_due(NOW)
    row = Message.objects.get()
    assert (row.state, row.error, row.sent_at) == (State.KEPT, KEPT, None)


def test_a_letter_waits_for_its_day(connected: Postbox, letter: Queue):
    letter(due=NOW + timedelta(days=3))
    assert send_due(NOW) == 0
    assert send_due(NOW + timedelta(days=3)) == 1


def test_a_server_that_asks_to_wait_is_asked_again_later(connected: Postbox, letter: Queue):
    connected.answers = ["451 Come back later", "250 Taken"]
    letter()
    send_due(NOW)
    row = Message.objects.get()
    assert (row.state, row.error) == (State.QUEUED, "The mail server asked to wait: 451 Come back later.")
    assert send_due(row.due_at - timedelta(seconds=1)) == 0
    assert send_due(row.due_at) == 1
    assert states() == [State.SENT] and len(connected.received) == 1


def test_a_server_that_never_stops_asking_to_wait_is_given_up_in_words(connected: Postbox, letter: Queue):
    connected.rcpt_answer = "450 Greylisted"
    letter()
    for _ in range(len(BACK_OFF) + 1):
        send_due(Message.objects.get().due_at)
    row = Message.objects.get()
    assert row.state == State.FAILED and row.error.endswith("After 9 tries Trivet has stopped trying.")


def test_a_refusal_for_good_is_said_and_not_repeated(connected: Postbox, letter: Queue):
    connected.rcpt_answer = "550 No such person here"
    letter(), letter("two")
    send_due(NOW)
    assert states() == [State.FAILED, State.FAILED]
    assert Message.objects.first().error == (  # type: ignore[union-attr]
        "The mail server refused this letter: 550 No such person here. Check the address, then send it again."
    )
    connected.rcpt_answer = ""
    assert send_due(NOW + timedelta(days=9)) == 0 and connected.received == []


def test_a_line_that_breaks_while_the_text_is_on_its_way_leaves_a_question(connected: Postbox, letter: Queue):
    connected.drops_the_line = True
    letter()
    send_due(NOW)
    row = Message.objects.get()
    assert (row.state, row.error) == (State.UNSURE, UNSURE)
    connected.drops_the_line = False
    assert send_due(NOW + timedelta(days=9)) == 0
    assert len(connected.received) == 1  # it had arrived


def test_a_server_that_is_away_costs_one_letter_one_try(postbox: Postbox, letter: Queue, settings: Settings):
    settings.EMAIL = Mail(host="127.0.0.1", port=1, sender="post@trivet.example")
    letter(), letter("two")
    assert send_due(NOW) == 0
    assert [row.attempts for row in Message.objects.order_by("id")] == [1, 0]
    assert Message.objects.first().error == "The mail server could not be reached."  # type: ignore[union-attr]


def test_an_address_that_is_none_fails_alone(connected: Postbox, letter: Queue):
    letter(to="siân@example.org"), letter("two", to="kate@exämple.org")
    assert send_due(NOW) == 2
    assert states() == [State.FAILED, State.SENT]
    assert connected.received[0]["To"] == "kate@xn--exmple-cua.org"


def test_what_a_worker_left_half_done_is_put_before_a_person(connected: Postbox, letter: Queue, alice: User):
    row = letter()
    assert claim(NOW) == row
    assert send_due(NOW) == 0 and states() == [State.SENDING]
    row.refresh_from_db()
    assert row.claimed_at is not None
    late = row.claimed_at + LEASE + timedelta(seconds=1)
    assert send_due(late) == 0
    row.refresh_from_db()
    assert (row.state, row.error) == (State.UNSURE, UNSURE) and connected.received == []
    assert find_left(late) == 0
    send_again(row, by=alice)
    assert send_due(late) == 1 and len(connected.received) == 1


def test_a_worker_that_was_only_slow_settles_what_it_sent(connected: Postbox, letter: Queue):
    letter()
    claimed = claim(NOW)
    assert claimed is not None and claimed.claimed_at is not None
    find_left(claimed.claimed_at + LEASE + timedelta(seconds=1))
    assert states() == [State.UNSURE]


def test_one_letter_has_one_number_and_another_when_it_is_sent_anew(connected: Postbox, letter: Queue, alice: User):
    connected.answers = ["451 Later", "250 Taken", "250 Taken"]
    row = letter()
    for _ in range(2):
        send_due(Message.objects.get().due_at)
    send_again(row, by=alice)
    send_due(NOW + timedelta(days=400))
    first, second = [mail["Message-ID"] for mail in connected.received]
    assert str(row.number) in first and first != second


def test_a_letter_that_waits_is_not_sent_again_and_one_that_went_is_not_called_off(letter: Queue, alice: User):
    row = letter()
    with pytest.raises(LetterMovedError):
        send_again(row, by=alice)
    call_off(row, by=alice)
    with pytest.raises(LetterMovedError):
        call_off(row, by=alice)
    assert states() == [State.CANCELLED]


def test_a_letter_that_lost_its_sense_is_not_sent(connected: Postbox, letter: Queue):
    letter()
    send_due(NOW, moot=lambda message: "The booking was cancelled.")
    row = Message.objects.get()
    assert (row.state, row.error, connected.received) == (State.CANCELLED, "The booking was cancelled.", [])


def test_what_waits_about_something_can_be_dropped(connected: Postbox, letter: Queue):
    letter(), letter("two", about="participant:1")
    assert drop("participant:1", "They were erased.") == 2
    assert send_due(NOW) == 0 and states() == [State.CANCELLED, State.CANCELLED]


def test_letters_share_a_connection(connected: Postbox, letter: Queue):
    for number in range(10):
        letter(str(number))
    assert send_due(NOW) == 10 and connected.connections == 1


def test_only_a_follow_up_can_be_stopped_by_the_mail_program(connected: Postbox, letter: Queue):
    letter()
    words = {
        "name": "Siân",
        "course": "A day",
        "later_link": "https://x.example/",
        "unsubscribe_link": "https://x.example/stop/",
    }
    queue("follow-up", to="sian@example.org", language="en", words=words, key="f", about="booking:1", due=NOW)
    send_due(NOW)
    plain, followed = connected.received
    assert plain["List-Unsubscribe"] is None and plain["List-Unsubscribe-Post"] is None
    assert followed["List-Unsubscribe"] == "<https://x.example/stop/>"
    assert followed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
