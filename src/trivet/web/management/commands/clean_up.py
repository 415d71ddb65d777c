"""python -m trivet.web clean_up: delete what is past its time, or say what that would be."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from trivet.web.records.cleaning import clean_up, overdue
from trivet.web.records.retention import rules


class Command(BaseCommand):
    help = "Delete personal data that is past its time. The worker does this every night by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how much there is")

    def handle(self, *args: object, **options: object) -> None:
        now, is_trial = timezone.now(), bool(options["dry_run"])
        counts = overdue(now) if is_trial else clean_up(now).counts
        for rule in rules():
            self.stdout.write(f"{counts[rule.id]:6}  {rule.kept.what} (kept {rule.length} from {rule.kept.since})")
        self.stdout.write("Nothing was changed." if is_trial else "Done.")
