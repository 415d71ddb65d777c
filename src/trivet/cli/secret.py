"""How a command asks for a passphrase: from a file, from the environment, or at the keyboard."""

from pathlib import Path

import click

PASSPHRASE_FILE = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Its first line is the passphrase.  [default: TRIVET_BACKUP_PASSPHRASE, else you are asked]",
)


def passphrase_from(file: Path | None, given: str | None, *, twice: bool) -> str:
    """The passphrase. Raises click.ClickException when a file cannot be read."""
    if file is None:
        return given or click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    try:
        return file.read_text(encoding="utf-8").partition("\n")[0].strip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} is not a text file that can be read.") from error
