"""The public enquiry: a day that follows what one ticks, and an enquiry that is stored once."""

import uuid
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.web.sales.conftest import EVIL

from trivet.web.events.models import Business
from trivet.web.people.models import User
from trivet.web.post.models import Message
from trivet.web.sales.models import Enquiry
from trivet.web.training.actions import store_check
from trivet.web.training.checks import CheckedStandard

pytestmark = pytest.mark.django_db


def form(**changes: object) -> dict[str, object]:
    return {
        "sector": "probation", "nation": "england", "group_size": "12", "delivery": "in-person", "postcode": "",
        "organisation": "Cwm Arian", "name": "Gwen", "email": "gwen@example.org", "language": "en",
        "submission": str(uuid.uuid4()), "send": "1",
    } | changes  # fmt: skip


def page(answer) -> str:
    return unescape(answer.content.decode())


def test_the_page_shows_the_usual_day_before_anything_is_ticked():
    shown = page(Client().get("/ask/"))
    assert "A day made for you" in shown
    assert "Working time, without breaks" in shown
    assert "has been checked by a named person within a year, so we name none" in shown


def test_the_day_follows_what_is_ticked():
    usual = page(Client().get("/ask/day/?sector=probation&nation=england&group_size=12"))
    more = page(Client().get("/ask/day/?sector=probation&nation=england&group_size=12&options=compliance"))
    assert usual != more
    assert "Compliance" in more and "What it cost to fit" in more


def test_an_address_carries_a_day_and_nobodys_name():
    shown = page(Client().get("/ask/?sector=youth-work&nation=scotland&options=compliance&group_size=9"))
    ticked = [tag for tag in shown.split("<input") if " checked" in tag]
    assert [word for word in ("youth-work", "scotland", "compliance") if any(f'value="{word}"' in tag for tag in ticked)] == [
        "youth-work", "scotland", "compliance"
    ]  # fmt: skip
    assert 'value="9"' in shown


def test_without_script_a_button_shows_the_day_and_stores_nothing():
    answer = Client().post("/ask/", form(options=["compliance"], show="1", name="", email=""))
    assert "Compliance" in page(answer)
    assert "One thing needs another look" not in page(answer)
    assert not Enquiry.objects.exists()


def test_three_additions_do_not_fit_and_a_second_half_day_is_offered():
    every = ["pro-social-modelling", "risk-need-responsivity", "compliance"]
    answer = Client().post("/ask/", form(options=every, show="1"))
    assert "This does not fit into one day" in page(answer)
    taken = Client().post("/ask/", form(options=every, take="0"))
    assert "This does not fit" not in page(taken)
    assert not Enquiry.objects.exists()


def test_what_does_not_fit_may_be_asked_for_all_the_same():
    every = ["pro-social-modelling", "risk-need-responsivity", "compliance"]
    assert Client().post("/ask/", form(options=every)).status_code == 302
    assert Enquiry.objects.get().options == every


def test_an_enquiry_is_stored_and_answered_by_two_letters(business: Business):
    answer = Client().post(
        "/ask/",
        form(postcode="cf10 1ep", date_1="2099-03-04", date_2="2099-03-04", options=["compliance"], language="cy"),
    )
    row = Enquiry.objects.get()
    assert answer["Location"] == "/ask/thanks/"
    assert answer.cookies["language"].value == "cy"
    assert (row.postcode, row.venue_nation, row.dates, row.language, row.state) == (
        "CF10 1EP", "wales", ["2099-03-04"], "cy", "new"
    )  # fmt: skip
    letters = {letter.to: letter for letter in Message.objects.all()}
    assert set(letters) == {"gwen@example.org", "desk@fellside.example.org"}
    assert letters["gwen@example.org"].language == "cy"
    assert "gwen" not in letters["desk@fellside.example.org"].text.lower()


def test_a_form_sent_twice_is_one_enquiry_and_one_letter(business: Business):
    sent = form()
    for _ in range(2):
        Client().post("/ask/", sent)
    assert (Enquiry.objects.count(), Message.objects.filter(to="gwen@example.org").count()) == (1, 1)


