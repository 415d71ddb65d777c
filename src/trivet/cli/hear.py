"""trivet hear: which moves are in these words?"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import click

from trivet.simulation.ears import Ears, Heard, load_ears

_COLUMNS = ("id", "client_line", "utterance")
_WIDEST = 60


@click.command()
@click.argument("text", required=False)
@click.option(
    "--client-line", default="", metavar="TEXT", help="What the client said just before: it changes what is meant."
)
@click.option(
    "--file",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV file (UTF-8) with the columns id, client_line, utterance.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object, or with --file one a row.")
@click.option(
    "--top", default=5, show_default=True, type=click.IntRange(1, 31), help="How many moves, likeliest first."
)
def hear(text: str | None, client_line: str, path: Path | None, as_json: bool, top: int) -> None:
    """Say which practitioner moves are likely in a turn, best first, each with the share of such answers that are right.

    Works offline. Indicative only: a person who reads both lines knows better. Words that are not understood are NONE.

    \b
    Examples:
      trivet hear "so what would you want out of this" --client-line "Whatever."
      trivet hear --file turns.csv --json
    """
    if (text is None) == (path is None):
        raise click.UsageError(
            "give either a TEXT or a --file, not both" if path else "give a TEXT, or a --file of them"
        )
    ears = load_ears()
    if path is not None:
        if client_line:
            raise click.UsageError("--client-line goes with a TEXT; a --file has a column client_line")
        _hear_file(ears, path, as_json=as_json, top=top)
        return
    if not (text or "").strip():
        raise click.UsageError("the TEXT is empty")
    heard = ears.hear(text or "", client_line)
    click.echo(json.dumps(_plain(heard, top)) if as_json else _said(heard, top))


def _hear_file(ears: Ears, path: Path, *, as_json: bool, top: int) -> None:
    rows = list(_rows(path))  # all of them before the first answer: a broken file gives none
    for row in rows:
        heard = ears.hear(row["utterance"], row["client_line"])
        click.echo(json.dumps({"id": row["id"], **_plain(heard, top)}) if as_json else _line(row, heard))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise click.ClickException(f"{path} has no column {missing[0]}; it needs {', '.join(_COLUMNS)}")
            for row in reader:
                yield {name: row[name] or "" for name in _COLUMNS}
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path} is not UTF-8 text (byte {error.start})") from error
    except csv.Error as error:
        raise click.ClickException(f"{path} is not a CSV file that can be read: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}") from error


def _plain(heard: Heard, top: int) -> dict[str, list[dict[str, object]]]:
    guesses = heard.ranked[:top]
    return {"moves": [{"move": str(guess.move), "confidence": round(guess.confidence, 3)} for guess in guesses]}


def _said(heard: Heard, top: int) -> str:
    first = " + ".join(heard.moves)
    rows = [first if heard.is_sure else f"Perhaps {first}", ""]
    rows += [f"  {guess.move:<12} {guess.confidence:6.1%}" for guess in heard.ranked[:top]]
    if heard.cues:
        rows += ["", f"  Cues: {', '.join(heard.cues)}"]
    return "\n".join(rows)


def _line(row: dict[str, str], heard: Heard) -> str:
    words = " ".join(row["utterance"].split())
    shown = words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
    doubt = "" if heard.is_sure else "?"
    return f"{row['id']:<10} {'+'.join(heard.moves) + doubt:<24} {heard.ranked[0].confidence:4.0%}  {shown}"
