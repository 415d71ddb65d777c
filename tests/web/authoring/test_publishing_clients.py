"""Into practice and out of it: only what is sound, and what learners meet does not change under them."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from tests.web.practice.conftest import begin_with, choose

from trivet.web.authoring.actions import rewrite
from trivet.web.authoring.models import OwnClient
from trivet.web.people.models import Role, User
from trivet.web.practice.people import character_named, characters

PAGE = "/desk/clients/sam/"


def test_a_sound_client_is_published_and_can_be_met(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    assert "sam" not in characters()
    page = unescape(browser.get(PAGE + "check/").content.decode())
    assert "The linter finds nothing wrong." in page
    assert "Better practice ends better with this person" in page
    browser.post(PAGE + "publish/", {"version": "1"})
    found = character_named("sam")
    assert found is not None
    assert (found.character.client.person.name, found.source) == ("Sam", sam.text)
    assert "dean" in characters()


def test_what_learners_meet_stays_until_it_is_published_anew(published: OwnClient, bob: User, sign_in) -> None:
    row = rewrite(
        published, published.text.replace("To see his daughter", "To hear his daughter"), why="x", seen=1, by=bob
    )
    assert characters()["sam"].client.wants.startswith("To see")
    assert "learners meet revision 1, this is 2" in sign_in(bob).get(PAGE).content.decode()
    sign_in(bob).post(PAGE + "publish/", {"version": str(row.version)})
    assert characters()["sam"].client.wants.startswith("To hear")


def test_withdrawn_nobody_new_meets_them_and_nothing_is_lost(published: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    for _ in range(2):
        browser.post(PAGE + "withdraw/")
    assert "sam" not in characters()
    published.refresh_from_db()
    assert (published.state, published.text != "", published.revisions.count()) == ("withdrawn", True, 1)
    assert "withdrew this client" in browser.get(PAGE + "history/").content.decode()
    browser.post(PAGE + "publish/", {"version": "1"})
    assert "sam" in characters()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("archetype: involuntary", "archetype: involuntry", "'involuntry' is not an archetype"),
        ("client: sam", "client: dean", "this client's id is sam; the file says dean"),
        ("incident:", "incidents:", "incidents: this field is not known here; did you mean 'incident'?"),
    ],
)
def test_what_stands_in_the_way_is_said(old: str, new: str, said: str, sam: OwnClient, bob: User, sign_in) -> None:
    row, browser = rewrite(sam, sam.text.replace(old, new, 1), why="x", seen=1, by=bob), sign_in(bob)
    assert said in unescape(browser.get(PAGE + "check/").content.decode())
    answer = browser.post(PAGE + "publish/", {"version": str(row.version)}, follow=True)
    assert "Not published: mend this first." in unescape(answer.content.decode())
    assert "sam" not in characters()


def test_the_gate_stops_a_client_who_teaches_nothing_about_mending(sam: OwnClient, bob: User, sign_in) -> None:
    start, end = sam.text.index("incident:"), sam.text.index("lines:")
    rewrite(sam, sam.text[:start] + sam.text[end:], why="x", seen=1, by=bob)
    browser = sign_in(bob)
    assert "so nothing is learned about mending: add an incident." in unescape(
        browser.get(PAGE + "check/").content.decode()
    )
    browser.post(PAGE + "publish/", {"version": "2"})
    assert "sam" not in characters()


def test_a_stale_press_publishes_nothing(sam: OwnClient, bob: User, sign_in) -> None:
    rewrite(sam, sam.text + "# more\n", why="x", seen=1, by=bob)
    answer = sign_in(bob).post(PAGE + "publish/", {"version": "1"}, follow=True)
    assert "saved this at" in answer.content.decode()
    sam.refresh_from_db()
    assert sam.state == "draft"


def test_a_client_that_has_come_with_trivet_since_is_met_instead(published: OwnClient, bob: User) -> None:
    OwnClient.objects.filter(pk=published.pk).update(slug="dean")
    assert characters()["dean"].client.person.name == "Dean"


def test_what_no_longer_fits_the_archetypes_is_left_out_and_breaks_nothing(published: OwnClient, bob: User) -> None:
    published.published.text = published.text.replace("archetype: involuntary", "archetype: gone")
    published.published.save()
    assert "sam" not in characters()


@pytest.mark.parametrize("who", ["expert", "novice", "enforcer", "nobody"])
def test_trying_plays_a_meeting_and_another_at_each_press(who: str, sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    one, two, again = (browser.get(f"{PAGE}try/?who={who}&seed={seed}").content.decode() for seed in ("5", "6", "5"))
    assert one == again
    assert one != two
    assert "turns</h2>" in one
    fresh = {browser.get(f"{PAGE}try/?who={who}").content.decode() for _ in range(3)}
    assert len(fresh) == 3
    assert browser.get(f"{PAGE}try/?who={who}&seed=x&stage=repair").status_code == 200
    assert browser.get(f"/desk/clients/tanya/try/?who={who}&stage=middle&seed={'9' * 40}").status_code == 200


def test_the_cards_come_as_pdf_and_as_word(sam: OwnClient, bob: User, sign_in) -> None:
    browser = sign_in(bob)
    assert browser.get(PAGE + "paper/docx/").content.startswith(b"PK")
    assert browser.get("/desk/clients/tanya/paper/docx/")["Content-Disposition"].startswith(
        'attachment; filename="role-play-tanya.docx"'
    )
    assert browser.get(PAGE + "paper/pptx/").status_code == 404


@pytest.mark.press
def test_the_cards_as_pdf(sam: OwnClient, bob: User, sign_in) -> None:
    assert sign_in(bob).get(PAGE + "paper/pdf/").content.startswith(b"%PDF-")


PAGES = ("", "file/", "check/", "try/", "lines/", "lines.csv", "history/", "history/1/", "paper/docx/")


def test_owner_and_trainers_write_and_nobody_else(sam: OwnClient, alice: User, charlie: User, sign_in) -> None:
    helen = User.objects.create_user("helen@example.org", name="Helen", role=Role.COORDINATOR)
    for page in ("/desk/clients/", "/desk/clients/new/", *(PAGE + one for one in PAGES)):
        assert sign_in(alice).get(page).status_code == 200, page
        assert sign_in(helen).get(page).status_code == 403, page
        assert sign_in(charlie).get(page).status_code == 403, page
    for verb in ("publish/", "withdraw/", "history/1/back/"):
        assert sign_in(helen).post(PAGE + verb).status_code == 403
        assert sign_in(alice).get(PAGE + verb).status_code == 405
    assert "Clients" in sign_in(alice).get("/desk/setup/").content.decode()
    assert "/desk/clients/" not in sign_in(helen).get("/desk/setup/").content.decode()


def test_nobody_there_is_not_found(alice: User, sign_in) -> None:
    browser = sign_in(alice)
    for page in ("", "file/", "check/", "try/", "lines/", "lines.csv", "history/", "paper/pdf/"):
        assert browser.get(f"/desk/clients/nobody/{page}").status_code == 404
    assert browser.get("/desk/clients/dean/").status_code == 404, "a shipped client is not edited here"


def test_the_list_takes_the_same_queries_for_one_and_for_three(
    sam: OwnClient, bob: User, sign_in, django_assert_max_num_queries
) -> None:
    browser = sign_in(bob)
    with django_assert_max_num_queries(8):
        browser.get("/desk/clients/")
    for number in range(2):
        OwnClient.objects.create(slug=f"s{number}", title="S", text=sam.text, updated_by=bob)
    with django_assert_max_num_queries(8):
        assert browser.get("/desk/clients/").content.count(b"Try it") == 3
    OwnClient.objects.filter(slug="s1").update(updated_at=sam.updated_at - timedelta(days=1))


def test_a_learner_meets_a_published_client_and_goes_on_when_it_is_withdrawn(
    published: OwnClient, bob: User, sign_in
) -> None:
    learner = Client()
    assert "Meet Sam" in learner.get("/practise/").content.decode()
    session = begin_with(learner, "sam")
    assert (session.client_source, session.client_name) == (published.text, "Sam")
    choose(learner, session)
    rewrite(published, published.text.replace("Sam", "Nobody"), why="x", seen=1, by=bob)
    sign_in(bob).post(PAGE + "withdraw/")
    assert "Meet Sam" not in learner.get("/practise/").content.decode()
    assert choose(learner, session).seen == 2
    assert "Sam" in learner.get(session.get_absolute_url()).content.decode()
