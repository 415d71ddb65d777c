"""A drill by its pages: for anybody, without an account; resumed, pressed twice, stale; and nobody else's."""

import uuid
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from trivet.content.practice import load_practice
from trivet.content.schema.practice import Drill
from trivet.vocabulary import MoveId
from trivet.web.drills.evidence import weakest_of
from trivet.web.drills.models import Hardest, Run, Try
from trivet.web.people.models import User
from trivet.web.practice.learner import Learner
from trivet.web.training.models import Enrolment

pytestmark = pytest.mark.django_db
WORDS = "So you start all over again each time, quoth she."


def page(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


@pytest.fixture
def address(phone: Client, goals_drill: Drill) -> str:
    return phone.post(f"/practise/drills/{goals_drill.drill}/")["Location"]


def _lines(drill: Drill) -> dict[str, str]:
    return {one.id: one.says for form in drill.forms for one in form.provocations}


def test_the_list_holds_every_drill_and_asks_one_plain_question(phone: Client):
    shown = page(phone.get("/practise/drills/"))
    assert all(one.title in shown for one in load_practice().drills.values())
    assert "Which of the three is hardest for you?" in shown and "Somewhere to start" in shown


def test_the_answer_to_the_question_chooses_the_next_drill(phone: Client):
    assert phone.post("/practise/drills/hardest/", {}).status_code == 422
    for _ in range(2):
        phone.post("/practise/drills/hardest/", {"leg": "tasks"})
    assert Hardest.objects.get().leg == "tasks"
    assert "You said that this leg is the hardest" in page(phone.get("/practise/drills/"))
    assert Client().get("/practise/drills/").content.count(b"checked") == 0


def test_looking_begins_nothing(phone: Client, goals_drill: Drill):
    assert goals_drill.title in page(phone.get(f"/practise/drills/{goals_drill.drill}/"))
    assert not Run.objects.exists()
    assert phone.get("/practise/drills/no-such-drill/").status_code == 404


def test_a_whole_drill(phone: Client, goals_drill: Drill, do_drill):
    run = do_drill(phone, goals_drill)
    assert (run.ended_at is not None, run.form, Try.objects.count()) == (True, "a", 12)
    assert run.content_version == load_practice().version
    shown = page(phone.get(reverse("drills:run", args=[goals_drill.drill, run.slug])))
    assert "Done, in about 1 minute" in shown and goals_drill.point in shown
    assert "6 felt better" in shown and "Again, with other lines" in shown
    assert "score" not in shown.lower()


def test_the_next_time_brings_the_lines_met_least(phone: Client, goals_drill: Drill, do_drill):
    assert [do_drill(phone, goals_drill).form for _ in range(len(goals_drill.forms) + 1)][:2] == ["a", "b"]
    assert {run.form for run in Run.objects.all()} == {one.form for one in goals_drill.forms}


def test_one_step_after_the_other(phone: Client, address: str, goals_drill: Drill):
    first = goals_drill.forms[0].provocations[0]
    begun = page(phone.get(address))
    assert first.says in begun and first.good[0] not in begun and "Line 1 of 6" in begun
    named = page(phone.post(address, {"go": "try", "place": 1, "how": "said"}))
    assert "What did you do just then?" in named and first.good[0] not in named
    assert not Try.objects.exists()
    answer = phone.post(
        address, {"go": "name", "place": 1, "how": "said", "move": goals_drill.moves[0].value}, follow=True
    )
    back = page(answer)
    assert all(
        words in back for words in (*first.good, first.trap, first.why, goals_drill.point, "The same line once more")
    )
    assert "Line 2 of 6" in page(
        phone.post(address, {"go": "again", "place": 1, "how": "said", "felt": "same"}, follow=True)
    )
    assert list(Try.objects.values_list("place", "second", "felt", "provocation")) == [
        (1, False, "", first.id), (1, True, "same", first.id),
    ]  # fmt: skip


def test_what_is_typed_is_heard_once_and_kept_nowhere(phone: Client, address: str):
    shown = page(phone.post(address, {"go": "try", "place": 1, "how": "typed", "words": WORDS}))
    assert WORDS in shown and "To the page it sounds like:" in shown
    phone.post(address, {"go": "name", "place": 1, "how": "typed", "words": WORDS, "move": "REFLECT"})
    phone.post(address, {"go": "again", "place": 1, "how": "said", "words": WORDS, "felt": "worse"})
    rows = list(Try.objects.values())
    assert WORDS not in f"{rows}" and "quoth" not in f"{rows}"
    assert [row["how"] for row in rows] == ["typed", "typed"] and all(row["heard"] for row in rows)
    assert rows[0]["moves"] == ["REFLECT"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"go": "try", "how": "typed", "words": " "}, "say it aloud and press the other button"),
        ({"go": "try", "how": "typed", "words": "x" * 1001}, "1001 characters"),
        ({"go": "name", "how": "said"}, "Name at least one move"),
        ({"go": "name", "how": "said", "move": ["OPEN", "REFLECT", "AFFIRM", "OWN"]}, "Three moves at most"),
        ({"go": "name", "how": "said", "move": ["SING"]}, "not in the list"),
    ],
)
def test_a_mistake_is_said_in_words_and_loses_nothing(phone: Client, address: str, sent: dict[str, object], said: str):
    answer = phone.post(address, {"place": 1, **sent})
    assert answer.status_code == 422 and said in page(answer)
    assert not Try.objects.exists()
    assert str(sent.get("words", "")).strip() in page(answer)


