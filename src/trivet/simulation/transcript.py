"""Golden transcripts: a meeting written down, so that anybody can read it and a test can play it again word for word."""

from dataclasses import dataclass

from trivet.simulation.cast import Character
from trivet.simulation.session import Session, play, read_moves, script
from trivet.simulation.state import State
from trivet.vocabulary import MoveId, Stage

_SILENCE = "(says nothing)"


class TranscriptError(ValueError):
    """A transcript that cannot be read. Says which line."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a transcript says before it is played: who, which meeting, which luck, and the moves."""

    client: str
    story: str
    stage: Stage
    seed: int
    moves: tuple[tuple[MoveId, ...], ...]


def written(session: Session, story: str) -> str:
    """A meeting as text: a head, then two or three lines for each turn."""
    client = session.character.client
    head = [f"client: {client.client}", f"story: {story}", f"stage: {session.stage.value}", f"seed: {session.seed}"]
    turns = [f"says: {session.opening.line}\n{_standing(session.start)}"]
    for one in session.exchanges:
        made = " + ".join(move.value for move in one.moves) or _SILENCE
        turns.append(f"practitioner: {made}\nsays: {one.said.line}\n{_standing(one.state)}")
    return "\n".join(head) + "\n\n" + "\n\n".join(turns) + "\n"


def read_transcript(text: str) -> Transcript:
    """The head and the moves of a transcript. Raises TranscriptError; an unknown move raises UnknownMoveError."""
    head: dict[str, str] = {}
    moves = []
    for number, line in enumerate(text.splitlines(), 1):
        name, colon, value = line.partition(": ")
        if line.strip() and not colon:
            raise TranscriptError(f"line {number} is neither 'name: words' nor empty: {line[:60]!r}")
        if name == "practitioner":
            moves.append(() if value == _SILENCE else read_moves(value.replace(" ", ""))[0])
        elif name in ("client", "story", "stage", "seed"):
            head[name] = value
    missing = [name for name in ("client", "story", "stage", "seed") if name not in head]
    if missing or not head["seed"].isdecimal() or head["stage"] not in set(Stage):
        raise TranscriptError(
            f"the head wants client, story, stage and seed; look at {', '.join(missing) or 'stage and seed'}"
        )
    return Transcript(head["client"], head["story"], Stage(head["stage"]), int(head["seed"]), tuple(moves))


def replayed(character: Character, transcript: Transcript) -> str:
    """The transcript as it is played today; the same text as long as engine, client and lines are the same."""
    moves = transcript.moves
    session = play(character, script(*moves), transcript.seed, turns=len(moves), stage=transcript.stage)
    return written(session, transcript.story)


def _standing(state: State) -> str:
    strain = f", {state.rupture.value} {state.severity * 100:.0f}" if state.severity else ""
    happened = f" [{', '.join(state.events)}]" if state.events else ""
    legs = f"bond {state.bond * 100:.0f}, goals {state.goal * 100:.0f}, tasks {state.task * 100:.0f}"
    return f"alliance: {legs}{strain}{happened}"
