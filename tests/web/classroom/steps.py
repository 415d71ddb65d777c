"""Steps of a trainer and of phones: putting a client on, pressing, scanning, tapping."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from trivet.web.classroom.models import Scene
from trivet.web.classroom.stage import moment_of
from trivet.web.day.code import code_at
from trivet.web.events.models import Event

Pressed = Callable[..., HttpResponse]


def on() -> Scene:
    return Scene.objects.get(is_on=True)


def shown() -> Scene | None:
    return Scene.objects.filter(is_on=True).first()


@pytest.fixture
def put_on(desk: Client, day: Event, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Scene]:
    """Put a client on from the controls, with the same luck each time."""
    monkeypatch.setitem(Scene._meta.get_field("seed").__dict__, "_get_default", lambda: 7)

    def put(who: str = "dean/first/", mode: str = "replies") -> Scene:
        before = shown()
        words = {"who": who, "mode": mode, "seen": before.seen if before else ""}
        assert desk.post(reverse("classroom:begin", args=[day.pk]), words).status_code == 302
        return on()

    return put


@pytest.fixture
def press(desk: Client, day: Event) -> Pressed:
    """Press a button of the controls, as a page that shows what is on."""

    def pressed(verb: str, seen: str | None = None, **more: object) -> HttpResponse:
        before = shown()
        words = {"verb": verb, "seen": (before.seen if before else "") if seen is None else seen, "page": "controls"}
        return desk.post(reverse("classroom:press", args=[day.pk]), words | more, headers={"HX-Request": "true"})

    return pressed


@pytest.fixture
def phone(day: Event, clock) -> Callable[[], Client]:
    """A phone that has scanned the screen."""

    def scanned() -> Client:
        now, browser = clock("2038-03-04 10:00"), Client()
        answer = browser.get(reverse("classroom:client", args=[day.slug]), {"c": code_at(day.slug, now)})
        assert answer.status_code == 302
        return browser

    return scanned


def tap(browser: Client, event: Event, choice: int, *, turn: int | None = None, scene: int | None = None):
    """One tap on a reply; to the moment that is on unless another is named."""
    now = on()
    words = {"scene": scene or now.pk, "turn": now.turn if turn is None else turn, "choice": choice}
    return browser.post(reverse("classroom:vote", args=[event.slug]), words, headers={"HX-Request": "true"})


def split() -> list[int]:
    return [bar.votes for bar in moment_of(on()).bars]
