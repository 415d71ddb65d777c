"""What may go wrong with a backup, in one sentence each for whoever runs the command."""


class BackupError(ValueError):
    """A backup could not be written. What was there before is untouched."""


class RestoreError(ValueError):
    """A backup could not be read or restored. Nothing was changed, unless the sentence says so."""


DAMAGED = "This file is damaged or was cut short. Nothing was changed. Take another copy of the backup."
