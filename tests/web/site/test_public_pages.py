"""What anybody may read."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from trivet.content import Library
from trivet.web.people.models import Provider

EVIL = '#evil[*x*] "q" <b>'
PAGES = ("home", "course", "tips", "evidence", "glossary", "privacy", "accessibility", "licence")


@pytest.fixture
def provider(db: None) -> Provider:
    return Provider.objects.create(id=1, name=EVIL, email="hello@example.org", phone="01632 960000", trainer="Ruth")


def read(name: str, *args: str) -> str:
    answer = Client().get(reverse(f"site:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_only_who_the_provider_is_and_leaves_no_cookie(
    name: str, provider: Provider, django_assert_num_queries
):
    read(name)
    with django_assert_num_queries(2 if name not in {"tips", "glossary"} else 1):
        answer = Client().get(reverse(f"site:{name}"))
    assert dict(answer.cookies) == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_bears_the_providers_name_as_words_whatever_signs_it_holds(name: str, provider: Provider):
    html = read(name)
    assert escape(EVIL) in html
    assert EVIL not in html


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_on_a_bare_installation(name: str, db: None):
    assert "Your training company" in read(name)


@pytest.mark.parametrize(
    "part",
    [
        "The case for it", "In criminal justice", "What the day covers", "Areas that can be added", "Suitable for",
        "Duration", "Prior knowledge", "Standards", "Certificate and pack", "Where we work",
    ],
)  # fmt: skip
def test_the_course_page_has_every_part(part: str, provider: Provider):
    assert f">{part}</h2>" in read("course")


@pytest.mark.parametrize(
    "word",
    [
        "role induction", "fostering", "Bond", "Goals", "Tasks", "Collusion", "ruptures", "Pro-social modelling",
        "Chris Trotter", "Risk-need-responsivity", "Compliance", "doctoral research", "Lancashire", "youth workers",
        "social workers", "drug and alcohol", "certificate of attendance", "National Occupational Standards",
    ],
)  # fmt: skip
def test_the_course_page_says_what_the_course_page_promises(word: str, provider: Provider):
    assert word.lower() in read("course").lower()


def test_the_course_page_shows_the_usual_day_and_offers_the_tips(provider: Provider):
    html = read("course")
    assert 'class="timeline"' in html
    assert reverse("site:ten-tips-pdf") in html


def test_every_claim_stands_with_what_it_does_not_show_and_how_sure_we_are(library: Library, provider: Provider):
    html = read("evidence")
    articles = html.split('<article class="claim"')[1:]
    assert len(articles) == len(library.claims)
    for claim, article in zip(library.claims, articles, strict=True):
        assert f'id="{claim.id}"' in article
        assert "What it does not show" in article
        assert f'class="sure sure-{claim.sure.value}"' in article
        assert article.count("#source-") >= len(claim.sources)


def test_only_verified_sources_are_printed(library: Library, provider: Provider):
    listed = read("evidence").split('<ul class="sources">')[1].count("<li id=")
    assert listed == sum(library.verified(source) is not None for source in library.references)


def test_every_link_to_a_source_lands_on_it(provider: Provider):
    evidence = read("evidence")
    for name in ("home", "course", "tips", "evidence"):
        anchors = {piece.split('"')[0] for piece in read(name).split("/evidence/#")[1:]}
        assert {anchor for anchor in anchors if f'id="{anchor}"' not in evidence} == set()


@pytest.mark.parametrize("module", ["opening", "bond", "compliance"])
def test_a_tip_sheet_is_open_to_everybody(module: str, library: Library, provider: Provider):
    html = read("tip-sheet", module)
    assert html.count("<li><strong>") == len(library.module(module).tip_sheet.tips)
    assert reverse("site:tip-sheet-pdf", args=[module]) in html


def test_a_question_on_the_first_page_tells_what_each_answer_does(library: Library, provider: Provider):
    html = read("home")
    assert html.count('<details class="option"') == len(library.module("bond").check.items[1].options)
    assert html.count("The better answer.") == 1


def test_the_glossary_gives_the_words_of_a_sector(provider: Provider):
    answer = Client().get(reverse("site:glossary"), {"sector": "probation"})
    assert "justice social worker" in answer.content.decode()
    assert Client().get(reverse("site:glossary"), {"sector": "<b>"}).status_code == 200


@pytest.mark.parametrize("address", ["/nothing/", "/tips/nothing/", "/tips/nothing.pdf", "/learn/x/"])
def test_an_unknown_address_is_answered_in_words(address: str, provider: Provider):
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
