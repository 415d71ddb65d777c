"""Logos: what comes in clean, and what is turned away with a sentence."""

from io import BytesIO
from struct import pack
from zlib import crc32

import pytest
from PIL import Image, PngImagePlugin

from trivet.press.logo import LIMIT, LONGEST_SIDE, LogoError, as_svg, check_logo, logo_png

SAFE = "Nothing else on this page was lost."
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80">%s</svg>'
SHAPE = b'<rect width="200" height="80" fill="#7a1f5c"/>'


def drawn(inside: bytes) -> bytes:
    return DRAWING % inside


def picture(size: tuple[int, int] = (60, 30), kind: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "#7a1f5c" if mode != "P" else 3).save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def refusal(data: bytes, filename: str = "logo.svg", alt: str = "Towy Valley") -> str:
    with pytest.raises(LogoError) as refused:
        check_logo(data, filename, alt)
    return str(refused.value)


def test_a_logo_that_is_too_big_is_refused_with_its_size() -> None:
    assert refusal(b"x" * (30 * 1024 * 1024)) == f"That logo is 30 MB; the limit is 2 MB. {SAFE}"


def test_a_logo_a_little_over_the_limit_is_not_said_to_be_two() -> None:
    assert refusal(b"x" * (LIMIT + 150_000)).startswith("That logo is 2.1 MB;")


def test_an_empty_file_is_refused_by_its_name() -> None:
    assert refusal(b"", "crest.png") == f"“crest.png” is empty. Choose the file again. {SAFE}"


def test_a_logo_needs_words_for_people_who_cannot_see_it() -> None:
    assert refusal(picture(), alt="  ") == "Say in a few words whose logo it is, for people who cannot see it."


def test_the_kind_is_decided_by_what_the_file_holds() -> None:
    assert check_logo(picture(kind="JPEG"), "logo.svg", "Towy").kind == "jpg"
    assert check_logo(drawn(SHAPE), "logo.png", "Towy").kind == "svg"
    assert check_logo(picture(), "logo.exe", "Towy").kind == "png"


@pytest.mark.parametrize(
    "data", [b"hello", b"<html><svg/></html>", b"GIF89a....", b"%PDF-1.7", b"PK\x03\x04", b"\xff\xfe<"]
)
def test_what_is_no_picture_is_refused_whatever_its_name_says(data: bytes) -> None:
    assert refusal(data, "logo.png").endswith(SAFE)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_refused(kind: str) -> None:
    data = picture((300, 200), kind)
    assert refusal(data[: len(data) // 2]) == (
        f"That picture cannot be read; the file may be damaged. Save it again as PNG. {SAFE}"
    )


def test_a_picture_with_too_many_dots_is_refused_with_its_size() -> None:
    assert refusal(picture((6000, 5000), mode="1")) == (
        f"That logo is 6,000 by 5,000 dots; make it about 1,600 across. {SAFE}"
    )


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened() -> None:
    head = b"IHDR" + pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    bomb = picture()[:12] + head + pack(">I", crc32(head)) + picture()[33:]
    assert refusal(bomb).endswith(SAFE)


def test_what_a_photograph_tells_about_its_maker_is_taken_out() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "secret-name")
    exif = Image.Exif()
    exif[0x013B] = "secret-name"
    for data in (picture(pnginfo=notes), picture(kind="JPEG", exif=exif)):
        assert b"secret-name" in data
        assert b"secret-name" not in check_logo(data, "logo", "Towy").data


def test_a_photograph_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(check_logo(picture((60, 30), "JPEG", exif=exif), "logo.jpg", "Towy").data).size == (30, 60)


def test_a_huge_picture_is_made_as_large_as_a_page_can_use() -> None:
    assert max(opened(check_logo(picture((4000, 1000)), "logo.png", "Towy").data).size) == LONGEST_SIDE


def test_see_through_parts_stay_see_through() -> None:
    assert opened(check_logo(picture(mode="RGBA"), "logo.png", "Towy").data).mode == "RGBA"


def test_a_print_shop_jpeg_becomes_an_ordinary_one() -> None:
    assert opened(check_logo(picture(kind="JPEG", mode="CMYK"), "logo.jpg", "Towy").data).mode == "RGB"


def test_the_same_picture_gives_the_same_logo() -> None:
    assert check_logo(picture(), "a.png", "Towy") == check_logo(picture(), "b.png", " Towy ")


HOSTILE_DRAWINGS = {
    "a script": b"<script>alert(1)</script>",
    "a script (onload)": b'<rect width="9" height="9" onload="alert(1)"/>',
    "a script (ONCLICK)": b'<g ONCLICK="alert(1)"/>',
    "a piece of a web page (foreignObject)": b"<foreignObject/>",
    "a photograph inside the drawing": b'<image href="http://example.org/a.png"/>',
    "a link": b'<a href="#x"/>',
    "<animate>": b"<animate/>",
    "<iframe>": b"<iframe/>",
    "an address outside the drawing": b'<use href="http://example.org/a.svg#x"/>',
    "styles from elsewhere": b'<style>@import "http://example.org/a.css"</style>',
}


