"""How we do business: prices, terms that are only added to, closures; and who may not see any of it."""

import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from tests.web.sales.conftest import NOW, TODAY
from tests.web.sales.test_invoices import drafts

from trivet.events.ladder import Step
from trivet.web.events.models import Business, Closure, Terms
from trivet.web.people.models import Role, User
from trivet.web.sales.actions import add_terms, forget_enquiries, set_enquiry_state
from trivet.web.sales.models import Enquiry, Quote


def page(answer) -> str:
    return unescape(answer.content.decode())


def form(**changes: str) -> dict[str, str]:
    return {
        "version": "1", "payment_days": "14", "quote_days": "30", "vat_rate": "20", "day_rate": "1,250", "mileage": "0.45",
        "free_miles": "0", "most_people": "16", "fewest_people": "8", "waiting_hours": "48",
    } | changes  # fmt: skip


def test_the_owner_sets_prices(alice: User, sign_in):
    answer = sign_in(alice).post("/desk/business/", form(vat_rate="17.5", overnight_rate="95"))
    assert answer.status_code == 302, page(answer)
    row = Business.objects.get()
    assert (row.day_rate, row.vat_rate, row.mileage, row.overnight_rate, row.payment_days) == (
        125000,
        1750,
        45,
        9500,
        14,
    )
    shown = page(sign_in(alice).get("/desk/business/"))
    assert 'value="1250.00"' in shown and 'value="17.5"' in shown


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"day_rate": "lots"}, "Write a sum in pounds"),
        ({"day_rate": "-5"}, "below nought"),
        ({"vat_registered": "on"}, "has a number"),
        ({"vat_rate": "101"}, "100"),
        ({"payment_days": ""}, "required"),
        ({"most_people": "1"}, "2"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, str], because: str, alice: User, sign_in):
    answer = sign_in(alice).post("/desk/business/", form(legal_name="Typed with care", **changes))
    assert because in page(answer) and "Typed with care" in page(answer)
    assert not Business.objects.filter(legal_name="Typed with care").exists()


def test_two_owners_lose_nothing(alice: User, sign_in, business: Business):
    browser = sign_in(alice)
    browser.post("/desk/business/", form(legal_name="First"))
    late = browser.post("/desk/business/", form(legal_name="Second"))
    assert "Alice Ashworth saved this at" in page(late) and 'value="Second"' in page(late)
    assert Business.objects.get().legal_name == "First"


def test_terms_are_added_to_and_never_changed(alice: User, sign_in):
    browser = sign_in(alice)
    words = {
        "text": "Pay.\r\n\r\nOr else.",
        "step_0_days": "10",
        "step_0_percent": "0",
        "step_1_days": "0",
        "step_1_percent": "100",
    }
    for _ in range(2):
        browser.post("/desk/terms/", words)
    browser.post("/desk/terms/", words | {"text": "Pay soon."})
    assert list(Terms.objects.order_by("number").values_list("number", "text")) == [
        (1, "Pay.\n\nOr else."),
        (2, "Pay soon."),
    ]
    assert Terms.objects.first().ladder == [{"working_days": 10, "percent": 0}, {"working_days": 0, "percent": 100}]
    assert "Version 2" in page(browser.get("/desk/terms/"))


@pytest.mark.parametrize(
    ("steps", "because"),
    [
        ({"step_0_days": "10", "step_0_percent": "50"}, "stops before the day itself"),
        ({"step_0_days": "10", "step_0_percent": "50", "step_1_days": "0", "step_1_percent": "20"}, "never costs less"),
        ({"step_0_days": "10"}, "whole per cent"),
    ],
)
def test_a_ladder_nobody_can_go_by_is_refused(steps: dict[str, str], because: str, alice: User, sign_in):
    answer = sign_in(alice).post("/desk/terms/", {"text": "Typed with care."} | steps)
    assert because in page(answer) and "Typed with care." in page(answer)
    assert not Terms.objects.exists()


def test_terms_may_have_no_ladder(alice: User):
    assert add_terms("Pay.", "", (), by=alice).ladder == []
    assert add_terms("Pay.", "", (Step(0, 100),), by=alice).number == 2


