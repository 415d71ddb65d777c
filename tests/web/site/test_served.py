"""Colours, logo, PDFs and the sign of life."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from trivet.content import content_root, load_library
from trivet.press.brand import DARK
from trivet.press.shades import contrast
from trivet.web.people.models import Provider
from trivet.web.site.served import TINT, on_dark, on_light

PNG = b"\x89PNG\r\n\x1a\nnot really"


@pytest.fixture
def provider(db: None) -> Provider:
    return Provider.objects.create(id=1, name="Fellside", colour="#123456", accent="#654321", version=7)


def test_the_providers_colours_are_custom_properties_for_light_and_dark(provider: Provider):
    answer = Client().get("/brand.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content.decode() == (
        f":root {{ --brand: #123456; --brand-dark: {on_dark('#123456')}; "
        f"--brand-accent: #654321; --brand-accent-dark: {on_dark('#654321')}; }}\n"
    )


@pytest.mark.parametrize("colour", ["#000000", "#1f4e5f", "#b5502b", "#0000ff", "#ffffff", "#ff0000", "#808080"])
def test_a_colour_can_be_read_on_the_light_page_and_on_the_dark_one(colour: str):
    assert contrast(on_light(colour), TINT) >= 4.5
    assert contrast(on_dark(colour), DARK) >= 7


@pytest.mark.parametrize(("asked", "kept"), [("?v=7", True), ("?v=6", False), ("", False)])
def test_a_browser_keeps_the_colours_only_under_the_address_of_their_version(
    asked: str, kept: bool, provider: Provider
):
    assert ("immutable" in Client().get(f"/brand.css{asked}")["Cache-Control"]) is kept


def test_there_is_no_logo_until_one_is_given(provider: Provider):
    assert Client().get("/brand/logo").status_code == 404


def test_a_logo_is_sent_as_what_it_is_and_may_run_nothing(provider: Provider):
    Provider.objects.update(logo_data=PNG, logo_kind="png", logo_alt="Fellside")
    answer = Client().get("/brand/logo")
    assert (answer.content, answer["Content-Type"]) == (PNG, "image/png")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["ten-tips-pdf", "tip-sheet-pdf"])
def test_tips_are_downloaded_without_an_account(address: str, provider: Provider):
    answer = Client().get(reverse(f"site:{address}", args=["bond"] if address == "tip-sheet-pdf" else []))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_the_house_says_that_it_is_alive(db: None):
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.content.startswith(b"ok content=")


@pytest.mark.django_db
def test_a_picture_of_the_content_is_served_as_checked_and_nothing_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    root = Path(shutil.copytree(content_root(), tmp_path / "content"))
    (root / "images").mkdir(exist_ok=True)
    (root / "images" / "stool.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
    )
    monkeypatch.setattr("trivet.web.site.served.load_library", lambda: load_library(root))
    answer = Client().get("/pictures/stool.svg")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert [
        Client().get(f"/pictures/{name}").status_code for name in ("", "secret-key", "..%2F..%2Fpyproject.toml")
    ] == [404] * 3
