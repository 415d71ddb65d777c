"""One person's data: a copy for them alone, and erasure after which nothing in the database says who they were."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.records.conftest import AFTER, ASKED, NEEDS, NOTE, NOW, WORDS, Known

from trivet.web.awards.models import Certificate
from trivet.web.events.models import Booking, Participant
from trivet.web.feedback.models import FormAnswer
from trivet.web.people.models import AuditEntry, User
from trivet.web.post.models import Message
from trivet.web.records.models import DataRequest
from trivet.web.records.person.asking import send_link
from trivet.web.records.person.erasing import erase
from trivet.web.records.person.held import everything
from trivet.web.records.person.who import person
from trivet.web.sales.models import Invoice, InvoicedBooking


def dump() -> Iterator[tuple[str, str]]:
    """Every cell of the database as text, with its table; JSON read as people read it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for cell in row:
                    raw = bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()
                    yield (
                        table,
                        re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), raw.decode("utf-8", "replace")),
                    )


def where(*needles: str) -> set[str]:
    return {table for table, cell in dump() for needle in needles if needle.casefold() in cell.casefold()}


def link_in_letter() -> str:
    text = Message.objects.get(template="data-request").text
    return re.search(r"https?://[^/]+(/my/data/\S+?/)(?:\s|$|>|\))", text).group(1)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


# --- a copy ---------------------------------------------------------------------------------------


def test_the_owner_sends_a_link_and_only_the_letters_reader_gets_everything(sian: Known, alice: User, sign_in):
    answer = sign_in(alice).post(reverse("records:send", args=[sian.participant.pk]), follow=True)
    assert "is on its way to them" in answer.text
    assert WORDS not in answer.text
    assert Message.objects.get(template="data-request").to == "sian@example.org"
    reader = Client()
    page = reader.get(link_in_letter())
    assert (page.status_code, WORDS in page.text) == (200, False)
    files = unpacked(reader.post(link_in_letter()).content)
    told = json.loads(files["your-data.json"])
    for words in (NEEDS, WORDS, NOTE, ASKED, "no walnuts", "half a thought", "SW-4711"):
        assert words in files["your-data.html"].decode(), words
        assert words in json.dumps(told, ensure_ascii=False), words
    assert {"certificates/AAAA-BBBB-CCCC.pdf", "certificates/AAAA-BBBB-CCCC.svg"} <= set(files)
    assert any(name.startswith("enclosed/") for name in files)
    assert sian.booking.token not in files["your-data.json"].decode()
    assert DataRequest.objects.get().fetched_at is not None
    assert AuditEntry.objects.filter(verb="saw", actor=alice, object=f"participant:{sian.participant.pk}").count() == 1


def test_the_button_pressed_twice_sends_one_letter(sian: Known, alice: User, sign_in):
    for _ in range(2):
        sign_in(alice).post(reverse("records:send", args=[sian.participant.pk]))
    assert (Message.objects.filter(template="data-request").count(), DataRequest.objects.count()) == (1, 1)


def test_the_link_ends_after_seven_days_and_a_changed_one_leads_nowhere(sian: Known):
    made = send_link(person(sian.participant), now=timezone.now(), by=None)
    link = link_in_letter()
    assert Client().post(link[:-4] + "xyz/").status_code == 404
    assert Client().post(link).status_code == 200
    DataRequest.objects.filter(pk=made.pk).update(expires_at=made.asked_at)
    assert (Client().get(link).status_code, Client().post(link).status_code) == (410, 410)


def test_a_person_asks_on_their_own_page_and_the_page_itself_shows_nothing(sian: Known):
    address = reverse("records:mine", args=[sian.booking.token])
    assert "so that nobody gets your data" in Client().get(address).text
    answer = Client().post(address)
    assert "works for seven days" in answer.text
    assert NEEDS not in answer.text
    assert DataRequest.objects.get().by is None
    assert Client().get(reverse("records:mine", args=["no-such-token"])).status_code == 404


def test_without_an_address_nothing_is_sent_to_anybody(sian: Known, alice: User, sign_in):
    Participant.objects.update(email="")
    answer = sign_in(alice).post(reverse("records:send", args=[sian.participant.pk]), follow=True)
    assert "a copy goes to nobody else" in answer.text
    assert not DataRequest.objects.exists()


def test_of_two_people_with_one_address_each_gets_their_own(sian: Known):
    other = Participant.objects.create(name="Team mailbox", email="sian@example.org")
    headings = dict(everything(person(other)))
    assert set(headings) == {"You"}
    assert "Your enquiries" not in dict(everything(person(Participant.objects.get(pk=sian.participant.pk))))


def test_rows_that_were_merged_are_in_the_copy(sian: Known):
    Participant.objects.create(name="Sian Wyn", email="", merged_into=sian.participant)
    assert len(person(sian.participant).ids) == 2


