"""What is carried over from one meeting to the next."""

import pytest

from trivet.simulation import PRACTITIONERS, Promise, Rupture, Stage, attendance, meet, next_meeting, start_of


def share_who_come(persona, state, seeds=400):
    return sum(next_meeting(persona, state, seed).attended for seed in range(seeds)) / seeds


def test_a_strain_left_open_keeps_people_away_and_is_still_there_when_they_come(dean):
    persona = dean.persona
    open_strain = start_of(persona, Stage.REPAIR)._replace(unaddressed=4, severity=0.8)
    mended = open_strain._replace(rupture=Rupture.NONE, severity=0.0, unaddressed=0)
    assert share_who_come(persona, open_strain) < share_who_come(persona, mended) - 0.15
    arrival = next_meeting(persona, open_strain, 1)
    assert arrival.state.rupture is open_strain.rupture
    assert arrival.state.severity == pytest.approx(0.68)
    assert "R9" in arrival.why


def test_a_broken_promise_costs_twice_what_a_kept_one_brings(dean):
    end = meet(dean.persona, PRACTITIONERS["expert"], 3)[-1]
    none, kept, broken = (
        next_meeting(dean.persona, end, 5, promise=one).state for one in (Promise.NONE, Promise.KEPT, Promise.BROKEN)
    )
    assert kept.bond - none.bond == pytest.approx(0.05)
    assert none.bond - broken.bond == pytest.approx(0.10)
    assert broken.fairness < none.fairness < kept.fairness


def test_who_cannot_comes_less_often_whatever_the_bond(cast):
    persona = cast["gareth"].persona
    low = start_of(persona)
    able = low._replace(capacity=0.9)
    assert attendance(low)[0] < attendance(able)[0]
    assert "R17" in attendance(low)[1]


def test_what_was_told_stays_told_and_the_meeting_starts_fresh(dean):
    end = meet(dean.persona, PRACTITIONERS["expert"], 3)[-1]
    state = next_meeting(dean.persona, end, 5).state
    assert state.told == end.told
    assert (state.turn, state.recent, state.events, state.mended) == (0, (), (), 0)
    assert dean.persona.start.bond < state.bond < end.bond


def test_the_same_seed_gives_the_same_arrival(dean):
    end = meet(dean.persona, PRACTITIONERS["novice"], 3)[-1]
    assert next_meeting(dean.persona, end, 9) == next_meeting(dean.persona, end, 9)
    chances = [next_meeting(dean.persona, end, seed).chance for seed in range(3)]
    assert len(set(chances)) == 1
    assert 0.05 <= chances[0] <= 0.98
