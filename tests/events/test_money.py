"""Money: whole pence, VAT line by line, and sums that add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.money import (
    Line,
    MoneyError,
    Tax,
    TaxKind,
    pence,
    per_cent,
    plain_pounds,
    pounds,
    reversed_lines,
    totals,
    vat_of,
)

VAT = Tax(TaxKind.STANDARD, 2000)
NONE = Tax(TaxKind.OUTSIDE, 0, "We are not registered for VAT")
LINES = st.lists(
    st.builds(
        Line,
        st.just("A day"),
        st.integers(-50, 50),
        st.integers(0, 10**7),
        st.sampled_from([VAT, NONE, Tax(TaxKind.EXEMPT)]),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("sum_of", "words"),
    [(0, "£0.00"), (5, "£0.05"), (125000, "£1,250.00"), (-125099, "-£1,250.99"), (10**11, "£1,000,000,000.00")],
)
def test_pence_are_said_in_pounds(sum_of: int, words: str):
    assert pounds(sum_of) == words


@pytest.mark.parametrize(
    ("typed", "sum_of"),
    [
        ("650", 65000),
        ("£1,250.5", 125050),
        (" 1 250.55 ", 125055),
        ("0", 0),
        ("-3.20", -320),
        ("-£3", -300),
        ("0.07", 7),
    ],
)
def test_what_people_type_is_read(typed: str, sum_of: int):
    assert pence(typed) == sum_of


@pytest.mark.parametrize(
    "typed", ["", "six", "1,25", "1.234", "£", "--1", "1e5", "=1+1", "١٢", "650 euros", "9" * 30, "99999999999", "💷"]
)
def test_what_is_no_sum_is_refused_in_words(typed: str):
    with pytest.raises(MoneyError):
        pence(typed)


@given(st.integers(-(10**10), 10**10))
def test_a_sum_survives_being_written_and_read(sum_of: int):
    assert pence(pounds(sum_of)) == pence(plain_pounds(sum_of)) == sum_of


@given(LINES)
def test_the_total_is_what_the_lines_add_up_to(lines: list[Line]):
    whole = totals(lines)
    assert (whole.net, whole.vat, whole.gross) == (
        sum(line.net for line in lines), sum(line.vat for line in lines), sum(line.gross for line in lines)
    )  # fmt: skip
    assert (whole.net, whole.vat) == (sum(one.net for one in whole.by_tax), sum(one.vat for one in whole.by_tax))
    assert len({one.tax for one in whole.by_tax}) == len(whole.by_tax)


@given(LINES)
def test_a_credit_note_takes_back_exactly_what_was_asked_for(lines: list[Line]):
    assert totals([*lines, *reversed_lines(lines)]).gross == 0


@given(st.integers(-(10**9), 10**9), st.integers(0, 10000))
def test_vat_is_right_to_the_half_penny(net: int, rate: int):
    assert abs(vat_of(net, rate) * 10000 - net * rate) * 2 <= 10000
    assert vat_of(-net, rate) == -vat_of(net, rate)


def test_a_half_penny_is_rounded_away_from_nought():
    assert (vat_of(125, 2000), vat_of(13, 5000), vat_of(-13, 5000), vat_of(12, 2000)) == (25, 7, -7, 2)


def test_a_tax_that_contradicts_itself_is_refused():
    for kind, rate in ((TaxKind.STANDARD, 0), (TaxKind.EXEMPT, 2000), (TaxKind.STANDARD, 10001)):
        with pytest.raises(MoneyError):
            Tax(kind, rate)


def test_a_line_says_how_it_is_taxed():
    assert [tax.label for tax in (VAT, NONE, Tax(TaxKind.EXEMPT))] == [
        "VAT 20%", "We are not registered for VAT", "Exempt from VAT"
    ]  # fmt: skip
    assert (per_cent(1750), per_cent(500), per_cent(25)) == ("17.5%", "5%", "0.25%")
