"""Document trees as safe, accessible HTML: fragments for the web app, and whole standalone files.

Class names that a stylesheet may rely on (templates/html_style.css styles them all):

- text: `lead` (first paragraph), `part` and `number` (a numbered part's heading), `source` (a citation),
  `sure sure-stronger|moderate|indicative|theory` with `sure-dots` (`on`, `off`), `visually-hidden`
- `dialogue` > `turn` (`turn-1`, `turn-2` ... by speaker) > `who`, `said`; `quote`
- `table-scroll` > `table` > `col.w-5` ... `col.w-95` (steps of five per cent); `fill` (to be filled in by hand),
  `td.figure` (set to the right)
- `callout callout-say|care|note|week|plain` > `callout-title`
- `write` > `write-label`, `lines` > `line`; `ticks` > `tick` > `box`; `scale` > `scale-label`, `scale-row` > `step`,
  `scale-ends`
- `play-card` > `card-head` (`card-role`, `card-code`), `card-title`, `card-line` > `card-says`,
  `look-for`
- `legs` > `glyph` (SVG: `ring`, `leg leg-bond|goals|tasks` > `foot`) and
  `leg-values` > `leg-sign`; `sure-mark` > `why`
- `timeline` > `slot` (`slot rest` for a break) > `when`, `what` > `note`, `length` > `minutes`, `practice`
- `picture` > `img`; `facts`; `columns columns-2|3|4` > `column`; `new-page`; `keep`
"""

from trivet.press.html.blocks import blocks_html
from trivet.press.html.page import to_html

__all__ = ["blocks_html", "to_html"]
