"""The observer's sheet: taps that stay on the phone, a page to talk about, and a tally without names."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from trivet.web.classroom.models import Observation
from trivet.web.classroom.observing import KNOWN, Sheet, groups_of, read_sheet, talk_of
from trivet.web.classroom.sealed import opened
from trivet.web.events.models import Event


def tap(browser: Client, event: Event, *names: str) -> None:
    for name in names:
        answer = browser.post(reverse("classroom:tap", args=[event.slug]), {"tap": name})
        assert answer.status_code == 302


def talk(browser: Client, event: Event) -> str:
    return " ".join(browser.get(reverse("classroom:talk", args=[event.slug])).content.decode().split())


def keep(browser: Client, event: Event, words: str = ""):
    return browser.post(reverse("classroom:keep", args=[event.slug]), {"words": words}, follow=True)


def test_every_tap_counts_and_the_server_keeps_nothing(day: Event, phone):
    browser = phone()
    tap(browser, day, "REFLECT", "REFLECT", "OPEN", "closed", "strain")
    page = browser.get(reverse("classroom:observe", args=[day.slug])).content.decode()
    assert '<span class="observe-count" data-count="REFLECT">2</span>' in page
    assert 'id="strain" class="observe-row" name="tap" value="strain" aria-pressed="true"' in page
    assert not Observation.objects.exists()


def test_the_last_tap_can_be_taken_back_once(day: Event, phone):
    browser = phone()
    tap(browser, day, "REFLECT", "REFLECT", "undo", "undo", "nonsense")
    assert json.loads(browser.get(reverse("classroom:observe", args=[day.slug])).content.decode().split('id="sheet" type="application/json">')[1].split("</script>")[0])["counts"] == {"REFLECT": 1}  # fmt: skip


def test_a_script_sends_the_whole_sheet_and_sending_twice_is_sending_once(day: Event, phone):
    browser, sheet = phone(), json.dumps({"counts": {"AFFIRM": 3}, "repaired": True, "began": 5})
    for _ in range(2):
        assert browser.post(reverse("classroom:tap", args=[day.slug]), {"sheet": sheet}).status_code == 204
    page = browser.get(reverse("classroom:observe", args=[day.slug])).content.decode()
    assert 'data-count="AFFIRM">3<' in page and "three minutes are over" in page


def test_the_talk_begins_with_strengths_and_gives_no_score(day: Event, phone):
    browser = phone()
    tap(browser, day, "OPEN", "OPEN", "OPEN", "closed", "REFLECT", "REFLECT", "BOUNDARY", "FIX", "strain", "repaired")
    page = talk(browser, day)
    assert page.index("One thing that worked") < page.index("Open question") < page.index("Fix or reassure")
    assert "2 reflections, 4 questions: about one reflection for every 2 questions." in page
    assert "Open: 3. Closed: 1." in page
    assert "You saw a strain, and it was repaired" in page and "A limit was held" in page
    assert not any(word in page.lower() for word in ("score", "points out", "%", "grade"))


def test_an_empty_sheet_says_so(day: Event, phone):
    browser = phone()
    assert "Nothing is ticked" in talk(browser, day)
    assert keep(browser, day).status_code == 422
    assert not Observation.objects.exists()


def test_a_sheet_is_kept_once_a_round_and_its_line_is_sealed(day: Event, phone, desk: Client):
    browser = phone()
    tap(browser, day, "REFLECT")
    assert "Kept for the room" in keep(browser, day, "I should have asked").content.decode()
    tap(browser, day, "REFLECT")
    keep(browser, day, "You came all the same")
    row = Observation.objects.get()
    assert (row.counts, row.round, opened(row)) == ({"REFLECT": 2}, 1, "You came all the same")
    assert "came" not in row.words
    browser.post(reverse("classroom:onward", args=[day.slug]))
    tap(browser, day, "OPEN", "strain")
    keep(browser, day)
    assert [(one.round, one.counts) for one in Observation.objects.all()] == [(1, {"REFLECT": 2}), (2, {"OPEN": 1})]
    page = desk.get(reverse("classroom:observed", args=[day.pk])).content.decode()
    assert "Round 1" in page and "Round 2" in page and "You came all the same" in page
    assert "1 saw a strain, 0 saw it repaired" in page


def test_the_tally_adds_the_sheets_of_a_round(day: Event, phone, desk: Client):
    for count in (1, 2):
        browser = phone()
        tap(browser, day, *["VALIDATE"] * count)
        keep(browser, day)
    page = " ".join(desk.get(reverse("classroom:observed", args=[day.pk])).content.decode().split())
    assert "2 sheets" in page and '<th scope="row">Validate the stance</th><td class="number">3</td>' in page.replace("Validate</th>", "Validate the stance</th>")  # fmt: skip


def test_a_stranger_taps_and_keeps_nothing(day: Event):
    stranger = Client()
    assert "Scan the code" in stranger.get(reverse("classroom:observe", args=[day.slug])).content.decode()
    assert "Scan the code" in stranger.get(reverse("classroom:talk", args=[day.slug])).content.decode()
    assert stranger.post(reverse("classroom:tap", args=[day.slug]), {"tap": "OPEN"}).status_code == 403
    assert stranger.post(reverse("classroom:keep", args=[day.slug]), {}).status_code == 302
    assert stranger.post(reverse("classroom:onward", args=[day.slug])).status_code == 302
    assert not Observation.objects.exists()


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KNOWN, "counts", "round", "began", "last"]), inner),
)  # fmt: skip


@given(_PLAIN)
def test_whatever_a_phone_sends_becomes_a_sheet(plain: object):
    sheet = read_sheet(plain)
    assert 1 <= sheet.round <= 99 and all(0 < count <= 99 for count in sheet.counts.values())
    assert read_sheet(sheet.plain()) == sheet


@given(st.lists(st.sampled_from([*KNOWN, "strain", "repaired", "undo"]), max_size=40))
def test_taps_never_go_below_nought(names: list[str]):
    sheet = Sheet()
    for name in names:
        sheet = sheet.tapped(name, 100)
    assert all(count > 0 for count in sheet.counts.values())
    assert sheet.began == (100 if set(names) - {"undo"} else 0)


def test_every_row_has_its_name_and_stands_once():
    rows = [row for group in groups_of({}) for row in group.rows]
    assert len({row.id for row in rows}) == len(rows) == len(KNOWN)
    assert all(row.name and row.meaning for row in rows)


@pytest.mark.parametrize(
    ("counts", "said"),
    [({"REFLECT": 1, "OPEN": 1}, "about one reflection for each question"),
     ({"REFLECT": 4, "OPEN": 2}, "about 2 reflections for each question"),
     ({"REFLECT": 1, "OPEN": 2, "closed": 1}, "about one reflection for every 3 questions"),
     ({"OPEN": 2}, ""), ({}, "")],
)  # fmt: skip
def test_a_ratio_is_said_as_people_say_it(counts: dict[str, int], said: str):
    assert talk_of(Sheet(counts=counts)).ratio == said
