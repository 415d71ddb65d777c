"""What the pages of the guide are made with: the desk, the guide's own words, and the running order of every slot."""

from dataclasses import dataclass

from trivet.content.schema import Module, Part
from trivet.content.schema.trainer import GuideWords
from trivet.curriculum import Slot
from trivet.press.brief import CourseBrief
from trivet.press.desk import Desk, desk_for
from trivet.press.document import Inlines, Strong, Text
from trivet.press.running import Running, running_order


@dataclass(frozen=True, slots=True)
class Teaching:
    """The desk, and the day as it will be taught."""

    desk: Desk
    words: GuideWords
    taught: dict[tuple[int, str], Running]

    def running(self, slot: Slot) -> Running:
        return self.taught[slot.start, slot.id]

    def name(self, slot: Slot) -> str:
        """ "M3 Bond", or the part's title."""
        codes = [self.desk.brief.library.module(module).head.code for module in slot.modules]
        return f"{f' {self.words.slot.both} '.join(codes)} {slot.title}" if codes else slot.title

    def part(self, slot: Slot) -> Part:
        """The course's own words on a part of the day that is not a module."""
        return next(part for part in self.desk.brief.library.course.parts if part.id == slot.id)


def teaching_for(brief: CourseBrief) -> Teaching:
    desk = desk_for(brief)
    slots = [slot for plan in brief.plan.days for slot in plan.slots if slot.modules]
    taught = {(slot.start, slot.id): running_order(brief.library, slot) for slot in slots}
    return Teaching(desk, desk.furniture.trainer.guide, taught)


def coded(module: Module) -> str:
    return f"{module.head.code} {module.title}"


def strong(text: str) -> Inlines:
    return (Strong((Text(text),)),)


def plain(text: str) -> Inlines:
    """Words that somebody may have typed: no sign in them means anything."""
    return (Text(text),)
