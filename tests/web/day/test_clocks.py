"""Times as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.web.day.clocks import TimeError, read_time


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("0931", 571), ("931", 571), ("9.31", 571), ("9:31", 571), ("09:31", 571), ("9 31", 571), ("9", 540), ("1.15", 795),
     ("130", 810), ("01:15", 75), ("16:30", 990), ("430", 990), ("", None), ("  ", None)],
)  # fmt: skip
def test_a_time_may_be_typed_fast(typed: str, minute: int | None):
    assert read_time(typed) == minute


def test_a_tick_counts_only_where_one_is_allowed():
    assert [read_time(tick, ticked=570) for tick in ("x", "X", "✓")] == [570, 570, 570]
    with pytest.raises(TimeError, match="is not a time"):
        read_time("x")


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_time_or_a_sentence(typed: str):
    try:
        found = read_time(typed)
    except TimeError as error:
        assert "Write it like 09:31" in str(error)  # noqa: PT017 -- either answer is right
    else:
        assert found is None or 0 <= found < 1440