# --- erasure --------------------------------------------------------------------------------------


def test_after_erasure_no_cell_of_the_database_says_who_it_was(sian: Known, alice: User):
    Participant.objects.create(name="Sian Wynne", email="sw@example.net", merged_into=sian.participant)
    AuditEntry.objects.create(
        verb="changed", object=f"booking:{sian.booking.pk}", detail={"printed_name": ["Siân Ŵyn", "S"]}
    )
    send_link(person(sian.participant), now=NOW, by=alice)
    needles = ("Siân Ŵyn", "sian@example.org", "Sian Wynne", "sw@example.net", "SW-4711", ASKED, sian.booking.token)
    assert where(*needles)
    sealed = {sian.form.words, sian.booking.access_needs, sian.booking.dietary_needs}
    row = erase(person(sian.participant), keep_certificates=False, now=AFTER, by=alice)
    assert where(*needles) == set()
    assert where(*sealed) == set()
    booking = Booking.objects.get()
    assert (row.pk, booking.printed_name, booking.access_needs, booking.prior) == (
        sian.participant.pk, "Somebody who was erased", "", {},
    )  # fmt: skip
    assert FormAnswer.objects.get().answers == {"useful": 5}
    assert not User.objects.filter(pk=sian.account.pk).exists()
    assert booking.marks.count() == 1
    certificate = Certificate.objects.get()
    assert (certificate.is_shown, certificate.said().name) == (False, "—")
    assert Client().get(reverse("awards:certificate", args=[certificate.number])).status_code == 404
    assert Message.objects.get(key="t:news").text.startswith("Somebody who was erased")


def test_a_second_erasure_changes_nothing(sian: Known, alice: User):
    for _ in range(2):
        erase(person(Participant.objects.get(pk=sian.participant.pk)), keep_certificates=False, now=AFTER, by=alice)
    assert AuditEntry.objects.filter(verb="erased").count() == 1


def test_a_certificate_stays_checkable_if_the_person_wishes_it(sian: Known, alice: User):
    erase(person(sian.participant), keep_certificates=True, now=AFTER, by=alice)
    assert where("Siân Ŵyn") == {"awards_certificate", "awards_certificatefiles"}
    assert Certificate.objects.get().is_shown


def test_invoices_stay_and_a_booking_to_come_is_cancelled(sian: Known, alice: User):
    invoice = Invoice.objects.create(
        state="issued", number=1, buyer_name="Siân Ŵyn", buyer_email="sian@example.org", issued_on=NOW.date(),
        lines=[{"words": "Place: Siân Ŵyn", "quantity": 1, "unit": 19500, "category": "S", "rate": 2000, "why": ""}],
    )  # fmt: skip
    InvoicedBooking.objects.create(invoice=invoice, booking=sian.booking, what="place")
    erase(person(sian.participant), keep_certificates=False, now=NOW, by=alice)
    assert where("Siân Ŵyn", "sian@example.org") == {"sales_invoice"}
    assert Booking.objects.get().state == "cancelled"
    assert not Message.objects.exclude(about__startswith="event:").filter(state="queued").exists()


def test_a_colleague_keeps_their_account(sian: Known, alice: User, bob: User):
    Participant.objects.filter(pk=sian.participant.pk).update(user=bob)
    erase(person(Participant.objects.get(pk=sian.participant.pk)), keep_certificates=False, now=AFTER, by=alice)
    assert User.objects.filter(pk=bob.pk).exists()


def test_the_page_says_what_goes_and_asks_once(sian: Known, alice: User, sign_in):
    browser, address = sign_in(alice), reverse("records:erase", args=[sian.participant.pk])
    page = browser.get(address).text
    assert "What goes" in page
    assert "1 of them is to come and will be cancelled" in page
    refused = browser.post(address, {"certificates": "forget"})
    assert "Nothing was changed" in refused.text
    assert Participant.objects.get(pk=sian.participant.pk).erased_at is None
    done = browser.post(address, {"certificates": "forget", "sure": "on"}, follow=True)
    assert "Erased" in done.text
    assert "Somebody who was erased" in done.text


@pytest.mark.parametrize("name", ["🧑🏽‍🦯 " + "Llan" * 73, "O'Brien & <Söhne>", "=cmd()"])
def test_odd_names_go_too(sian: Known, alice: User, name: str):
    Participant.objects.filter(pk=sian.participant.pk).update(name=name)
    Booking.objects.update(printed_name=name)
    row = Participant.objects.get(pk=sian.participant.pk)
    send_link(person(row), now=NOW, by=alice)
    erase(person(row), keep_certificates=False, now=AFTER, by=alice)
    assert where(name) == set()
