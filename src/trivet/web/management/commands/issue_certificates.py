"""python -m trivet.web issue_certificates EVENT: everything that an event's people have earned and do not have yet."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from trivet.web.awards.runs import issue_all
from trivet.web.events.models import Event


class Command(BaseCommand):
    help = "Issue an event's certificates. Started a second time, it makes exactly those that are missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("event", type=int, help="the number of the event, as in its address at the desk")

    def handle(self, *args: object, **options: object) -> None:
        event = Event.objects.select_related("course__customer", "venue", "trainer", "co_trainer")
        row = event.filter(pk=str(options["event"])).first()
        if row is None:
            raise CommandError(f"There is no event {options['event']}.")
        run = issue_all(row, clock=timezone.now)
        self.stdout.write(f"{run.done} issued, {len(run.refused)} could not be.")
