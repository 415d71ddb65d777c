"""trivet restore: everything back from one encrypted file."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from trivet.cli.secret import PASSPHRASE_FILE, passphrase_from


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PASSPHRASE_FILE
@click.option("--replace", is_flag=True, help="Also where there is data already; a copy of it is kept first.")
def restore(file: Path, passphrase_file: Path | None, replace: bool) -> None:
    """Put everything from FILE into the folder TRIVET_DATA and the database. Stop the site first.

    The whole file is read and proven before anything is changed. Letters that waited to go when the backup was made are
    held back for you to look at, so that nobody gets one twice.

    \b
    Examples:
      TRIVET_DATA=/srv/trivet trivet restore trivet-monday.trivet
      trivet restore trivet-monday.trivet --replace
    """
    import django  # -- slow import

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trivet.web.settings")
    django.setup()
    from django.conf import settings  # -- slow import

    from trivet.web.records.backup.faults import BackupError, RestoreError  # -- needs Django set up
    from trivet.web.records.backup.restoring import restore as put_back  # -- needs Django set up

    passphrase = passphrase_from(passphrase_file, os.environ.get("TRIVET_BACKUP_PASSPHRASE"), twice=False)
    try:
        aside = put_back(file.absolute(), passphrase, data=settings.DATA, replace=replace, now=datetime.now(UTC))
    except (BackupError, RestoreError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Everything is back from {file}.")
    if aside:
        click.echo(f"What was here before is in {aside}, under the same passphrase.")