def test_a_postcode_on_the_border_asks_and_takes_the_answer():
    asked = Client().post("/ask/", form(postcode="SY10 7AB"))
    assert "SY10 lies in both England and Wales. In which of them is the venue?" in page(asked)
    assert 'name="venue_nation"' in page(asked) and 'value="scotland" id="id_venue_nation' not in page(asked)
    assert not Enquiry.objects.exists()
    Client().post("/ask/", form(postcode="SY10 7AB", venue_nation="wales"))
    assert (Enquiry.objects.get().venue_nation, Enquiry.objects.get().nation) == ("wales", "england")


def test_a_nation_that_the_postcode_cannot_be_in_is_asked_again():
    Client().post("/ask/", form(postcode="SY10 7AB", venue_nation="scotland"))
    assert not Enquiry.objects.exists()


def test_an_online_day_needs_no_postcode_and_keeps_none():
    Client().post("/ask/", form(delivery="online", postcode="SY10 7AB"))
    assert (Enquiry.objects.get().postcode, Enquiry.objects.get().venue_nation) == ("", "")


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"postcode": "BT1 1AA"}, "in Northern Ireland"),
        ({"postcode": "nowhere"}, "not a whole UK postcode"),
        ({"postcode": "ZZ1 1AA"}, "No British postcode begins like that"),
        ({"email": "gwen"}, "valid email"),
        ({"organisation": ""}, "required"),
        ({"name": "A\x07B"}, "cannot be printed"),
        ({"group_size": "41"}, "40"),
        ({"date_1": "2020-01-01"}, "lies ahead"),
        ({"sector": "prisons"}, "prisons"),
        ({"options": ["bomb"]}, "bomb"),
        ({"name": "x" * 300}, "at most 200"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(changes: dict[str, object], because: str):
    answer = Client().post("/ask/", form(notes="Typed with care.", **changes))
    assert because in page(answer)
    assert "Typed with care." in page(answer)
    assert not Enquiry.objects.exists()


def test_evil_words_are_text_on_every_page(alice: User, sign_in, business: Business):
    Client().post("/ask/", form(organisation=EVIL, name=EVIL, notes=EVIL))
    row, browser = Enquiry.objects.get(), sign_in(alice)
    for url in ("/desk/enquiries/", f"/desk/enquiries/{row.pk}/"):
        answer = browser.get(url)
        assert answer.status_code == 200
        assert b"<b> " not in answer.content
        assert EVIL in page(answer)


def test_a_machine_is_thanked_and_nothing_is_stored():
    answer = Client().post("/ask/", form(website_address="https://casino.example"))
    assert answer["Location"] == "/ask/thanks/"
    assert not Enquiry.objects.exists()


def test_a_flood_from_one_address_is_slowed():
    cache.clear()
    answers = [Client().post("/ask/", form()).status_code for _ in range(12)]
    assert answers[:10] == [302] * 10
    assert answers[10:] == [429, 429]
    assert Enquiry.objects.count() == 10


def test_the_thanks_tell_what_comes_next():
    assert "we have it" in page(Client().get("/ask/thanks/"))


def test_a_verified_standard_is_named(alice: User, library):
    mapping = next(
        one for one in library.mappings if "web" in one.use and "drug-and-alcohol" in one.sectors and one.default
    )
    checked = CheckedStandard(mapping.code, mapping.suite, "URN1", "Alice", timezone.localdate())
    store_check(checked, by=alice)
    url = "/ask/day/?sector=drug-and-alcohol&nation=england&group_size=12"
    assert f"{mapping.code} {mapping.title}" in page(Client().get(url))


def test_a_silly_address_shows_the_usual_day():
    for query in ("group_size=9999", "sector=x&nation=y", "group_size=٣", "options=bomb", "half_day=&group_size=-1"):
        assert Client().get(f"/ask/?{query}").status_code == 200
        assert Client().get(f"/ask/day/?{query}").status_code == 200
