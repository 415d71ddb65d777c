"""A participant answers on their phone, without an account."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.feedback.days import address, held

from trivet.content.schema.forms import FormKind
from trivet.vocabulary import BookingState
from trivet.web.events.models import Booking, Event
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.feedback.queries import check_passed, evaluation_done, forms_due, given_in, opened, sent_form
from trivet.web.people.models import AuditEntry

BEFORE, AFTER, LATER = FormKind.BEFORE, FormKind.AFTER, FormKind.SIX_WEEKS
HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> {{ 7*7 }} 🙂 Ŵyn ŷ'


def scene_of(booking: Booking, kind: FormKind = BEFORE) -> str:
    first, second = ("va", "vb") if booking.pk % 2 else ("vb", "va")
    return f"{second if kind is AFTER else first}-hostile"


def test_a_link_leads_to_the_first_page_in_the_language_of_the_booking(booking: Booking, phone: Client):
    held(booking.event, BEFORE)
    booking.language = "cy"
    booking.save()
    answer = phone.get(address(booking, BEFORE), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"{address(booking, BEFORE, 'scenes')}?lang=cy", 302)]
    assert 'lang="cy"' in page
    assert "Nid oes neb yn eich marcio" in page
    assert "heb ei wirio gan siaradwr Cymraeg" in page


def test_page_by_page_nothing_is_lost_and_the_last_page_sends_it(booking: Booking, phone: Client):
    held(booking.event, BEFORE)
    scene = scene_of(booking)
    answer = phone.post(address(booking, BEFORE, "scenes"), {scene: HOSTILE, "go": "on"})
    assert (answer.status_code, answer["Location"]) == (302, address(booking, BEFORE, "confidence"))
    assert sent_form(booking, BEFORE) is None
    # The phone is dropped; another one goes on.
    other = Client()
    assert other.get(address(booking, BEFORE)).headers["Location"].startswith(address(booking, BEFORE, "confidence"))
    assert HOSTILE not in FormDraft.objects.get().words
    page = other.get(address(booking, BEFORE, "scenes")).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page

    answer = other.post(address(booking, BEFORE, "confidence"), {"conf-1": "7", "conf-2": "0", "go": "send"})
    assert answer["Location"] == reverse("feedback:done", args=[booking.token, BEFORE])
    row = sent_form(booking, BEFORE)
    assert row is not None
    assert (row.answers, opened(row), row.source) == ({"conf-1": 7, "conf-2": 0}, {scene: HOSTILE}, "phone")
    assert HOSTILE not in row.words
    assert not FormDraft.objects.exists()
    assert other.get(answer["Location"]).status_code == 200


def test_the_evaluation_leads_to_the_certificate_by_one_press(booking: Booking, phone: Client):
    held(booking.event, AFTER)
    answer = phone.post(
        address(booking, AFTER, "evaluation"),
        {"ev-relevance": "4", "ev-barriers": ["caseload", "fit"], "ev-week": "Ask first.", "ev-contact": "on"},
    )
    assert (answer.status_code, answer["Location"]) == (302, reverse("awards:mine", args=[booking.token]))
    row = sent_form(booking, AFTER)
    assert row is not None
    assert row.answers == {"ev-relevance": "4", "ev-barriers": ["caseload", "fit"], "ev-contact": True}
    assert opened(row) == {"ev-week": "Ask first."}
    assert evaluation_done(booking)
    assert AuditEntry.objects.filter(verb="sent-in", object=f"formanswer:{row.pk}", actor=None).exists()


def test_pressed_twice_it_is_sent_once(booking: Booking, phone: Client):
    held(booking.event, AFTER)
    sheet = {"submission": str(uuid.uuid4()), "ev-relevance": "2"}
    for _ in range(2):
        assert phone.post(address(booking, AFTER, "evaluation"), sheet).status_code == 302
    assert FormAnswer.objects.count() == 1


def test_sent_again_the_first_one_stays_and_is_no_longer_current(booking: Booking, phone: Client):
    held(booking.event, AFTER)
    for value in ("2", "3"):
        phone.post(address(booking, AFTER, "evaluation"), {"submission": str(uuid.uuid4()), "ev-relevance": value})
    rows = list(FormAnswer.objects.order_by("id"))
    assert [(row.answers["ev-relevance"], row.is_current) for row in rows] == [("2", False), ("3", True)]
    assert "You sent this form on" in phone.get(address(booking, AFTER, "evaluation")).content.decode()


def test_a_form_that_was_sent_is_changed_on_any_page_by_one_press(booking: Booking, phone: Client, send):
    held(booking.event, AFTER)
    send(booking, AFTER, {"ev-relevance": "2"})
    page = phone.get(address(booking, AFTER, "confidence")).content.decode()
    assert "Send what I changed" in page
    answer = phone.post(address(booking, AFTER, "confidence"), {"conf-1": "5", "go": "send"})
    assert answer["Location"] == reverse("awards:mine", args=[booking.token])
    row = sent_form(booking, AFTER)
    assert row is not None
    assert row.answers == {"ev-relevance": "2", "conf-1": 5}


def test_the_number_of_somebody_elses_form_sends_ones_own(booking: Booking, people: list[Booking], phone: Client):
    held(booking.event, AFTER)
    number = str(uuid.uuid4())
    for one in (booking, people[0]):
        phone.post(address(one, AFTER, "evaluation"), {"submission": number, "ev-relevance": "1"})
    assert [evaluation_done(one) for one in (booking, people[0])] == [True, True]


def test_ten_thousand_characters_are_refused_kindly_and_stay_in_the_box(booking: Booking, phone: Client):
    held(booking.event, BEFORE)
    long = "ŵ" * 10_000
    answer = phone.post(address(booking, BEFORE, "scenes"), {scene_of(booking): long, "go": "on"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "That is 10000 characters, and 2000 fit. Nothing is lost" in page
    assert long in page
    assert not FormDraft.objects.exists()


@pytest.mark.parametrize(
    ("kind", "part", "sheet"),
    [
        (BEFORE, "confidence", {"conf-1": "11"}),
        (BEFORE, "confidence", {"conf-1": "-1"}),
        (BEFORE, "confidence", {"conf-1": "NaN"}),
        (AFTER, "evaluation", {"ev-relevance": "9"}),
        (AFTER, "evaluation", {"ev-barriers": ["caseload", "nonsense"]}),
        (AFTER, "evaluation", {"ev-week": "nought\x00byte"}),
    ],
)
def test_an_answer_that_is_not_offered_is_refused(booking: Booking, phone: Client, kind, part, sheet):
    held(booking.event, kind)
    assert phone.post(address(booking, kind, part), sheet).status_code == 422
    assert not FormAnswer.objects.exists()


def test_unknown_fields_are_not_stored(booking: Booking, phone: Client):
    held(booking.event, AFTER)
    phone.post(address(booking, AFTER, "evaluation"), {"conf-1": "7", "is_current": "0", "ev-relevance": "1"})
    assert FormAnswer.objects.get().answers == {"ev-relevance": "1"}


@pytest.mark.parametrize("kind", ["before", "nonsense", "six-weeks"])
def test_a_link_that_was_changed_leads_nowhere(booking: Booking, phone: Client, kind: str):
    for token in (booking.token[:-1] + "!", "x" * 300, "..", "no-such-token"):
        for name, more in (("form", []), ("done", []), ("part", ["scenes"])):
            url = reverse(f"feedback:{name}", args=[token, kind, *more])
            assert (phone.get(url).status_code, url) == (404, url)


def test_a_page_or_form_that_does_not_exist_is_not_found(booking: Booking, phone: Client):
    assert phone.get(address(booking, BEFORE, "evaluation")).status_code == 404
    assert phone.get(f"/form/{booking.token}/nonsense/").status_code == 404


def test_one_link_does_not_show_what_another_wrote(booking: Booking, people: list[Booking], phone: Client, send):
    held(booking.event, BEFORE)
    send(booking, BEFORE, {"conf-1": 9}, {scene_of(booking): "Mine alone."})
    for name, more in (("part", ["scenes"]), ("done", [])):
        page = phone.get(reverse(f"feedback:{name}", args=[people[0].token, BEFORE, *more]), follow=True)
        assert "Mine alone." not in page.content.decode()


def test_too_early_too_late_and_cancelled_are_said_in_words_and_nothing_is_stored(
    event: Event, booking: Booking, phone
):
    url = address(booking, AFTER, "evaluation")
    for kind, said in ((BEFORE, "This form is not open yet"), (LATER, "This form is closed")):
        held(event, kind)
        assert said in phone.get(url).content.decode()
        answer = phone.post(url, {"ev-relevance": "1"})
        assert (answer.status_code, said in answer.content.decode()) == (409, True)
    held(event, AFTER)
    booking.state = BookingState.TRANSFERRED
    booking.save()
    assert "This form is not for you any more" in phone.get(url).content.decode()
    assert phone.post(url, {"ev-relevance": "1"}).status_code == 409
    assert not FormAnswer.objects.exists()


def test_back_keeps_the_page_and_straight_on_goes_to_the_last(booking: Booking, phone: Client):
    held(booking.event, AFTER)
    answer = phone.post(address(booking, AFTER, "scenes"), {"go": "last"})
    assert answer["Location"] == address(booking, AFTER, "evaluation")
    answer = phone.post(address(booking, AFTER, "evaluation"), {"ev-relevance": "4", "go": "back"})
    assert answer["Location"] == address(booking, AFTER, "confidence")
    assert given_in(booking, AFTER).answers == {"ev-relevance": "4"}
    assert not evaluation_done(booking)


def test_what_is_emptied_is_gone(booking: Booking, phone: Client):
    held(booking.event, BEFORE)
    scene = scene_of(booking)
    phone.post(address(booking, BEFORE, "scenes"), {scene: "First thought.", "scenes-private": "on"})
    phone.post(address(booking, BEFORE, "scenes"), {scene: ""})
    found = given_in(booking, BEFORE)
    assert (found.answers, found.words) == ({}, {})


def test_which_forms_are_due(booking: Booking, send):
    from django.utils import timezone

    now, due = timezone.now(), []
    for kind in FormKind:
        held(booking.event, kind)
        due.append(forms_due(booking, now))
    send(booking, LATER, {})
    assert (*due, forms_due(booking, now)) == (("before",), ("after",), ("six-weeks",), ())


def test_help_is_shown_after_the_day_for_what_was_answered_then(booking: Booking, phone: Client, send):
    held(booking.event, AFTER)
    send(booking, BEFORE, {}, {scene_of(booking): "Before."})
    send(booking, AFTER, {}, {scene_of(booking, AFTER): "After."})
    before = phone.get(reverse("feedback:done", args=[booking.token, BEFORE])).content.decode()
    after = phone.get(reverse("feedback:done", args=[booking.token, AFTER])).content.decode()
    assert "What a helpful reply may do" not in before
    assert "Before." not in before
    assert "After." in after
    assert "Takes the point before giving any explanation." in after


def test_the_code_of_the_room_finds_ones_own_form(booking: Booking, phone: Client):
    from django.http import HttpResponse

    held(booking.event, BEFORE)
    url = reverse("feedback:room", args=[booking.event.slug])
    assert "Check in first" in phone.get(url).content.decode()
    checked_in = HttpResponse()
    checked_in.set_signed_cookie(f"here-{booking.event.slug}", booking.token, salt="trivet.here")
    phone.cookies = checked_in.cookies
    assert phone.get(url)["Location"] == address(booking, BEFORE)
    other = reverse("feedback:room", args=["abcdefgh"])
    phone.cookies["here-abcdefgh"] = phone.cookies[f"here-{booking.event.slug}"].value
    assert "Check in first" in phone.get(other).content.decode()
    phone.cookies[f"here-{booking.event.slug}"] = f"{booking.token}:forged:signature"
    assert "Check in first" in phone.get(url).content.decode()


def test_the_check_is_marked_once_and_a_pass_is_never_lost(booking: Booking, phone: Client, library, send):
    event = held(booking.event, AFTER)
    event.requires_check = True
    event.save()
    assert check_passed(booking) is None
    chosen = library.forms.file.check
    items = {item.id: item for module in library.modules.values() for item in module.check.items}
    wanted = (*chosen.items, *chosen.evidence)
    right = {name: items[name].answer.id for name in wanted}
    wrong = {name: next(one.id for one in items[name].options if not one.correct) for name in wanted}
    send(booking, AFTER, wrong)
    assert check_passed(booking) is False
    page = phone.get(reverse("feedback:done", args=[booking.token, AFTER])).content.decode()
    assert "0 of 20 right" in page
    assert "not yet enough" in page
    row = send(booking, AFTER, right)
    assert (row.check_right, row.check_of, row.check_passed) == (20, 20, True)
    send(booking, AFTER, wrong)
    assert check_passed(booking) is True
