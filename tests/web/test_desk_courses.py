"""The course builder: does this day work for this customer, and what did it cost to fit?"""

import uuid
from datetime import date
from html import unescape

import pytest
from django.test import Client

from trivet.content import Library
from trivet.web.people.models import AuditEntry, User
from trivet.web.training.models import Course, Customer, Enrolment

HTMX = {"HX-Request": "true"}


def sent(**changes: object) -> dict[str, object]:
    return {
        "title": "", "date": "", "second_date": "", "venue": "", "trainer": "", "start": "09:30", "end": "16:30",
        "variant": "standard", "group_size": "12", "submission": str(uuid.uuid4()), "version": "1",
    } | changes  # fmt: skip


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def browser(bob: User, sign_in) -> Client:
    return sign_in(bob)


@pytest.fixture
def new(customer: Customer) -> str:
    return f"/desk/courses/new/?customer={customer.pk}"


@pytest.fixture
def edit(course: Course) -> str:
    return f"/desk/courses/{course.pk}/edit/"


def test_a_course_is_built_and_remembers_the_content_it_was_built_on(
    browser: Client, new: str, library: Library, bob: User
):
    answer = browser.post(new, sent(title="A day", date="2038-03-04", options=["compliance"], large_print="on"))
    row = Course.objects.get()
    assert answer["Location"] == f"/desk/courses/{row.pk}/"
    assert (row.title, row.date, row.options, row.large_print, row.half_day) == (
        "A day",
        date(2038, 3, 4),
        ["compliance"],
        True,
        False,
    )
    assert (row.content_version, row.status, row.updated_by, row.join_open) == (library.version, "draft", bob, False)
    assert AuditEntry.objects.get(verb="added", object=f"course:{row.pk}").actor == bob


def test_the_builder_opens_on_a_day_that_fits(browser: Client, new: str):
    shown = page(browser.get(new))
    assert "09:30–09:50" in shown
    assert "Lunch" in shown
    assert "Contact time" in shown


def test_whom_a_course_is_for_is_asked_first(browser: Client, customer: Customer):
    assert "Whom is the course for?" in page(browser.get("/desk/courses/new/"))
    for wrong in ("x", "-1", "9" * 40):
        assert "Whom is the course for?" in page(browser.get(f"/desk/courses/new/?customer={wrong}"))
    assert browser.get("/desk/courses/new/?customer=987654").status_code == 404


def test_the_timetable_follows_each_tick_and_stores_nothing(browser: Client, course: Course):
    answer = browser.get(f"/desk/courses/{course.pk}/timetable/", sent(options=["compliance"]), headers=HTMX)
    shown = page(answer)
    assert "Compliance, 'types' and collusion" in shown
    assert "What it cost to fit" in shown
    assert "<html" not in shown
    course.refresh_from_db()
    assert course.options == []


def test_the_timetable_is_a_page_of_its_own_without_javascript(browser: Client, course: Course):
    for answer in (
        browser.get(f"/desk/courses/{course.pk}/timetable/"),
        browser.post(f"/desk/courses/{course.pk}/timetable/", sent(options=["compliance"])),
    ):
        assert "<html" in page(answer)
        assert "Lunch" in page(answer)


def test_a_day_that_does_not_fit_is_refused_with_the_nearest_that_do(browser: Client, new: str):
    answer = browser.post(new, sent(end="12:30", options=["compliance"], venue="Kept as typed"))
    shown = page(answer)
    assert "This day does not fit." in shown
    assert 'value="Kept as typed"' in shown
    offers = answer.context["form"].planned.offers
    assert [offer.number for offer in offers] == list(range(len(offers)))
    assert offers
    assert all(f'name="take" value="{offer.number}"' in shown for offer in offers)
    assert not Course.objects.exists()


def test_an_offered_day_is_taken_with_one_click_and_stored_with_a_second(browser: Client, new: str):
    three = ["pro-social-modelling", "risk-need-responsivity", "compliance"]
    refused = browser.post(new, sent(options=three, venue="Kept as typed"))
    half_day = next(offer for offer in refused.context["form"].planned.offers if offer.course.half_day)
    taken = browser.post(new, sent(options=three, venue="Kept as typed", take=str(half_day.number)))
    form = taken.context["form"]
    assert (form.errors, form["half_day"].value(), 'value="Kept as typed"' in page(taken)) == ({}, True, True)
    assert "The half-day" in page(taken)
    assert not Course.objects.exists()
    browser.post(new, sent(options=three, venue="Kept as typed", half_day="on"))
    assert (Course.objects.get().half_day, sorted(Course.objects.get().options)) == (True, sorted(three))


