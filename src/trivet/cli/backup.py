"""trivet backup: everything in one encrypted file, while the site runs."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from trivet.cli.secret import PASSPHRASE_FILE, passphrase_from


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@PASSPHRASE_FILE
def backup(file: Path, passphrase_file: Path | None) -> None:
    """Write the database, the uploads and the keys to FILE, sealed with a passphrase.

    The site may run meanwhile. FILE takes its name only when it is whole: an older backup of that name stays until
    then. Without the passphrase nobody can open it, you neither: keep it somewhere else than the file.

    \b
    Examples:
      trivet backup trivet-monday.trivet
      trivet backup /mnt/backups/trivet.trivet --passphrase-file /root/backup-passphrase
    """
    import django  # -- slow import

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trivet.web.settings")
    django.setup()
    from django.conf import settings  # -- slow import

    from trivet.web.records.backup.faults import BackupError  # -- needs Django set up
    from trivet.web.records.backup.writing import write_backup  # -- needs Django set up

    passphrase = passphrase_from(passphrase_file, os.environ.get("TRIVET_BACKUP_PASSPHRASE"), twice=True)
    try:
        size = write_backup(file.absolute(), passphrase, data=settings.DATA, now=datetime.now(UTC))
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Everything is in {file} ({size / 1e6:.1f} MB).")
