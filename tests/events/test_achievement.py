"""An achievement is not attendance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.achievement import Missing, Presence, Rules, Standing, standing
from trivet.vocabulary import CertificateKind as Kind

WITH_CHECK = Rules(threshold=90, requires_check=True)


@pytest.mark.parametrize(
    ("minutes", "earned"),
    [(350, Kind.ATTENDANCE), (315, Kind.ATTENDANCE), (314, Kind.PARTIAL), (1, Kind.PARTIAL)],
)
def test_nine_tenths_of_the_minutes_are_attendance_and_less_is_a_part_of_it(minutes: int, earned: Kind):
    assert standing(Presence(minutes, 350), None, Rules()) == Standing((earned,))


def test_nobody_gets_a_certificate_for_a_day_they_missed_or_whose_register_is_open():
    assert standing(Presence(0, 350), True, WITH_CHECK) == Standing(missing=(Missing.ABSENT,))
    assert standing(None, True, WITH_CHECK) == Standing(missing=(Missing.REGISTER,))


@pytest.mark.parametrize(
    ("minutes", "passed", "expected"),
    [
        (350, True, Standing((Kind.ATTENDANCE, Kind.ACHIEVEMENT))),
        (350, False, Standing((Kind.ATTENDANCE,), (Missing.PASS,))),
        (350, None, Standing((Kind.ATTENDANCE,), (Missing.CHECK,))),
        (200, True, Standing((Kind.PARTIAL,), (Missing.MINUTES,))),
    ],
)
def test_a_check_that_the_event_asks_for_is_told_apart_from_being_there(minutes, passed, expected):
    assert standing(Presence(minutes, 350), passed, WITH_CHECK) == expected


def test_a_check_that_nobody_asked_for_changes_nothing():
    assert {standing(Presence(350, 350), passed, Rules()) for passed in (True, False, None)} == {
        Standing((Kind.ATTENDANCE,))
    }


@given(
    st.integers(0, 900), st.integers(0, 900), st.sampled_from([True, False, None]), st.integers(1, 100), st.booleans()
)
def test_there_is_one_certificate_of_presence_exactly_for_those_who_were_there(one, other, passed, threshold, check):
    minutes, of = sorted((one, other))
    found = standing(Presence(minutes, of), passed, Rules(threshold, check))
    assert len({Kind.ATTENDANCE, Kind.PARTIAL} & set(found.earned)) == int(minutes > 0)
    assert Kind.ACHIEVEMENT not in found.earned or (check and passed and Kind.ATTENDANCE in found.earned)
    assert found.earned or found.missing
