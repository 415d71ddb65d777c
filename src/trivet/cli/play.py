"""trivet play: a meeting with a simulated client, at the keyboard or from a list of moves."""

import json
import textwrap
from pathlib import Path

import click

from trivet.cli.characters import character_named, practice_at
from trivet.content.practice import Practice
from trivet.simulation import (
    PRACTITIONERS,
    Bag,
    Character,
    Choice,
    Exchange,
    Luck,
    Policy,
    Session,
    Stage,
    State,
    UnknownMoveError,
    choices,
    debrief,
    filled,
    first_line,
    read_moves,
    review,
    script,
    start_of,
    step,
)
from trivet.simulation import (
    play as played,
)
from trivet.simulation.cast import Spoken
from trivet.simulation.voice import AuthoredVoice

_WORKER, _DAY = "Sam", "Tuesday"
_NUMBERS = ("bond", "goal", "task", "trust", "readiness", "coercion", "severity")


@click.command()
@click.argument("client")
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="The same seed and moves give the same meeting.",
)
@click.option(
    "--moves", help="Moves for each turn: commas between turns, + within one.", metavar="REFLECT,ROLE+VALIDATE,..."
)
@click.option("--practitioner", type=click.Choice(sorted(PRACTITIONERS)), help="A scripted practitioner plays instead.")
@click.option("--stage", type=click.Choice([one.value for one in Stage]), default="first", show_default=True)
@click.option("--turns", type=click.IntRange(1, 40), default=20, show_default=True)
@click.option(
    "--content", "root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A content folder."
)
@click.option("--json", "as_json", is_flag=True, help="Print the meeting as JSON, with the state after each turn.")
def play(
    client: str,
    seed: int,
    moves: str | None,
    practitioner: str | None,
    stage: str,
    turns: int,
    root: Path | None,
    as_json: bool,
) -> None:
    """Meet a simulated client.

    CLIENT: the id of one (dean, tanya ...), or a .yaml file. Without --moves or --practitioner you choose among four replies at
    each turn, as on the practice page. This is a simplified model; real people differ.
    """
    practice = practice_at(root)
    character, at = character_named(practice, client), Stage(stage)
    policy = _policy(moves, practitioner)
    if policy is None and as_json:
        raise click.UsageError(
            "--json wants --moves or --practitioner: what you choose at the keyboard is shown as you go."
        )
    if policy is None:
        _by_hand(practice, character, seed, at, turns)
        return
    count = min(turns, len(read_moves(moves))) if moves else turns
    session = played(character, policy, seed, turns=count, stage=at)
    click.echo(json.dumps(_plain(session), ensure_ascii=False, indent=1) if as_json else _told(session))


def _policy(moves: str | None, practitioner: str | None) -> Policy | None:
    if moves and practitioner:
        raise click.UsageError("--moves and --practitioner do not go together.")
    if practitioner:
        return PRACTITIONERS[practitioner]
    if moves is None:
        return None
    try:
        return script(*read_moves(moves))
    except UnknownMoveError as error:
        raise click.UsageError(str(error)) from None


def _plain(session: Session) -> dict[str, object]:
    return {
        "client": session.character.id,
        "seed": session.seed,
        "stage": session.stage.value,
        "start": _numbers(session.start),
        "opening": {"id": session.opening.id, "line": _line(session.character, session.opening)},
        "turns": [_turn(session.character, one) for one in session.exchanges],
        "note": "A simplified model. The numbers are design parameters, not measurements of anybody.",
    }


def _turn(character: Character, exchange: Exchange) -> dict[str, object]:
    state = exchange.state
    return {
        "turn": exchange.number,
        "moves": [move.value for move in exchange.moves],
        "act": state.act.value,
        "rupture": state.rupture.value,
        "events": list(state.events),
        "id": exchange.said.id,
        "line": _line(character, exchange.said),
        "state": _numbers(state),
    }


def _numbers(state: State) -> dict[str, float]:
    return {name: round(float(getattr(state, name)), 4) for name in _NUMBERS} | {"alliance": round(state.alliance, 4)}


def _told(session: Session) -> str:
    name = session.character.client.person.name
    rows = [f"{name}: {_line(session.character, session.opening)}"]
    for one in session.exchanges:
        rows += [
            f"{one.number:2}  {' + '.join(one.moves) or '(silence)'}",
            f"    {name}: {_line(session.character, one.said)}",
        ]
    end = session.end
    rows.append(
        f"\nbond {end.bond:.0%}  goals {end.goal:.0%}  tasks {end.task:.0%}  strains {end.strains}, mended {end.mended}"
    )
    return "\n".join([*rows, "A simplified model; real people differ."])


def _by_hand(practice: Practice, character: Character, seed: int, stage: Stage, turns: int) -> None:
    """A meeting at the keyboard."""
    client, state, bag, luck = character.client, start_of(character.persona, stage), Bag(seed, stage=stage), Luck(seed)
    said, states, used = first_line(character, state, bag), [state], set[str]()
    click.echo(
        f"{client.title}\n{textwrap.fill(client.background, 100)}\n\n{textwrap.fill(client.brief(stage), 100)}\n"
    )
    click.echo(_spoken(character, said))
    while len(states) <= turns and not state.is_over:
        chosen = _choose(choices(character, state, said, seed, practice.replies, used))
        if chosen is None:
            break
        used.add(chosen.words)
        after = step(character.persona, luck, state, chosen.moves)
        said = AuthoredVoice().say(character, state, after, chosen.moves, bag)
        feedback = review(character, state, chosen.moves, after, practice.coach)
        click.echo(f"\n{_spoken(character, said)}\n    {' + '.join(chosen.moves)}: {feedback.text}")
        states.append(after)
        state = after
    found = debrief(character, states, practice.coach)
    click.echo(f"\n{found.strength}\nNext time: {found.next_step.text}\n{found.always}")


def _choose(offered: tuple[Choice, ...]) -> Choice | None:
    for number, one in enumerate(offered, 1):
        click.echo(textwrap.fill(one.words, 96, initial_indent=f"  {number}  ", subsequent_indent="     "))
    answer = click.prompt("1-4, or q to stop", type=click.Choice(["1", "2", "3", "4", "q"]), show_choices=False)
    return None if answer == "q" else offered[int(answer) - 1]


def _spoken(character: Character, said: Spoken) -> str:
    return f"{character.client.person.name}: {_line(character, said)}"


def _line(character: Character, said: Spoken) -> str:
    return filled(said.line, name=character.client.person.name, worker=_WORKER, day=_DAY)
