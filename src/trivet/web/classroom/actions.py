"""What is done in the classroom: putting a client on, steering the scene, voting. Each is one transaction; pressed twice is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trivet.web.classroom.access import scene_on
from trivet.web.classroom.casting import Casting, script_of
from trivet.web.classroom.models import MODES, Scene, Vote
from trivet.web.classroom.play import answered, from_rows, offered, opening, to_rows
from trivet.web.day.stage import room_of
from trivet.web.day.steering import Press as RoomPress
from trivet.web.day.steering import steer as steer_room
from trivet.web.events.models import Event
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.practice.people import character_named, practice

_MODES = frozenset(name for name, _ in MODES)


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the remote: what it does, what its page had seen ("" for an empty screen), and what it points at."""

    verb: str
    seen: str
    choice: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A tap on a phone: for which option of which moment."""

    scene: int
    turn: int
    choice: int


@transaction.atomic
def put_on(event: Event, day: int, casting: Casting, mode: str, *, seen: str, now: datetime, by: User) -> Scene | None:
    """A client comes in, and the room screen shows them. None if the screen is not what the page had seen any more."""
    before = _held(event)
    if _seen(before) != seen:
        return None
    _take_off(before)
    own = character_named(casting.client)
    assert own is not None
    scene = Scene(
        event=event, day=day, client=casting.client, client_name=own.character.client.person.name,
        scenario=casting.scenario, stage=casting.stage.value, mode=mode if mode in _MODES else "replies",
        content_version=practice().version, updated_by=by,
    )  # fmt: skip
    scene.turns = to_rows(opening(script_of(scene)))
    scene.save()
    _show(event, day, now, by)
    record(by, "steered-room", event)
    return scene


@transaction.atomic
def put_back(event: Event, day: int, scene: Scene, *, seen: str, now: datetime, by: User) -> bool:
    """A scene from earlier on is on the screen again. False if the press came too late."""
    before = _held(event)
    if _seen(before) != seen:
        return False
    if before is None or before.pk != scene.pk:
        _take_off(before)
        Scene.objects.filter(pk=scene.pk).update(is_on=True, version=scene.version + 1, updated_by=by)
    _show(event, day, now, by)
    return True


@transaction.atomic
def steer(event: Event, press: Press, *, by: User) -> bool:
    """Do what a button says, once. False if it came from a page that is no longer what is on, or makes no sense now."""
    scene = _held(event)
    if scene is None or _seen(scene) != press.seen or press.verb not in _VERBS:
        return False
    if not _VERBS[press.verb](scene, press):
        return False
    scene.version += 1
    scene.updated_by = by
    scene.save()
    return True


@transaction.atomic
def vote(choice: Choice, *, voter: str) -> bool:
    """Count this phone's choice, in place of an earlier one at the same moment. False when that vote is not open."""
    rows = Scene.objects.select_for_update().filter(pk=choice.scene, is_on=True, phase="voting", turn=choice.turn)
    scene = rows.first()
    if scene is None or not 0 <= choice.choice < len(scene.turns[scene.turn]["options"]):
        return False
    Vote.objects.bulk_create(
        [Vote(scene=scene, turn=choice.turn, voter=voter, choice=choice.choice)],
        update_conflicts=True, unique_fields=["scene", "turn", "voter"], update_fields=["choice"],
    )  # fmt: skip
    return True


# --- what each button does: it changes the scene, or says that it cannot --------------------------------------------


def _open(scene: Scene, press: Press) -> bool:
    """Open the vote on what is said next. One that was closed goes on with the votes that it has."""
    can = scene.phase != "voting" and bool(scene.turns[scene.turn]["options"])
    if can:
        scene.phase, scene.is_beside, scene.is_explained = "voting", False, False
    return can


def _close(scene: Scene, press: Press) -> bool:
    can = scene.phase == "voting"
    if can:
        scene.phase = "split"
    return can


def _answer(scene: Scene, press: Press) -> bool:
    """The room says the option, and the client answers. Also without a vote."""
    turns = from_rows(scene.turns)
    can = scene.phase != "voting" and 0 <= press.choice < len(turns[-1].options)
    if can:
        scene.is_beside = False
        _put(scene, to_rows(answered(script_of(scene), turns, press.choice)))
    return can


def _explain(scene: Scene, press: Press) -> bool:
    can = scene.turn > 0 and scene.phase == "answered"
    if can:
        scene.is_explained = not scene.is_explained
    return can


def _switch(scene: Scene, press: Press) -> bool:
    """Words or names of moves: only before anybody has voted on this moment."""
    can = not scene.votes.filter(turn=scene.turn).exists() and bool(scene.turns[scene.turn]["options"])
    if can:
        scene.mode = "moves" if scene.mode == "replies" else "replies"
        scene.turns = to_rows(offered(script_of(scene), from_rows(scene.turns)))
    return can


def _fork(scene: Scene, press: Press) -> bool:
    """What if: the same moment with another reply, shown beside what was said. The scene becomes the new branch."""
    turns = from_rows(scene.turns)
    if not 0 <= press.turn < scene.turn or not 0 <= press.choice < len(turns[press.turn].options):
        return False
    if press.choice == turns[press.turn].chosen:
        return False
    _take_off(scene)
    origin = Scene.objects.get(pk=scene.pk)
    scene.pk, scene._state.adding = None, True
    scene.fork_of, scene.fork_at, scene.is_on, scene.is_beside, scene.version = origin, press.turn, True, True, 0
    told = answered(script_of(scene), turns[: press.turn + 1], press.choice, beside=turns[press.turn + 1].line_id)
    _put(scene, to_rows(told))
    return True


def _keep_first(scene: Scene, press: Press) -> bool:
    """Go on with the branch that was there before."""
    if not scene.is_beside or scene.fork_of is None:
        return False
    origin = scene.fork_of
    scene.is_beside, scene.is_on = False, False
    scene.save(update_fields=["is_beside", "is_on"])
    Scene.objects.filter(pk=origin.pk).update(is_on=True, version=origin.version + 1)
    return True


def _keep_second(scene: Scene, press: Press) -> bool:
    can = scene.is_beside
    scene.is_beside = False
    return can


def _off(scene: Scene, press: Press) -> bool:
    scene.is_on = False
    return True


_VERBS: dict[str, Callable[[Scene, Press], bool]] = {
    "open": _open,
    "close": _close,
    "answer": _answer,
    "explain": _explain,
    "switch": _switch,
    "fork": _fork,
    "keep-first": _keep_first,
    "keep-second": _keep_second,
    "off": _off,
}


def _held(event: Event) -> Scene | None:
    """What is on, for one steerer at a time; votes wait for the row itself."""
    Event.objects.select_for_update().get(pk=event.pk)
    on = scene_on(event)
    if on is not None:
        Scene.objects.select_for_update().get(pk=on.pk)
        on.event = event
    return on


def _seen(scene: Scene | None) -> str:
    return scene.seen if scene else ""


def _take_off(scene: Scene | None) -> None:
    if scene is not None:
        Scene.objects.filter(pk=scene.pk).update(is_on=False, is_beside=False, version=scene.version + 1)


def _put(scene: Scene, rows: list[dict[str, object]]) -> None:
    scene.turns, scene.turn, scene.phase = rows, len(rows) - 1, "answered"
    scene.is_explained = False


def _show(event: Event, day: int, now: datetime, by: User) -> None:
    """The room screen turns to the client, wherever it stood."""
    room = room_of(event, day)
    if room.shown != "client":
        steer_room(event, day, RoomPress("client", room.version), now=now, by=by)
