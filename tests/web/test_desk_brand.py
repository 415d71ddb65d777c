"""The brand page: how will our documents look?"""

import io
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from trivet.web.people.models import AuditEntry, Provider, User
from trivet.web.people.queries import provider

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#123456"/></svg>'
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><circle r="1"/></svg>'
EVIL = '#evil[*x*] "q" <b>'


def sent(**changes: object) -> dict[str, object]:
    return {
        "name": "Fellside", "strapline": "Kind and clear", "email": "", "phone": "", "website": "", "address": "",
        "colour": "#1f4e5f", "accent": "#b5502b", "trainer": "", "trainer_note": "", "logo_alt": "", "version": "1",
    } | changes  # fmt: skip


def file(data: bytes, name: str = "logo.svg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def browser(alice: User, sign_in) -> Client:
    return sign_in(alice)


def page(answer) -> str:
    return unescape(answer.content.decode())


def test_a_brand_is_stored_with_its_logo_cleaned(browser: Client, alice: User):
    answer = browser.post("/desk/brand/", sent(logo=file(SVG), logo_alt="A dot"))
    row = provider(with_logo=True)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/brand/")
    assert (row.name, row.strapline, row.version, row.logo_kind, row.logo_alt) == (
        "Fellside",
        "Kind and clear",
        2,
        "svg",
        "A dot",
    )
    assert b"circle" in bytes(row.logo_data)
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.verb, entry.object) == (alice, "changed", "provider:1")


def test_an_evil_name_is_kept_and_shown_as_it_was_typed(browser: Client):
    browser.post("/desk/brand/", sent(name=EVIL))
    answer = browser.get("/desk/brand/")
    assert provider().name == EVIL
    assert b'value="#evil[*x*] &quot;q&quot; &lt;b&gt;"' in answer.content
    assert b"<b>" not in answer.content


def test_a_logo_of_30_mb_is_refused_in_a_sentence_and_nothing_else_is_lost(browser: Client):
    answer = browser.post("/desk/brand/", sent(name="Typed with care", logo=file(b"\0" * 30 * 1024 * 1024, "huge.png")))
    shown = page(answer)
    assert answer.status_code == 200
    assert "That logo is 30 MB; the limit is 2 MB. Nothing else on this page was lost." in shown
    assert 'value="Typed with care"' in shown
    assert not Provider.objects.exists()


def test_the_upload_handler_holds_no_more_than_its_limit():
    from trivet.web.uploads import LARGEST_UPLOAD, BoundedUploadHandler

    handler = BoundedUploadHandler()
    handler.new_file("logo", "huge.png", "image/png", None)
    for _ in range(480):
        handler.receive_data_chunk(b"\0" * 65536, 0)
        assert handler._kept.getbuffer().nbytes <= LARGEST_UPLOAD
    done = handler.file_complete(480 * 65536)
    assert (done.size, done.read()) == (480 * 65536, b"")