def test_a_drill_goes_on_where_it_stood(phone: Client, goals_drill: Drill, do_drill):
    run = do_drill(phone, goals_drill, lines=2)
    assert "Line 3 of 6" in page(phone.get(reverse("drills:run", args=[goals_drill.drill, run.slug])))
    assert "You stopped in the middle of a drill." in page(phone.get("/practise/drills/"))
    assert run.slug in page(phone.get(f"/practise/drills/{goals_drill.drill}/"))


def test_pressed_twice_is_once(phone: Client, goals_drill: Drill):
    number = uuid.uuid4()
    begun = {phone.post(f"/practise/drills/{goals_drill.drill}/", {"submission": number})["Location"] for _ in range(2)}
    (address,) = begun
    for _ in range(2):
        assert phone.post(address, {"go": "name", "place": 1, "how": "said", "move": "OPEN"}).status_code == 302
    for felt in ("better", "worse"):
        assert phone.post(address, {"go": "again", "place": 1, "how": "said", "felt": felt}).status_code == 302
    assert Run.objects.count() == 1
    assert list(Try.objects.values_list("second", "felt")) == [(False, ""), (True, "better")]


def test_a_strangers_number_begins_a_drill_of_ones_own(phone: Client, goals_drill: Drill):
    number = uuid.uuid4()
    addresses = {
        one.post(f"/practise/drills/{goals_drill.drill}/", {"submission": number})["Location"]
        for one in (phone, Client())
    }
    assert len(addresses) == 2


def test_a_stale_page_says_so_and_stores_nothing(phone: Client, address: str):
    for sent in (
        {"go": "try", "place": 4},
        {"go": "name", "place": 4, "move": "OPEN"},
        {"go": "again", "place": 2, "felt": "same"},
    ):
        answer = phone.post(address, {"how": "said", **sent})
        assert answer.status_code == 409 and "moved on" in page(answer)
    assert not Try.objects.exists()


def test_a_second_try_may_be_left_out(phone: Client, address: str):
    phone.post(address, {"go": "name", "place": 1, "how": "said", "move": "NONE"})
    phone.post(address, {"go": "again", "place": 1, "how": "said", "felt": ""})
    assert list(Try.objects.values_list("how", "felt")) == [("said", ""), ("left", "")]
    assert "Line 2 of 6" in page(phone.get(address))


def test_a_drill_is_nobody_elses(address: str, alice: User, charlie: User, sign_in):
    for browser in (Client(), sign_in(charlie), sign_in(alice)):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"go": "try", "place": 1, "how": "said"}).status_code == 404


def test_what_was_practised_changes_the_weakest_leg(phone: Client, goals_drill: Drill, do_drill):
    do_drill(phone, goals_drill, move="FIX", felt="worse")
    run = Run.objects.get()
    found = weakest_of(Learner(None, None, run.browser))
    assert (found.leg, found.basis) == (goals_drill.leg, "practice")
    shown = page(phone.get("/practise/drills/"))
    assert "By what you have practised so far" in shown and "Which of the three" not in shown
    assert "Lines to say aloud once more" in page(phone.get(reverse("drills:run", args=[run.drill, run.slug])))


def test_the_end_leads_to_the_part_of_ones_own_course(
    dana: User, enrolment: Enrolment, goals_drill: Drill, do_drill, sign_in
):
    browser = sign_in(dana)
    run = do_drill(browser, goals_drill)
    assert (run.user, run.browser) == (dana, "")
    shown = page(browser.get(reverse("drills:run", args=[run.drill, run.slug])))
    assert f"/learn/{enrolment.course_id}/{goals_drill.module}/" in shown


def test_every_drill_of_the_content_can_be_begun_and_names_moves_that_there_are(phone: Client):
    for drill in load_practice().drills.values():
        assert {MoveId(move) for move in drill.moves} <= set(MoveId)
        assert phone.get(phone.post(f"/practise/drills/{drill.drill}/")["Location"]).status_code == 200


def test_the_number_of_queries_of_the_list_does_not_grow(
    phone: Client, goals_drill: Drill, do_drill, django_assert_max_num_queries
):
    for _ in range(3):
        do_drill(phone, goals_drill)
    with django_assert_max_num_queries(16):
        phone.get("/practise/drills/")
