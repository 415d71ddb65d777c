"""After a meeting: the debrief, a turn tried again, the next meeting, and what a trainer may see."""

import itertools
import re

import pytest
from django.test import Client
from tests.web.conftest import SignIn
from tests.web.practice.conftest import begin_with, choose, stands, to_the_end

from trivet.simulation.between import Promise, next_meeting
from trivet.simulation.debrief import Point
from trivet.vocabulary import MoveId, Rupture, Stage
from trivet.web.events.models import Booking
from trivet.web.people.models import AuditEntry, User
from trivet.web.practice.learner import link_for
from trivet.web.practice.models import Session
from trivet.web.practice.people import practice
from trivet.web.practice.timeline import ceiling, drawing_of


@pytest.fixture
def over(browser: Client, dean: Session) -> Session:
    for which in (0, 1, 2, 3):
        choose(browser, dean, which, prediction="better")
    browser.post(f"{dean.get_absolute_url()}end/")
    return stands(dean).session


def back(browser: Client, session: Session) -> str:
    return browser.get(f"{session.get_absolute_url()}back/").content.decode()


def test_a_debrief_says_all_that_it_should(browser: Client, over: Session):
    page = back(browser, over)
    assert 'class="practice-lines"' in page and 'class="glyph"' in page
    for words in ("A strength", "One next step", "Reflections to questions", "Open to closed", "Turns with telling in them",
                  "Your share of the words", "Easy ways taken", "Strains", "Your guesses", "The same as a table"):  # fmt: skip
        assert words in page
    assert practice().coach.always in page.replace("&#x27;", "'")
    assert page.count("Try turn") >= 4
    assert re.search(r'href="/tips/[a-z-]+/"', page)
    assert "/tips/#tip-" in page


def test_a_debrief_has_no_score(browser: Client, over: Session):
    page = back(browser, over).casefold()
    assert not re.search(r"\bscore\b|out of 10|grade:|your mark|competen", page)


def test_there_is_no_debrief_before_the_end(browser: Client, dean: Session):
    choose(browser, dean)
    assert browser.get(f"{dean.get_absolute_url()}back/")["Location"] == dean.get_absolute_url()


def test_a_meeting_in_which_nobody_spoke_says_so(browser: Client, dean: Session):
    browser.post(f"{dean.get_absolute_url()}end/")
    assert "Nothing was said" in back(browser, dean)


def test_a_turn_is_tried_again_under_the_same_luck(browser: Client, over: Session):
    answer = browser.post(f"{over.get_absolute_url()}again/3/")
    again = Session.objects.get(branch_of=over)
    assert answer["Location"] == again.get_absolute_url()
    old, new = stands(over), stands(again)
    assert (again.seed, again.branch_turn, new.seen) == (over.seed, 3, 2)
    assert new.exchanges == old.exchanges[:2]
    assert [one.choice.words for one in new.offers][2] == old.exchanges[2].words
    choose(browser, again, 0)
    browser.post(f"{again.get_absolute_url()}end/")
    page = back(browser, again)
    assert "Both ways, side by side" in page
    assert page.count('class="practice-lines"') == 3


def test_the_same_move_again_comes_out_the_same(browser: Client, over: Session):
    browser.post(f"{over.get_absolute_url()}again/3/")
    again = choose(browser, Session.objects.get(branch_of=over), 2)
    assert again.exchanges[2].state == stands(over).exchanges[2].state


def test_trying_again_twice_is_one_until_something_is_said(browser: Client, over: Session):
    first, second = (browser.post(f"{over.get_absolute_url()}again/3/")["Location"] for _ in range(2))
    assert first == second
    choose(browser, Session.objects.get(branch_of=over), 0)
    assert browser.post(f"{over.get_absolute_url()}again/3/")["Location"] != first


@pytest.mark.parametrize("number", [0, 5, 10**12])
def test_there_is_no_such_turn(browser: Client, over: Session, number: int):
    assert browser.post(f"{over.get_absolute_url()}again/{number}/").status_code == 404


def test_the_first_meeting_may_be_deleted_and_the_second_stays(browser: Client, over: Session):
    browser.post(f"{over.get_absolute_url()}again/2/")
    again = Session.objects.get(branch_of=over)
    assert "Delete this meeting with Dean?" in browser.get(f"{over.get_absolute_url()}delete/").content.decode()
    browser.post(f"{over.get_absolute_url()}delete/")
    assert list(Session.objects.all()) == [again]
    choose(browser, again)
    browser.post(f"{again.get_absolute_url()}end/")
    assert "Both ways" not in back(browser, again)


def test_the_next_meeting_begins_where_this_one_ended(browser: Client, over: Session):
    answer = browser.post(f"{over.get_absolute_url()}next/", {"promise": "kept"})
    after = Session.objects.get(follows=over)
    assert answer["Location"] == after.get_absolute_url()
    before = stands(over)
    assert before.character is not None
    promised = any(MoveId.DELIVER in one.moves for one in before.exchanges)
    arrival = next_meeting(
        before.character.persona, before.state, over.seed, promise=Promise.KEPT if promised else Promise.NONE
    )
    assert stands(after).start.bond == arrival.state.bond
    assert after.missed is not arrival.attended
    assert browser.post(f"{over.get_absolute_url()}next/")["Location"] == after.get_absolute_url()


