"""People and organisations: found, changed, put together when they are one."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from trivet.vocabulary import BookingState
from trivet.web.desk.directory import twins_among_organisations, twins_among_people
from trivet.web.desk.history import history_of
from trivet.web.desk.merging import CannotMergeError, merge_organisations, merge_people
from trivet.web.events.models import Booking, Event, Organisation, Participant
from trivet.web.people.models import AuditEntry, User


@pytest.fixture
def twin(organisation: Organisation) -> Participant:
    return Participant.objects.create(name="Sian Wyn", email="SIAN@example.org", organisation=organisation, job_role="")


@pytest.fixture
def browser(alice: User, sign_in) -> Client:
    return sign_in(alice)


def another_event(event: Event) -> Event:
    return Event.objects.create(
        course=event.course, kind="open", state="confirmed", date=date(2038, 5, 6), nation="england"
    )


def test_two_rows_with_one_address_or_one_name_at_one_place_are_shown_as_a_pair(
    participant: Participant, twin: Participant
):
    assert twins_among_people() == ((twin, participant),)
    twin.email = ""
    twin.save()
    assert twins_among_people() == ((twin, participant),), "the name is the same without its accents"
    twin.organisation = None
    twin.save()
    assert twins_among_people() == ()


def test_organisations_whose_names_differ_by_form_only_are_a_pair(organisation: Organisation):
    other = Organisation.objects.create(name="The Ribblemere  recovery Ltd.")
    Organisation.objects.create(name="Ribblemere Rugby")
    assert twins_among_organisations() == ((organisation, other),)


def test_merging_gives_the_bookings_of_both_to_the_one_that_stays(
    booking: Booking, participant: Participant, twin: Participant, alice: User
):
    stays = merge_people(twin, participant, by=alice)
    booking.refresh_from_db()
    participant.refresh_from_db()
    assert booking.participant_id == stays.pk == twin.pk
    assert participant.merged_into_id == twin.pk
    assert (stays.name, stays.email, stays.job_role) == ("Sian Wyn", "SIAN@example.org", "Key worker")
    assert "put two rows together" in history_of(stays)[0].words


def test_two_places_on_one_day_are_not_put_together(
    booking: Booking, event: Event, participant: Participant, twin: Participant, alice: User
):
    Booking.objects.create(event=event, participant=twin, printed_name="Sian", state=BookingState.BOOKED)
    with pytest.raises(CannotMergeError, match="04 March 2038"):
        merge_people(participant, twin, by=alice)
    booking.refresh_from_db()
    assert booking.participant == participant
    assert not AuditEntry.objects.filter(verb="merged").exists()


def test_somebody_is_not_merged_with_themself_or_twice(participant: Participant, twin: Participant, alice: User):
    with pytest.raises(CannotMergeError, match="two different"):
        merge_people(participant, participant, by=alice)
    merge_people(participant, twin, by=alice)
    with pytest.raises(CannotMergeError, match="a moment ago"):
        merge_people(participant, twin, by=alice)


def test_merging_a_chain_leads_to_the_last(organisation: Organisation, alice: User, participant: Participant):
    second, third = (Organisation.objects.create(name=name) for name in ("Second", "Third"))
    merge_organisations(second, organisation, by=alice)
    merge_organisations(third, second, by=alice)
    organisation.refresh_from_db()
    participant.refresh_from_db()
    assert organisation.merged_into_id == participant.organisation_id == third.pk


def test_the_pages_show_both_before_and_one_after(browser: Client, participant: Participant, twin: Participant):
    address = f"/desk/people/{participant.pk}/merge/{twin.pk}/"
    shown = browser.get(address).content.decode()
    assert "Siân Ŵyn" in shown and "Sian Wyn" in shown
    assert browser.post(address, follow=True).redirect_chain == [(f"/desk/people/{participant.pk}/", 302)]
    assert browser.get(f"/desk/people/{twin.pk}/")["Location"] == f"/desk/people/{participant.pk}/"
    assert "1 person" in browser.get("/desk/people/").content.decode()


def test_a_change_is_noted_without_the_words(browser: Client, participant: Participant):
    values = {"name": "Siân Wynne 🙂", "email": "sian@example.org", "organisation": "ribblemere  RECOVERY", "job_role": "=1+1",
              "sector": "", "regulator": "general", "registration_number": "", "language": "cy"}  # fmt: skip
    assert browser.post(f"/desk/people/{participant.pk}/edit/", values).status_code == 302
    participant.refresh_from_db()
    assert (participant.name, participant.job_role, participant.language) == ("Siân Wynne 🙂", "=1+1", "cy")
    assert Organisation.objects.count() == 1, "the organisation typed was found"
    entry = AuditEntry.objects.filter(verb="changed").latest("id")
    assert entry.detail == {"name": [], "job_role": [], "language": []}


def test_a_name_of_301_signs_is_refused_and_nothing_is_lost(browser: Client, participant: Participant):
    values = {"name": "é" * 301, "regulator": "general", "language": "en"}
    shown = browser.post(f"/desk/people/{participant.pk}/edit/", values)
    assert shown.status_code == 200
    assert "é" * 301 in shown.content.decode()
    participant.refresh_from_db()
    assert participant.name == "Siân Ŵyn"


@pytest.mark.parametrize("address", ["/desk/people/", "/desk/organisations/"])
def test_a_list_asks_as_often_for_three_rows_as_for_one(browser: Client, address: str, participant: Participant):
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(address)
    for number in range(2):
        place = Organisation.objects.create(name=f"Place {number}")
        Participant.objects.create(name=f"P{number}", organisation=place)
    with CaptureQueriesContext(connection) as three:
        browser.get(address)
    assert len(three) == len(one)


def test_a_search_finds_by_name_address_and_place(browser: Client, participant: Participant):
    for words in ("siân", "sian@", "ribble"):
        assert "1 person" in browser.get("/desk/people/", {"q": words}).content.decode()
    assert "Nobody matches" in browser.get("/desk/people/", {"q": "<b>"}).content.decode()
