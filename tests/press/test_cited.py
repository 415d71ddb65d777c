"""What a tree cites, and how a source is printed."""

import pytest
from courses import library

from trivet.content.schema import Reference
from trivet.press.cited import UnverifiedSourceError, cited, reference_line, sources_in
from trivet.press.document import Bullets, Callout, Cite, Columns, Keep, Paragraph, Table
from trivet.press.markdown import inline_text
from trivet.vocabulary import SourceStatus, Sureness


def cite(*sources: str) -> Paragraph:
    return Paragraph((Cite(sources, Sureness.MODERATE),))


def test_sources_are_found_however_deep_they_stand() -> None:
    row = ((Cite(("FLU18",), Sureness.MODERATE),),)
    tree = (
        cite("ELL18", "SKE07"),
        Bullets(((cite("TRY18"),),)),
        Callout("note", "", (Keep((cite("MIL04"),)),)),
        Columns(((cite("WES20"),), ())),
        Table(((),), (row,)),
    )
    assert list(sources_in(tree)) == ["ELL18", "SKE07", "TRY18", "MIL04", "WES20", "FLU18"]


def test_a_source_cited_twice_is_listed_once_and_by_name() -> None:
    assert [one.id for one in cited((cite("SKE07", "ELL18"), cite("ELL18")), library())] == ["ELL18", "SKE07"]


@pytest.mark.parametrize("source", ["NONE99", next(r.id for r in library().references.values() if r.status != "V")])
def test_an_unverified_source_is_refused(source: str) -> None:
    with pytest.raises(UnverifiedSourceError, match=f"cites {source}, which nobody has verified"):
        cited((cite(source),), library())


def test_a_reference_has_what_was_checked_and_no_more() -> None:
    whole = Reference(
        id="A1",
        status=SourceStatus.VERIFIED,
        short="Able, 2019",
        authors="Able, A.",
        year=2019,
        title="What's known",
        where="Journal, 1(2), 3",
        doi="10.1000/xyz",
    )
    bare = Reference(id="B1", status=SourceStatus.VERIFIED, short="The replication", title="A replication")
    assert (
        inline_text(reference_line(whole, "doi")) == "Able, A. (2019). What’s known. Journal, 1(2), 3. doi 10.1000/xyz"
    )
    assert inline_text(reference_line(bare, "doi")) == "The replication. A replication. "