def test_closures_are_noted_and_taken_off(carol: User, bob: User, venue, sign_in):
    browser = sign_in(carol)
    first, last = TODAY + timedelta(5), TODAY + timedelta(9)
    days = {"first": f"{first}", "last": f"{last}"}
    for whose in ("all", f"trainer-{bob.pk}", f"venue-{venue.pk}", "all"):
        assert browser.post("/desk/closures/", days | {"why": "Away", "whose": whose}).status_code == 302
    assert Closure.objects.count() == 3
    shown = page(browser.get("/desk/closures/"))
    assert "Bob Birtwistle" in shown and "Canal Mill" in shown
    browser.post(f"/desk/closures/{Closure.objects.first().pk}/remove/")
    assert Closure.objects.count() == 2


@pytest.mark.parametrize(
    "changes", [{"last": "2000-01-01"}, {"first": ""}, {"whose": "trainer-999"}, {"last": "2999-01-01"}]
)
def test_closures_that_cannot_be_are_refused(changes: dict[str, str], carol: User, sign_in):
    answer = sign_in(carol).post("/desk/closures/", {"first": f"{TODAY}", "last": "", "whose": "all"} | changes)
    assert "another look" in page(answer)
    assert not Closure.objects.exists()


def test_bank_holidays_are_shown_by_nation(carol: User, sign_in):
    shown = page(sign_in(carol).get("/desk/closures/"))
    assert ("Scotland" in shown and "St Andrew’s Day" in shown and "Dydd Nadolig" in shown) or "substitute" in shown


MONEY = (
    "/desk/enquiries/", "/desk/quotes/", "/desk/invoices/", "/desk/invoices/accountant.csv", "/desk/closures/",
    "/desk/business/", "/desk/terms/",
)  # fmt: skip


@pytest.mark.parametrize("url", MONEY)
def test_trainers_and_customer_contacts_are_refused(url: str, bob: User, sign_in):
    contact = User.objects.create_user("contact@example.org", name="Con Tact", role=Role.CONTACT)
    for who in (bob, contact):
        for answer in (sign_in(who).get(url), sign_in(who).post(url)):
            assert answer.status_code == 403
    assert Client().get(url).status_code == 302


def test_a_coordinator_does_not_change_prices_or_terms(carol: User, sign_in):
    for url in ("/desk/business/", "/desk/terms/"):
        assert sign_in(carol).get(url).status_code == 403


def test_a_trainer_touches_no_row_of_money(sent: Quote, bob: User, sign_in):
    browser = sign_in(bob)
    for url in (f"/desk/enquiries/{sent.enquiry_id}/", f"/desk/quotes/{sent.pk}/", f"/desk/quotes/{sent.pk}/quote.pdf"):
        assert browser.get(url).status_code == 403
    for url in (f"/desk/quotes/{sent.pk}/again/", f"/desk/enquiries/{sent.enquiry_id}/state/"):
        assert browser.post(url, {"state": "lost"}).status_code == 403
    assert (Quote.objects.count(), Enquiry.objects.get().state) == (1, "quoted")


def test_what_came_to_nothing_is_forgotten_after_two_years(enquiry: Enquiry, carol: User):
    set_enquiry_state(enquiry, "lost", why="Too dear for Siân", by=carol)
    assert forget_enquiries(NOW + timedelta(700)) == 0
    assert forget_enquiries(NOW + timedelta(740)) == 1
    row = Enquiry.objects.get()
    assert (row.name, row.email, row.phone, row.notes, row.lost_why, row.organisation, row.postcode) == (
        "", "", "", "", "", "Forgotten", ""
    )  # fmt: skip
    assert (row.sector, row.group_size) == ("drug-and-alcohol", 12)


@pytest.mark.parametrize(
    ("url", "count"), [("/desk/enquiries/", 30), ("/desk/quotes/", 30), ("/desk/invoices/?tab=drafts", 30)]
)
def test_lists_survive_many_rows_with_as_few_questions(
    url: str, count: int, sent: Quote, carol: User, sign_in, django_assert_max_num_queries
):
    drafts(count)
    row = Enquiry.objects.get()
    for number in range(count):
        row.pk, row.submission = None, uuid.uuid4()
        row.organisation = f"Organisation {number}"
        row.save(force_insert=True)
    browser = sign_in(carol)
    with django_assert_max_num_queries(14):
        assert browser.get(url).status_code == 200
