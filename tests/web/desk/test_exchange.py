"""CSV in and out: a dry run names bad lines, a file sent twice books nobody twice, no cell runs as a formula."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from trivet.vocabulary import BookingState
from trivet.web.desk.exchange import incoming, people_csv
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User

GOOD = "name,email,organisation,role\nGwenllïan Ŵyn 🙂,g@example.org,Cwmni,Gweithiwr\nTom O’Dowd,tom@example.org,,\n"


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


def send(browser: Client, address: str, text: str):
    return browser.post(address, {"file": SimpleUploadedFile("list.csv", text.encode(), "text/csv")})


def test_every_bad_line_is_named_and_nothing_is_stored(browser: Client, event: Event):
    text = GOOD + ",no-name@example.org,,\nJo,not an address,,\n" + "x" * 301 + ",long@example.org,,\n"
    found = incoming(text)
    assert [fault.partition(":")[0] for fault in found.faults] == ["Line 4", "Line 5", "Line 6"]
    assert not found.may_be_stored
    shown = send(browser, f"/desk/events/{event.pk}/import/", text).content.decode()
    assert "Line 5" in shown and "not an address" in shown
    assert not Participant.objects.exists()


def test_a_list_is_booked_once_however_often_it_is_sent(browser: Client, event: Event):
    address = f"/desk/events/{event.pk}/import/"
    for _ in range(2):
        shown = send(browser, address, GOOD)
        assert Booking.objects.count() in (0, 2)
        browser.post(address, {"key": shown.context["key"]})
    assert [row.printed_name for row in Booking.objects.order_by("printed_name")] == ["Gwenllïan Ŵyn 🙂", "Tom O’Dowd"]


def test_more_people_than_places_wait_in_the_order_of_the_list(browser: Client, event: Event):
    lines = "".join(f"P{at},p{at}@example.org,,\n" for at in range(5))
    shown = send(browser, f"/desk/events/{event.pk}/import/", "name,email,organisation,role\n" + lines)
    said = browser.post(f"/desk/events/{event.pk}/import/", {"key": shown.context["key"]}, follow=True)
    assert "5 bookings are in. 2 of them are on the waiting list." in said.content.decode()
    waiting = Booking.objects.filter(state=BookingState.WAITING).order_by("queued_at", "id")
    assert [row.printed_name for row in waiting] == ["P3", "P4"]


def test_a_key_of_nobodys_file_stores_nothing(browser: Client, event: Event):
    for key in ("0" * 64, "../../etc/passwd", "x"):
        said = browser.post(f"/desk/events/{event.pk}/import/", {"key": key}, follow=True).content.decode()
        assert "has waited too long" in said
    assert not Booking.objects.exists()


@pytest.mark.parametrize("text", ["", "\x00", "a;b\n1;2\n", '"' * 99, "name,email\n" + "x,y@example.org\n" * 1001])
def test_what_is_no_list_of_ours_is_refused_in_a_sentence(text: str):
    found = incoming(text)
    assert found.faults
    assert not found.may_be_stored


def test_no_cell_runs_as_a_formula_and_what_goes_out_comes_back(participant: Participant):
    participant.name, participant.job_role = "=cmd|' /C calc'!A0", "+44"
    text = people_csv([participant])
    assert "'=cmd" in text and "'+44" in text
    line = incoming(text).lines[0][1]
    assert (line.person.name, line.person.job_role) == ("=cmd|' /C calc'!A0", "+44")


def test_an_export_names_everybody_of_an_event(browser: Client, booking: Booking):
    answer = browser.get(f"/desk/events/{booking.event_id}/bookings.csv")
    assert "Siân Ŵyn" in answer.content.decode("utf-8-sig")
    assert answer["Cache-Control"] == "private, no-cache"
