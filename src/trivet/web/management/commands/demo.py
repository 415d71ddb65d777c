"""python -m trivet.web demo: fill an empty installation with invented people, and print how to sign in."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from trivet.content import ContentError, content_root, load_library
from trivet.web.demo import load
from trivet.web.demo.people import OWNER
from trivet.web.people.models import Role, User
from trivet.web.people.queries import person_by_email


class Command(BaseCommand):
    help = "Load the demonstration: an invented provider, three customers, three courses, six participants."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="load it although this looks like a real installation")

    def handle(self, *args: object, **options: object) -> None:
        if _is_in_use() and not options["yes"]:
            raise CommandError(
                "This looks like a real installation, and the demonstration would add invented people to it. "
                "Nothing was changed. Say --yes if that is what you want."
            )
        try:
            made = load(_examples(), load_library(), data=settings.DATA, now=timezone.now())
        except ContentError as error:
            raise CommandError(f"The demonstration cannot be read. Nothing is broken.\n{error}") from error
        self.stdout.write(
            "The demonstration is loaded. Sign in with the password " + self.style.SUCCESS(made.password) + " as:"
        )
        for role, email in made.logins:
            self.stdout.write(f"  {role:<12} {email}")


def _is_in_use() -> bool:
    """Served to others without debugging, or owned by somebody who is not the demonstration's owner."""
    served = settings.HTTPS and not settings.DEBUG
    owners = User.objects.filter(role=Role.OWNER)
    return served or (owners.exists() and person_by_email(OWNER[1]) is None)


def _examples() -> Path:
    """TRIVET_EXAMPLES if set, else examples/customers beside the content that is served."""
    named = os.environ.get("TRIVET_EXAMPLES")
    folder = Path(named) if named else content_root().parent / "examples" / "customers"
    if not folder.is_dir():
        raise CommandError(f"There are no examples in {folder}. Set TRIVET_EXAMPLES to the folder that holds them.")
    return folder
