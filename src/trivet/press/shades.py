"""Colours that stay readable: WCAG contrast, and a colour moved just far enough towards black or white."""

STEPS = 50


def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two "#rrggbb" colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(colour: str, towards: str, share: float) -> str:
    """The colour moved by `share` (0 to 1) of the way towards another."""
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, ground: str, ratio: float = 4.5) -> str:
    """The colour itself if it reads on `ground`, else its nearest shade that does."""
    towards = "#000000" if _luminance(ground) > 0.18 else "#ffffff"
    shades = (blend(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next((shade for shade in shades if contrast(shade, ground) >= ratio), towards)


def ink_on(ground: str) -> str:
    """White or black, whichever reads better on that ground."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