@pytest.mark.parametrize(("what", "inside"), HOSTILE_DRAWINGS.items(), ids=HOSTILE_DRAWINGS)
def test_a_drawing_that_does_more_than_draw_is_refused_by_name(what: str, inside: bytes) -> None:
    assert refusal(drawn(SHAPE + inside)) == (
        f"That SVG contains {what}, which a logo must not. Save it as plain SVG or as PNG and choose it again. {SAFE}"
    )


@pytest.mark.parametrize(
    "attributes",
    [
        b'xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"',
        b'href="data:image/svg+xml;base64,AAAA"',
        b'style="fill:url(http://example.org/x)"',
        b"fill=\"url( 'https://example.org/x#y')\"",
        b'filter="url(other.svg#x)"',
        b'style="fill:\\75rl(http://example.org)"',
        b'href="javascript:alert(1)"',
        b'xml:base="http://example.org/"',
    ],
)
def test_nothing_in_a_drawing_may_point_outside_it(attributes: bytes) -> None:
    assert "an address outside the drawing" in refusal(drawn(SHAPE + b"<use " + attributes + b"/>"))


def test_entities_are_refused_before_they_can_grow() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + drawn(b"<text>&b;</text>")
    assert "a DOCTYPE (it can bring in other files)" in refusal(bomb)


def test_a_file_of_the_server_is_never_read() -> None:
    reading = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawn(b"<text>&x;</text>")
    assert "a DOCTYPE" in refusal(reading)


def test_a_drawing_with_too_many_shapes_is_refused() -> None:
    assert "more than 5,000 shapes" in refusal(drawn(b"<rect/>" * 5001))


def test_shapes_that_repeat_shapes_are_refused_before_they_are_drawn() -> None:
    layers = b"".join(b'<g id="l%d">%s</g>' % (n, b'<use href="#l%d"/>' % (n - 1) * 20) for n in range(1, 9))
    assert "too many repeated shapes" in refusal(drawn(b'<rect id="l0" width="1" height="1"/>' + layers))


def test_a_shape_that_repeats_itself_is_refused() -> None:
    assert "shapes that repeat one another" in refusal(drawn(SHAPE + b'<g id="a"><use href="#a"/></g>'))


def test_a_drawing_without_shapes_is_refused() -> None:
    assert refusal(drawn(b"<g/>")) == f"That SVG draws nothing. Choose another file. {SAFE}"


def test_a_drawing_in_letters_that_we_cannot_print_is_refused() -> None:
    assert refusal(drawn("<text y='40'>漢字</text>".encode())).startswith("That logo cannot be drawn for print.")


def test_gradients_clips_and_reused_shapes_are_kept() -> None:
    inside = (
        b'<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        b'<g fill="url(#g)" style="stroke:url(#g)"><path id="p" d="M0 0h9v9z"/><use href="#p" x="20"/></g>'
    )
    assert check_logo(drawn(inside), "logo.svg", "Towy").data == drawn(inside)


def test_what_an_editor_leaves_in_a_drawing_is_taken_out() -> None:
    data = (
        b'<?xml version="1.0"?><?xml-stylesheet href="http://example.org/a.css"?><!-- Rhian -->'
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://inkscape.example" i:version="1" width="9" height="9">'
        b'<metadata>Rhian</metadata><i:view>Rhian</i:view><rect i:label="Rhian" width="9" height="9"/></svg>'
    )
    clean = check_logo(data, "logo.svg", "Towy").data
    assert b"Rhian" not in clean
    assert b"stylesheet" not in clean
    assert b'<rect width="9" height="9"/>' in clean


@pytest.mark.parametrize("data", [drawn(SHAPE), picture((200, 80)), picture((200, 80), "JPEG")])
def test_any_logo_becomes_a_png_with_the_longest_side_asked_for(data: bytes) -> None:
    made = opened(logo_png(check_logo(data, "logo", "Towy"), 400 if data.startswith(b"<") else 100))
    assert (made.format, max(made.size)) == ("PNG", 400 if data.startswith(b"<") else 100)
    assert made.convert("RGB").getpixel((made.width // 2, made.height // 2)) == pytest.approx((0x7A, 0x1F, 0x5C), abs=3)


def test_a_tall_drawing_is_as_tall_as_asked_for() -> None:
    tall = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 40"><rect width="10" height="40"/></svg>'
    assert opened(logo_png(check_logo(tall, "logo.svg", "Towy"), 200)).size == (50, 200)


def test_a_picture_travels_to_the_printer_as_one_image_in_a_drawing() -> None:
    svg = as_svg(check_logo(picture((60, 30)), "logo.png", "Towy"))
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert 'viewBox="0 0 60 30"><image width="60" height="30" xlink:href="data:image/png;base64,' in svg
