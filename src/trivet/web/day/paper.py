"""The paper twin of the register: the sheet that people sign, and what was typed from it."""

from trivet.content.papers import load_papers
from trivet.curriculum import clock
from trivet.events.attendance import Sign, Source, standing
from trivet.press.document import Brand, Document
from trivet.press.register import Signatory, SignatureSheet, signature_sheet
from trivet.web.day.hours import hours_of
from trivet.web.day.queries import marks_of
from trivet.web.events.models import Event
from trivet.web.events.queries import participants_booked
from trivet.web.people.queries import provider


def sheet_of(event: Event) -> Document:
    """The signature sheet with everybody booked by now, and lines for people who walk in."""
    company = provider(with_logo=True)
    brand = Brand(company.name, company.colour, company.accent, company.logo_value())
    people = tuple(
        Signatory(row.printed_name, row.participant.organisation.name if row.participant.organisation else "")
        for row in participants_booked(event)
    )
    sheet = SignatureSheet(
        title=f"{event}",
        dates=event.days,
        times=_times(event),
        place=", ".join(filter(None, (event.venue.name if event.venue else "", event.room))),
        trainer=event.trainer.name if event.trainer else company.trainer,
        code=event.slug,
        people=people,
    )
    return signature_sheet(sheet, load_papers().register, brand)


def typed_times(event: Event, day: int) -> dict[tuple[int, Sign], int]:
    """What stands from paper already, by booking and sign."""
    return {
        (pk, mark.sign): mark.at
        for pk, marks in marks_of(event).items()
        for mark in standing(marks)
        if mark.day == day and mark.source is Source.PAPER
    }


def _times(event: Event) -> str:
    """When each day is held; a second day may be a half one."""
    return ", then ".join(f"{clock(day.start)}–{clock(day.end)}" for day in hours_of(event))