@pytest.mark.parametrize("chosen", ["99", "x", ""])
def test_an_offer_that_was_never_made_changes_nothing(chosen: str, browser: Client, new: str):
    answer = browser.post(new, sent(end="12:30", take=chosen))
    assert (answer.status_code, "This day does not fit." in page(answer), Course.objects.exists()) == (200, True, False)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"start": "9.30"}, "is not a time"),
        ({"start": "25:00"}, "is not a time of day"),
        ({"start": ""}, "This field is required"),
        ({"start": "16:30", "end": "09:30"}, "ends before it starts"),
        ({"start": "07:00", "end": "20:00"}, "longest day"),
        ({"options": ["astrology"]}, "astrology"),
        ({"leave_out": ["bond"]}, "bond"),
        ({"variant": "upside-down"}, "upside-down"),
        ({"group_size": "1"}, "greater than or equal to 2"),
        ({"group_size": "many"}, "whole number"),
        ({"half_day": "on"}, "optional module"),
        (
            {"date": "2038-03-04", "second_date": "2038-03-04", "half_day": "on", "options": ["compliance"]},
            "comes after the first day",
        ),
        ({"date": "the fourth"}, "valid date"),
        ({"title": "x" * 201}, "at most 200"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    changes: dict[str, object], because: str, browser: Client, new: str
):
    answer = browser.post(new, sent(**changes))
    assert (answer.status_code, because in page(answer), Course.objects.exists()) == (200, True, False)


def test_a_form_sent_twice_makes_one_course(browser: Client, new: str):
    form = sent()
    places = {browser.post(new, form)["Location"] for _ in range(2)}
    assert (len(places), Course.objects.count()) == (1, 1)


def test_two_people_edit_one_course(browser: Client, edit: str, alice: User, sign_in, course: Course):
    sign_in(alice).post(edit, sent(venue="Alice's room"))
    late = browser.post(edit, sent(venue="Bob's room"))
    assert "Alice Ashworth saved this at" in page(late)
    assert 'value="Bob\'s room"' in page(late)
    course.refresh_from_db()
    assert (course.venue, course.version) == ("Alice's room", 2)
    browser.post(edit, sent(venue="Bob's room", version=late.context["form"]["version"].value()))
    course.refresh_from_db()
    assert (course.venue, course.version) == ("Bob's room", 3)


def test_two_people_who_store_the_same_agree(browser: Client, edit: str, alice: User, sign_in, course: Course):
    sign_in(alice).post(edit, sent(venue="The same room"))
    assert browser.post(edit, sent(venue="The same room")).status_code == 302
    course.refresh_from_db()
    assert course.version == 2


def test_the_course_page_gives_everything_now(browser: Client, course: Course):
    shown = page(browser.get(f"/desk/courses/{course.pk}/"))
    for words in ("Participant’s pack", "Facilitator’s guide", "Slides", "Role-play cards", "Ten Top Tips", "Tip sheets",
                  "Standards matrix", "Course leaflet", "Download everything", "Thursday 4 March 2038"):  # fmt: skip
        assert words in shown


def test_a_stored_course_that_no_longer_fits_says_so_and_shows_the_way(browser: Client, course: Course):
    Course.objects.filter(pk=course.pk).update(options=["module-of-last-year"])
    shown = page(browser.get(f"/desk/courses/{course.pk}/"))
    assert "cannot be printed as it stands" in shown
    assert "there is no optional module 'module-of-last-year'" in shown.lower()
    assert "Download everything" not in shown
    assert browser.get(f"/desk/courses/{course.pk}/edit/").status_code == 200
    refused = browser.get(f"/desk/courses/{course.pk}/documents/tips.pdf", follow=True)
    assert "That could not be printed." in page(refused)


def test_a_course_is_agreed_on_the_content_of_today_and_reopened(browser: Client, course: Course, library: Library):
    Course.objects.filter(pk=course.pk).update(content_version="older")
    assert "The content has changed since" in page(browser.get(f"/desk/courses/{course.pk}/"))
    browser.post(f"/desk/courses/{course.pk}/status/", {"status": "agreed"})
    course.refresh_from_db()
    assert (course.status, course.content_version) == ("agreed", library.version)
    browser.post(f"/desk/courses/{course.pk}/status/", {"status": "draft"})
    course.refresh_from_db()
    assert course.status == "draft"


def test_a_course_is_deleted_after_one_question(browser: Client, course: Course, dana: User):
    url = f"/desk/courses/{course.pk}/delete/"
    assert "1 person takes part" in page(browser.get(url))
    assert Course.objects.exists()
    browser.post(url)
    assert (Course.objects.exists(), Enrolment.objects.exists(), User.objects.filter(pk=dana.pk).exists()) == (
        False,
        False,
        True,
    )


def test_courses_to_come_are_sorted_by_date_and_past_ones_apart(browser: Client, customer: Customer):
    for day in (date(2099, 2, 1), date(2099, 1, 1), None, date(2020, 1, 1)):
        Course.objects.create(customer=customer, title=f"On {day}", date=day, content_version="v")
    shown = page(browser.get("/desk/courses/"))
    assert shown.index("On 2099-01-01") < shown.index("On 2099-02-01") < shown.index("On None")
    assert "On 2020-01-01" not in shown
    assert "On 2020-01-01" in page(browser.get("/desk/courses/?past"))


def test_no_list_asks_the_database_more_for_more_rows(
    browser: Client, customer: Customer, django_assert_max_num_queries
):
    for url, most in (
        ("/desk/courses/", 8),
        ("/desk/", 11),
        ("/desk/customers/", 7),
        (f"/desk/customers/{customer.pk}/", 8),
    ):
        counts = []
        for _ in range(2):
            Course.objects.create(customer=customer, date=date(2099, 1, 1), content_version="v")
            Course.objects.create(customer=customer, content_version="v")
            with django_assert_max_num_queries(most) as asked:
                assert browser.get(url).status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1], url
