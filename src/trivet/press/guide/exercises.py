"""An exercise as its trainer needs it, with the clock: in the day, and among the swaps."""

from collections.abc import Iterator

from trivet.content.schema import Activity, Module
from trivet.curriculum import clock
from trivet.press.cards import roles_told
from trivet.press.document import Block, Blocks, Callout, Facts, Heading, Inlines, Keep, Paragraph, Table, Text
from trivet.press.guide.teaching import Teaching, plain, strong
from trivet.press.running import Piece
from trivet.press.sheets import card_code, trainer_side

#: Time, minutes, what.
CLOCK_WIDTHS = (1.2, 1.5, 8)
_HEAD = 3


def exercise(teaching: Teaching, piece: Piece) -> Blocks:
    """A chosen exercise: each step at its time of day."""
    activity = piece.activity
    assert activity is not None
    desk = teaching.desk
    blocks = trainer_side(activity, desk.words, desk.furniture.activity, level=2)
    heading = Heading(2, (Text(f"{clock(piece.start)} "), *desk.said(activity.title)))
    whole = _whole(teaching, piece.module, activity, blocks)
    return _headed(tuple(_timed(teaching, piece, block, heading) for block in whole))


def swap(teaching: Teaching, module: Module, activity: Activity) -> Blocks:
    """An exercise that is not in the day, in full, so that it can be taken instead of another."""
    desk = teaching.desk
    blocks = trainer_side(activity, desk.words, desk.furniture.activity, level=3)
    return _headed(tuple(_whole(teaching, module, activity, blocks)))


def _headed(blocks: Blocks) -> Blocks:
    """The title, the purpose and the facts stay on one page."""
    return (Keep(blocks[:_HEAD]), *blocks[_HEAD:])


def _whole(teaching: Teaching, module: Module, activity: Activity, blocks: Blocks) -> Iterator[Block]:
    """The exercise with its cards named among the facts, and the scene of this setting after the setting up."""
    for block in blocks:
        if isinstance(block, Facts) and activity.cards:
            told = f"{card_code(module, activity)}: {roles_told(teaching.desk, activity)}"
            yield Facts((*block.pairs, (teaching.words.slot.cards, plain(told))))
        else:
            yield block
        if isinstance(block, Callout) and block.tone == "say":
            yield from _scene(teaching, activity)


def _scene(teaching: Teaching, activity: Activity) -> Iterator[Block]:
    sector = teaching.desk.brief.customer.sector
    scene = activity.sectors.get(sector)
    if scene:
        title = teaching.words.slot.scene.format(sector=teaching.desk.furniture.trainer.sectors[sector])
        yield Paragraph((*strong(f"{title} "), *teaching.desk.said(scene)))


def _timed(teaching: Teaching, piece: Piece, block: Block, heading: Heading) -> Block:
    if isinstance(block, Heading):
        return heading
    return _steps(teaching, piece) if isinstance(block, Table) else block


def _steps(teaching: Teaching, piece: Piece) -> Table:
    words = teaching.words.slot
    headers = tuple(map(plain, (words.time, words.minutes, words.what)))
    rows = []
    for beat in piece.beats:
        told: Inlines = teaching.desk.said(beat.step.do) if beat.step else plain(words.debrief)
        rows.append((strong(clock(beat.start)), plain(str(beat.minutes)), told))
    return Table(headers, tuple(rows), widths=CLOCK_WIDTHS)
