"""trivet verify: is this badge or certificate true? With the network off."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from trivet.credentials import (
    MOST_FILE_BYTES,
    Carried,
    DidDocument,
    Outcome,
    UnreadableError,
    Verdict,
    facts,
    headline,
    list_address,
    notes,
    read_did_document,
    trust,
    unbake,
)
from trivet.credentials import (
    verify as verdict_on,
)

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--issuer", "issuers", type=_FILE, multiple=True, help="The issuer's did.json. May be given again.")
@click.option(
    "--trust",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TRIVET_TRUST",
    show_envvar=True,
    help="A folder with did.json files that you have vouched for.  [default: ~/.trivet/trust]",
)
@click.option(
    "--status", "lists", type=_FILE, multiple=True, help="A copy of the issuer's status list. May be repeated."
)
@click.option("--email", default="", metavar="ADDRESS", help="Whose badge it should be.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
def verify(
    file: Path, issuers: tuple[Path, ...], folder: Path | None, lists: tuple[Path, ...], email: str, as_json: bool
) -> None:
    """Check a badge: an SVG picture, a certificate's PDF, a JSON file or a text file with a token.

    Nothing is fetched. Keys come from a folder of did.json files that you trust, or from the file that you name with
    --issuer; whatever keys the badge brings with it are not believed. Exit code 0: valid. 1: readable, but altered,
    revoked, expired, from an issuer that is not known, or somebody else's. 2: not readable.

    \b
    Examples:
      trivet verify certificate.pdf
      trivet verify badge.svg --issuer did.json --status revoked.json --status suspended.json --email a.jones@example.org
    """
    trusted = trust((*_vouched(folder), *(_issuer(path, is_vouched=False) for path in issuers)))
    statuses = {list_address(found): found for found in map(_list, lists)}
    verdict = verdict_on(_read(file), trusted=trusted, now=datetime.now(UTC), statuses=statuses, email=email)
    if as_json:
        click.echo(json.dumps(_plain(verdict), ensure_ascii=False, indent=2, default=str))
    elif verdict.outcome is Outcome.UNREADABLE:
        raise click.ClickException(verdict.reason)
    else:
        _say(verdict)
    raise click.exceptions.Exit(_CODES.get(verdict.outcome, 1))


_CODES = {Outcome.VALID: 0, Outcome.UNREADABLE: 2}


def _say(verdict: Verdict) -> None:
    click.echo(headline(verdict))
    assert verdict.claims is not None
    if not verdict.is_proven:
        click.echo("\nWhat it says of itself, unproven:")
    else:
        click.echo()
    for label, words in facts(verdict.claims):
        click.echo(f"  {label:<13} {words}")
    remarks = notes(verdict)
    if remarks:
        click.echo()
    for note in remarks:
        click.echo(note)


def _plain(verdict: Verdict) -> dict[str, object]:
    """The verdict as it is, with its words."""
    found = asdict(verdict)
    return {"outcome": found.pop("outcome"), "says": headline(verdict), "notes": notes(verdict), **found}


def _vouched(folder: Path | None) -> list[DidDocument]:
    """The folder that was named must exist; the usual one need not."""
    if folder is not None and not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    chosen = folder or Path(click.get_app_dir("trivet", force_posix=True)) / "trust"
    return [_issuer(path, is_vouched=True) for path in sorted(chosen.glob("*.json"))]


def _issuer(path: Path, *, is_vouched: bool) -> DidDocument:
    try:
        return read_did_document(_read(path), source=str(path), is_vouched=is_vouched)
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error


def _list(path: Path) -> Carried:
    try:
        return unbake(_read(path))
    except UnreadableError as error:
        raise click.ClickException(f"{path} is not a status list: {error}") from error


def _read(path: Path) -> bytes:
    """At most what is read; a larger file is refused by its size."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MOST_FILE_BYTES:
        raise click.ClickException(f"{path} is larger than {MOST_FILE_BYTES // 2**20} MB, which no badge is.")
    return data
