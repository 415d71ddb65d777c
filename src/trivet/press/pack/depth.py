"""How much of each module a pack prints, so that it stays under 60 pages at 12 point however long the course is."""

from dataclasses import dataclass

from trivet.content.schema import LinesPart, Module, TablePart, Worksheet, WorksheetPart


@dataclass(frozen=True, slots=True)
class Depth:
    """What is printed of each module in a pack of up to so many modules. The reading on the course site is always whole."""

    up_to: int
    whole_ideas: bool = False
    plain: bool = False
    activities: bool = False
    whole_mistakes: bool = False
    outcomes: bool = True
    example: bool = True
    every_sheet: bool = True
    people: int = 4
    """Whose cards are printed for a colleague to play; two fill half a page."""
    most_lines: int = 2
    most_rows: int = 3


DEPTHS = (
    Depth(4, whole_ideas=True, plain=True, activities=True, whole_mistakes=True, most_lines=25, most_rows=20),
    Depth(8, whole_mistakes=True, every_sheet=False),
    Depth(9, outcomes=False, every_sheet=False),
    Depth(99, outcomes=False, example=False, every_sheet=False, people=2),
)


#: The script sheet of this module carries the customer's rules on sharing information.
KEPT_WHOLE = frozenset({"role-induction"})


#: Room to write on the sheets that belong to no module.
OTHER_SHEETS = Depth(0, most_lines=3, most_rows=4)


def depth_for(modules: int) -> Depth:
    """The depth of a pack of so many modules."""
    return next(depth for depth in DEPTHS if modules <= depth.up_to)


def sheets_of(module: Module, depth: Depth) -> tuple[Worksheet, ...]:
    """The module's worksheets, with room to write as the depth allows. In a long pack only the first, and those that an
    exercise of the default day names."""
    whole = depth.every_sheet or module.id in KEPT_WHOLE
    kept = (sheet for place, sheet in enumerate(module.worksheets) if whole or not place or _used(sheet, module))
    return tuple(fitting(sheet, depth) for sheet in kept)


def fitting(sheet: Worksheet, depth: Depth) -> Worksheet:
    """The worksheet with no more lines and rows than the depth allows."""
    return sheet.model_copy(update={"parts": tuple(_at_most(part, depth) for part in sheet.parts)})


def _used(sheet: Worksheet, module: Module) -> bool:
    return any(sheet.title in " ".join(one.materials) for one in module.activities if not one.alternate)


def _at_most(part: WorksheetPart, depth: Depth) -> WorksheetPart:
    match part:
        case LinesPart():
            return part.model_copy(update={"count": min(part.count, depth.most_lines)})
        case TablePart():
            return part.model_copy(update={"rows": min(part.rows, depth.most_rows)})
        case _:
            return part
