"""Customers at the desk."""

import uuid
from html import unescape

import pytest
from django.test import Client

from trivet.web.people.models import AuditEntry, User
from trivet.web.training.models import Course, Customer

EVIL = '#evil[*x*] "q" <b>'


def sent(**changes: object) -> dict[str, object]:
    return {
        "name": "Cwm Arian",
        "sector": "probation",
        "nation": "wales",
        "contacts": "2",
        "submission": str(uuid.uuid4()),
    } | changes


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


def test_a_customer_needs_a_name_a_sector_and_a_nation(browser: Client, bob: User):
    answer = browser.post("/desk/customers/new/", sent())
    row = Customer.objects.get()
    assert answer["Location"] == f"/desk/customers/{row.pk}/"
    assert (row.name, row.sector, row.nation, row.contacts, row.terms, row.updated_by) == (
        "Cwm Arian",
        "probation",
        "wales",
        [],
        {},
        bob,
    )
    assert AuditEntry.objects.get().object == f"customer:{row.pk}"


def test_everything_about_a_customer_is_stored(browser: Client):
    browser.post(
        "/desk/customers/new/",
        sent(
            name=EVIL, name_cy="Cwm Arian ŵ", colour="5A2A5C", accent="#8a4b08", safeguarding="Tell Sam.\r\n\r\nAt once.",
            contact_0_role="Safeguarding lead", contact_0_name="Sam", contact_0_phone="01632 960999",
            contact_1_role="", term_client="person", term_clients="",
        ),
    )  # fmt: skip
    details = Customer.objects.get().details()
    assert (details.name, details.name_cy, details.colour, details.accent) == (
        EVIL,
        "Cwm Arian ŵ",
        "#5a2a5c",
        "#8a4b08",
    )
    assert [contact.model_dump() for contact in details.contacts] == [
        {"role": "Safeguarding lead", "name": "Sam", "phone": "01632 960999", "email": ""}
    ]
    assert (details.policies.safeguarding, details.terms) == ("Tell Sam.\n\nAt once.", {"client": "person"})


def test_an_evil_name_is_text_on_every_page(browser: Client, course: Course):
    for url in ("/desk/", "/desk/customers/", "/desk/courses/", f"/desk/customers/{course.customer_id}/", f"/desk/courses/{course.pk}/",
                f"/desk/customers/{course.customer_id}/edit/", f"/desk/courses/{course.pk}/people/"):  # fmt: skip
        answer = browser.get(url)
        assert answer.status_code == 200
        assert b"<b>" not in answer.content
        assert EVIL in page(answer)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "A\x07B"}, "cannot be printed"),
        ({"name": "x" * 201}, "at most 200"),
        ({"sector": "prisons"}, "prisons"),
        ({"nation": ""}, "This field is required"),
        ({"contact_0_name": "Sam"}, "Say what this person does"),
        ({"colour": "#ffff00"}, "too pale to read"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(changes: dict[str, object], because: str, browser: Client):
    answer = browser.post("/desk/customers/new/", sent(safeguarding="A long rule, typed with care.", **changes))
    assert answer.status_code == 200
    assert because in page(answer)
    assert "A long rule, typed with care." in page(answer)
    assert not Customer.objects.exists()


def test_a_form_sent_twice_makes_one_customer(browser: Client):
    form = sent()
    places = {browser.post("/desk/customers/new/", form)["Location"] for _ in range(2)}
    assert (len(places), Customer.objects.count()) == (1, 1)


def test_another_row_for_a_contact_stores_nothing(browser: Client):
    answer = browser.post("/desk/customers/new/", sent(add_contact="1", contact_0_role="Lead"))
    assert 'name="contact_2_role"' in page(answer)
    assert 'value="Lead"' in page(answer)
    assert not Customer.objects.exists()


@pytest.mark.parametrize("rows", ["9999999", "-1", "many", ""])
def test_no_number_of_rows_is_too_silly(rows: str, browser: Client):
    answer = browser.post("/desk/customers/new/", sent(contacts=rows, name=""))
    assert (answer.status_code, 'name="contact_12_role"' in page(answer)) == (200, False)


def test_two_people_edit_one_customer(browser: Client, customer: Customer, alice: User, sign_in):
    url = f"/desk/customers/{customer.pk}/edit/"
    sign_in(alice).post(url, sent(name="Alice's words", version="1"))
    late = browser.post(url, sent(name="Bob's words", version="1"))
    assert "Alice Ashworth saved this at" in page(late)
    assert 'value="Bob\'s words"' in page(late)
    customer.refresh_from_db()
    assert (customer.name, customer.version) == ("Alice's words", 2)
    browser.post(url, sent(name="Bob's words", version="2"))
    customer.refresh_from_db()
    assert (customer.name, customer.version) == ("Bob's words", 3)


def test_a_form_without_a_version_overwrites_nothing(browser: Client, customer: Customer):
    answer = browser.post(f"/desk/customers/{customer.pk}/edit/", sent(name="New"))
    assert (answer.status_code, Customer.objects.get().name) == (200, EVIL)


def test_a_customer_without_courses_is_deleted_after_one_question(browser: Client, customer: Customer):
    url = f"/desk/customers/{customer.pk}/delete/"
    assert "This cannot be undone" in page(browser.get(url))
    assert Customer.objects.exists()
    assert browser.post(url)["Location"] == "/desk/customers/"
    assert not Customer.objects.exists()


def test_a_customer_with_courses_stays(browser: Client, course: Course):
    url = f"/desk/customers/{course.customer_id}/delete/"
    assert "has 1 course" in page(browser.get(url))
    assert "Delete those first" in page(browser.post(url, follow=True))
    assert Customer.objects.exists()


def test_the_list_finds_counts_and_survives_a_thousand(browser: Client):
    Customer.objects.bulk_create(
        Customer(name=f"Customer {n:04}", sector="probation", nation="wales") for n in range(1000)
    )
    shown = page(browser.get("/desk/customers/"))
    assert ("1000 customers" in shown, shown.count("Customer 0")) == (True, 25)
    assert "Customer 0999" in page(browser.get("/desk/customers/?page=40"))
    assert "1 customer with “0777” in the name" in page(browser.get("/desk/customers/?q=0777"))
    assert "No customer has “zz” in the name" in page(browser.get("/desk/customers/?q=zz"))
    assert browser.get("/desk/customers/?page=nonsense").status_code == 200


def test_an_empty_list_says_what_a_customer_is(browser: Client):
    assert "You have no customers yet" in page(browser.get("/desk/customers/"))
