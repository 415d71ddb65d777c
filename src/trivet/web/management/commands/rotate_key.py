"""python -m trivet.web rotate_key: from now on certificates are signed with a new key."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from trivet.web.awards.keys import rotate


class Command(BaseCommand):
    help = "Make a new signing key. The old one stays published, so that everything it signed stays good."

    def handle(self, *args: object, **options: object) -> None:
        row = rotate(now=timezone.now())
        self.stdout.write(f"{row.kid} signs from now on. Make a backup: its private half lies in the data folder only.")