def test_somebody_who_stays_away_comes_back_with_a_strain(browser: Client, over: Session):
    """One of these seeds keeps Dean away."""
    before = stands(over)
    assert before.character is not None
    persona, state = before.character.persona, before.state
    seed = next(seed for seed in range(500) if not next_meeting(persona, state, seed).attended)
    Session.objects.filter(pk=over.pk).update(seed=seed)
    browser.post(f"{over.get_absolute_url()}next/", {"promise": "none"})
    after = stands(Session.objects.get(follows=over))
    assert (after.session.missed, after.session.stage) == (True, Stage.REPAIR)
    assert after.state.rupture is not Rupture.NONE
    assert "Dean did not come to the last meeting" in browser.get(after.session.get_absolute_url()).content.decode()


def test_no_next_meeting_before_this_one_is_over(browser: Client, dean: Session):
    browser.post(f"{dean.get_absolute_url()}next/")
    assert Session.objects.count() == 1


# --- sharing --------------------------------------------------------------------------------------


@pytest.fixture
def sians(booking: Booking) -> tuple[Client, Session]:
    """Siân, who has a place at the event, in her own browser; and her meeting, which is over."""
    browser = Client()
    browser.get(link_for(booking.participant).partition("://")[2].partition("/")[2].join(("/", "")))
    session = begin_with(browser)
    to_the_end(browser, session)
    return browser, session


def test_a_trainer_sees_that_and_not_what(sians: tuple[Client, Session], booking: Booking, bob: User, sign_in: SignIn):
    _, session = sians
    page = sign_in(bob).get(f"/desk/events/{booking.event_id}/practice/").content.decode()
    assert "Siân Ŵyn" in page
    assert re.search(r'<td class="number">1</td><td class="number">1</td>', page)
    assert session.slug not in page
    assert sign_in(bob).get(f"/desk/practice/{session.slug}/").status_code == 404
    assert sign_in(bob).get(session.get_absolute_url()).status_code == 404


def test_shared_it_can_be_read_and_taken_back(
    sians: tuple[Client, Session], booking: Booking, bob: User, sign_in: SignIn
):
    browser, session = sians
    address = f"{session.get_absolute_url()}share/"
    assert "read this page with everything that was said" in back(browser, session)
    browser.post(address, {"event": booking.event_id})
    trainer = sign_in(bob)
    assert session.slug in trainer.get(f"/desk/events/{booking.event_id}/practice/").content.decode()
    page = trainer.get(f"/desk/practice/{session.slug}/").content.decode()
    assert stands(session).exchanges[0].line in page.replace("&#x27;", "'")
    assert "Try turn" not in page and "Take it back" not in page
    assert AuditEntry.objects.filter(verb="saw", object=f"session:{session.pk}").exists()
    browser.post(address, {"undo": "on"})
    assert trainer.get(f"/desk/practice/{session.slug}/").status_code == 404


def test_an_event_of_others_is_not_shared_with(sians: tuple[Client, Session], booking: Booking):
    browser, session = sians
    for event in ("", "0", str(booking.event_id + 1), "x"):
        browser.post(f"{session.get_absolute_url()}share/", {"event": event})
    assert stands(session).session.shared_with is None


def test_a_meeting_that_goes_on_is_not_shared(booking: Booking):
    browser = Client()
    browser.get(link_for(booking.participant).partition("://")[2].partition("/")[2].join(("/", "")))
    session = begin_with(browser)
    browser.post(f"{session.get_absolute_url()}share/", {"event": booking.event_id})
    assert stands(session).session.shared_with is None


def test_without_an_event_there_is_nobody_to_share_with(browser: Client, over: Session):
    assert "open the practice link in the letter" in back(browser, over)


# --- the drawing ----------------------------------------------------------------------------------


def test_names_at_the_ends_of_the_lines_do_not_lie_on_one_another():
    points = [Point(turn, 0.3, 0.3, 0.3) for turn in range(5)]
    heights = sorted(line.label for line in drawing_of(points, ()).lines)
    assert all(after - before >= 15 for before, after in itertools.pairwise(heights))


def test_two_drawings_beside_each_other_have_the_same_scales():
    low, high = [Point(turn, 0.2, 0.2, 0.2) for turn in range(3)], [Point(turn, 0.9, 0.5, 0.5) for turn in range(9)]
    one, two = drawing_of(low, (), high), drawing_of(high, (), low)
    assert one.ticks == two.ticks
    assert ceiling((*low, *high)) == pytest.approx(0.95)


def test_the_table_says_the_same():
    rows = drawing_of([Point(0, 0.2, 0.3, 0.4), Point(1, 0.25, 0.3, 0.35)], ()).rows
    assert [(row.turn, row.bond, row.goals, row.tasks) for row in rows] == [(0, 20, 30, 40), (1, 25, 30, 35)]
