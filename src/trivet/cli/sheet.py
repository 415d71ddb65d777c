"""trivet clients sheet: a simulated client as cards for a role play."""

from pathlib import Path

import click

from trivet.cli.characters import character_named, practice_at
from trivet.content import load_library
from trivet.press.catalogue import PDF, WORD
from trivet.press.client_sheet import client_sheet
from trivet.press.document import Brand
from trivet.press.pdf import to_pdf
from trivet.press.word import to_docx

MAKERS = {PDF: to_pdf, WORD: to_docx}


@click.command()
@click.argument("name", metavar="CLIENT")
@click.option("--out", default=".", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@click.option("--format", "form", type=click.Choice(list(MAKERS)), default=PDF, show_default=True)
@click.option("--provider", default="Trivet", show_default=True, help="The name that the cards bear.")
@click.option(
    "--content", "root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A content folder."
)
def sheet(name: str, out: Path, form: str, provider: str, root: Path | None) -> None:
    """Print a client as cards: for the person who plays, the practitioner and the observer.

    CLIENT: an id, or a .yaml file of your own.
    """
    practice = practice_at(root)
    client = character_named(practice, name).client
    document = client_sheet(
        client, practice.archetypes[client.archetype], Brand(provider), load_library(root.resolve() if root else None)
    )
    path = out / f"role-play-{client.client}.{form}"
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MAKERS[form](document))
    except OSError as error:
        raise click.UsageError(f"{path} could not be written: {error.strerror}.") from error
    click.echo(str(path))