@pytest.mark.parametrize(
    ("data", "name", "because"),
    [
        (SCRIPT, "logo.svg", "a script"),
        (SVG.replace(b"<circle", b'<circle onclick="x()"'), "logo.svg", "a script"),
        (b"MZ not a picture", "logo.png", "not a PNG, JPEG or SVG"),
        (b"", "logo.png", "empty"),
        (b"\x89PNG\r\n\x1a\nbroken", "logo.png", "cannot be read"),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused_with_the_reason(data: bytes, name: str, because: str, browser: Client):
    answer = browser.post("/desk/brand/", sent(logo=file(data, name)))
    assert answer.status_code == 200
    assert because in page(answer)
    assert not Provider.objects.exists()


def test_a_pale_colour_is_refused_with_a_darker_one_to_take(browser: Client):
    answer = browser.post("/desk/brand/", sent(colour="#f2c94c", strapline="Still here"))
    shown = page(answer)
    assert "too pale to read" in shown
    assert 'value="Still here"' in shown
    offer = next(answer.context["form"].colour_offers())
    assert (offer.label, offer.button) == ("Main colour", "use_colour")
    taken = browser.post("/desk/brand/", sent(colour="#f2c94c", strapline="Still here", use_colour=offer.colour))
    assert f'value="{offer.colour}"' in page(taken)
    assert 'value="Still here"' in page(taken)
    assert not Provider.objects.exists()
    browser.post("/desk/brand/", sent(colour=offer.colour))
    assert provider().colour == offer.colour


def test_a_word_that_is_no_colour_is_refused(browser: Client):
    assert "is not a colour we know" in page(browser.post("/desk/brand/", sent(accent="reddish")))


def test_a_checked_logo_outlives_a_mistake_elsewhere(browser: Client):
    wrong = browser.post("/desk/brand/", sent(name="", logo=file(SVG)))
    key = wrong.context["form"].logo_key
    assert len(key) == 64
    assert f'name="kept_logo" value="{key}"' in page(wrong)
    assert browser.get(f"/desk/logos/{key}").content.startswith(b"<svg")
    browser.post("/desk/brand/", sent(kept_logo=key))
    assert provider().logo_kind == "svg"


def test_a_kept_logo_that_has_gone_is_asked_for_again(browser: Client):
    answer = browser.post("/desk/brand/", sent(kept_logo="0" * 64))
    assert "has waited too long" in page(answer)


def test_a_logo_can_be_taken_away(browser: Client):
    browser.post("/desk/brand/", sent(logo=file(SVG)))
    browser.post("/desk/brand/", sent(version="2", remove_logo="on"))
    assert (provider().has_logo, provider(with_logo=True).logo_value()) == (False, None)


def test_a_photograph_is_stored_without_its_hidden_facts(browser: Client):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    Image.new("RGB", (40, 30), "#336699").save(out, "JPEG", exif=exif)
    browser.post("/desk/brand/", sent(logo=file(out.getvalue(), "photo.jpg")))
    row = provider(with_logo=True)
    assert (row.logo_kind, b"where it was taken" in bytes(row.logo_data)) == ("jpg", False)


def test_two_owners_at_once_the_second_is_told_and_loses_nothing(browser: Client, sign_in):
    other = User.objects.create_user("olive@example.org", None, name="Olive Oldham", role="owner")
    sign_in(other).post("/desk/brand/", sent(name="Olive's name"))
    late = browser.post("/desk/brand/", sent(name="Alice's name"))
    shown = page(late)
    assert "Olive Oldham saved this at" in shown
    assert 'value="Alice\'s name"' in shown
    assert provider().name == "Olive's name"
    browser.post("/desk/brand/", sent(name="Alice's name", version=late.context["form"]["version"].value()))
    assert (provider().name, provider().version) == ("Alice's name", 3)


def test_the_same_form_twice_is_stored_once(browser: Client):
    answers = [browser.post("/desk/brand/", sent(logo=file(SVG))).status_code for _ in range(2)]
    assert (answers, provider().version, AuditEntry.objects.count()) == ([302, 302], 2, 1)


def test_a_trainer_may_not_change_the_brand(bob: User, sign_in):
    browser = sign_in(bob)
    assert browser.get("/desk/brand/").status_code == 403
    assert "Only the owner" in page(browser.post("/desk/brand/", sent()))
    assert not Provider.objects.exists()


def test_a_preview_follows_the_form_and_stores_nothing(browser: Client):
    answer = browser.post("/desk/brand/preview/", sent(name="Not stored", colour="#5a2a5c", logo=file(SVG)))
    shown = page(answer)
    assert "name=Not+stored" in shown
    assert "colour=%235a2a5c" in shown
    assert "<html" not in shown
    assert not Provider.objects.exists()


def test_a_preview_of_what_cannot_be_printed_says_why(browser: Client):
    assert "too pale to read" in page(browser.post("/desk/brand/preview/", sent(colour="#ffff00")))


def test_without_javascript_a_preview_is_the_page_itself(browser: Client):
    answer = browser.post("/desk/brand/", sent(name="Not stored", show="1"))
    assert (answer.status_code, Provider.objects.exists()) == (200, False)
    assert "name=Not+stored" in page(answer)


@pytest.mark.parametrize("what", ["cover", "tip-sheet"])
def test_the_press_draws_the_preview(what: str, browser: Client, alice: User):
    browser.post("/desk/brand/", sent(logo=file(SVG)))
    plain, named = (
        browser.get(f"/desk/brand/preview/{what}.png", {"name": name, "colour": "#1f4e5f", "accent": "#b5502b"})
        for name in ("Fellside", EVIL)
    )
    assert plain["Content-Type"] == named["Content-Type"] == "image/png"
    assert plain.content != named.content
    assert Image.open(io.BytesIO(plain.content)).size[1] > 800


@pytest.mark.parametrize(
    ("what", "query"),
    [("nothing", "name=x&colour=%231f4e5f&accent=%23b5502b"), ("cover", ""), ("cover", "name=x&colour=red&accent=red")],
)
def test_a_picture_of_nothing_is_not_found(what: str, query: str, browser: Client):
    assert browser.get(f"/desk/brand/preview/{what}.png?{query}").status_code == 404
