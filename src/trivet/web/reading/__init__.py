"""Words on a page: content Markdown as safe HTML, with its sources and how sure we are in the margin."""

from trivet.web.reading.margin import Prose, Reader
from trivet.web.reading.tree import Filling, fill

__all__ = ["Filling", "Prose", "Reader", "fill"]
