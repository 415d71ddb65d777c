"""What goes beside what on a sheet."""

from trivet.press.arrange import Numbered, Section, sheet
from trivet.press.document import Bullets, Callout, Columns, Heading, NewPage, Paragraph, Table, Text

LEAD = Paragraph((Text("A lead."),), lead=True)
FIRST, SECOND = Paragraph((Text("First."),)), Paragraph((Text("Second."),))
HEADING = Heading(2, (Text("Do and say"),))
KEY = Callout("note", "How sure", ())


def test_the_lead_and_the_last_box_go_over_the_whole_width() -> None:
    assert sheet((LEAD, FIRST, SECOND, KEY)) == (
        Section(True, ((LEAD,),)),
        Section(False, ((FIRST,), (SECOND,))),
        Section(True, ((KEY,),)),
    )


def test_a_lead_or_a_box_in_between_stays_in_its_column() -> None:
    assert sheet((FIRST, LEAD, KEY, SECOND)) == (Section(False, ((FIRST,), (LEAD,), (KEY,), (SECOND,))),)


def test_a_heading_stays_with_what_it_announces() -> None:
    assert sheet((HEADING, FIRST, SECOND)) == (Section(False, ((HEADING, FIRST), (SECOND,))),)


def test_a_heading_at_the_very_end_is_not_lost() -> None:
    assert sheet((FIRST, HEADING)) == (Section(False, ((FIRST,), (HEADING,))),)


def test_a_numbered_list_may_run_over_both_columns() -> None:
    assert sheet((Bullets(((FIRST,), (SECOND,)), numbered=True),)) == (
        Section(False, ((Numbered(1, 2, (FIRST,)),), (Numbered(2, 2, (SECOND,)),))),
    )


def test_an_unnumbered_list_stays_whole() -> None:
    listed = Bullets(((FIRST,), (SECOND,)))
    assert sheet((listed,)) == (Section(False, ((listed,),)),)


def test_columns_and_wide_tables_break_the_two_columns() -> None:
    beside, narrow, broad = Columns(((FIRST,), (SECOND,))), Table(((),) * 3, ()), Table(((),) * 4, ())
    assert [(section.wide, len(section.units)) for section in sheet((FIRST, beside, narrow, SECOND, broad))] == [
        (False, 1),
        (True, 1),
        (False, 2),
        (True, 1),
    ]


def test_a_sheet_has_no_second_page_to_go_to() -> None:
    assert sheet((FIRST, NewPage(), SECOND)) == (Section(False, ((FIRST,), (SECOND,))),)
