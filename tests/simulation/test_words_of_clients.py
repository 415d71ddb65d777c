"""The voice, the choices, the coach, the debrief: words for whatever the engine decides."""

from itertools import pairwise, product

import pytest

from trivet.simulation import (
    PRACTITIONERS,
    Bag,
    MoveId,
    Stage,
    UnknownMoveError,
    choices,
    debrief,
    filled,
    first_line,
    outcome_of,
    play,
    read_moves,
    review,
    script,
    start_of,
)
from trivet.simulation.effects import HARMFUL
from trivet.simulation.transcript import TranscriptError, read_transcript, replayed, written


def sessions(cast, name="competent", seeds=range(4)):
    return [play(one, PRACTITIONERS[name], seed) for one in cast.values() for seed in seeds]


def test_every_golden_transcript_replays_word_for_word(cast, practice):
    files = sorted((practice.root / "clients" / "sessions").glob("*.session"))
    assert {path.name.split("-")[0] for path in files} == set(cast)
    for path in files:
        text = path.read_text(encoding="utf-8")
        transcript = read_transcript(text)
        assert replayed(cast[transcript.client], transcript) == text, path.name


@pytest.mark.parametrize(
    "text", ["", "client: dean\nstage: first", "client: dean\nrubbish", "client: a\nstory: b\nstage: x\nseed: 1"]
)
def test_a_broken_transcript_is_refused_in_words(text):
    with pytest.raises(TranscriptError):
        read_transcript(text)


def test_a_written_meeting_reads_back(dean):
    session = play(dean, PRACTITIONERS["novice"], 3)
    text = written(session, "A try.")
    assert replayed(dean, read_transcript(text)) == text


def test_nobody_repeats_a_line_within_a_meeting(cast):
    for name in ("expert", "silent", "enforcer"):
        for session in sessions(cast, name):
            lines = [session.opening.id, *(one.said.id for one in session.exchanges)]
            assert len(lines) == len(set(lines))


def test_what_the_learner_has_met_before_comes_last(dean):
    first = first_line(dean, start_of(dean.persona), Bag(5))
    again = first_line(dean, start_of(dean.persona), Bag(5, met=[first.id]))
    assert again.id != first.id


def test_slots_are_filled():
    assert filled("{name}, {worker}: {day}?", name="Dean", worker="Sam", day="Friday") == "Dean, Sam: Friday?"


def test_a_line_keeps_its_id_and_a_stored_id_finds_its_line(dean):
    session = play(dean, PRACTITIONERS["expert"], 2)
    for one in session.exchanges:
        assert dean.spoken(one.said.id) is one.said
    assert dean.spoken("dean.open.gone") is None


def test_four_replies_with_known_moves_and_no_two_alike(cast, practice):
    for session in sessions(cast, seeds=(1,)):
        said, state = session.opening, session.start
        for one in session.exchanges:
            offered = choices(session.character, state, said, session.seed, practice.replies)
            assert len(offered) == 4
            assert len({choice.words for choice in offered}) == 4
            assert all(choice.moves and "{" not in choice.words for choice in offered)
            assert any(not HARMFUL.isdisjoint(choice.moves) for choice in offered)
            assert any(HARMFUL.isdisjoint(choice.moves) for choice in offered)
            assert offered == choices(session.character, state, said, session.seed, practice.replies)
            said, state = one.said, one.state


def chooser(character, practice, seed, pick):
    """A meeting in which somebody picks by the look of the words alone."""
    from trivet.simulation import AuthoredVoice, Luck, step

    state, bag, luck, used = start_of(character.persona), Bag(seed), Luck(seed), set()
    said = first_line(character, state, bag)
    for _ in range(16):
        chosen = pick(choices(character, state, said, seed, practice.replies, used))
        used.add(chosen.words)
        after = step(character.persona, luck, state, chosen.moves)
        said, state = AuthoredVoice().say(character, state, after, chosen.moves, bag), after
        if state.is_over:
            break
    return state.alliance


def test_length_and_place_do_not_give_the_good_reply_away(cast, practice):
    """Picking the longest, the shortest or always the same place ends no better than the competent practitioner by far, and much alike."""
    looks = {
        "longest": lambda four: max(four, key=lambda one: len(one.words)),
        "shortest": lambda four: min(four, key=lambda one: len(one.words)),
        **{f"place {at}": (lambda four, at=at: four[at]) for at in range(4)},
    }
    people = list(cast.values())
    ends = {name: sum(chooser(one, practice, seed, pick) for one in people for seed in range(8)) / (8 * len(people))
            for name, pick in looks.items()}  # fmt: skip
    assert max(ends.values()) - min(ends.values()) < 0.10, ends
    competent = sum(play(one, PRACTITIONERS["competent"], seed).end.alliance for one in people for seed in range(8)) / (
        8 * len(people)
    )
    assert max(ends.values()) < competent - 0.08, ends


def test_the_coach_has_a_sentence_a_reason_and_another_way_for_every_turn(cast, practice):
    for name in ("competent", "random", "colluder", "silent"):
        for session in sessions(cast, name, seeds=(1, 2)):
            for before, one in zip(session.states, session.exchanges, strict=False):
                said = review(session.character, before, one.moves, one.state, practice.coach)
                assert said.text
                assert said.outcome == outcome_of(before, one.state)
                assert said.reason is not None, (one.moves, before.stands)
                assert (said.instead is None) == (said.outcome == "helped")


def test_every_reason_the_engine_can_give_has_words(practice):
    import re
    from pathlib import Path

    import trivet.simulation.fit as fit

    keys = set(re.findall(r'"(R\d+|[a-z]+-[a-z-]+|repeated)"', Path(fit.__file__).read_text()))
    assert keys - set(practice.coach.reasons) <= {"goal-before"}, keys - set(practice.coach.reasons)


def test_a_debrief_names_what_happened_and_one_thing_of_each(cast, practice):
    for name, stage in product(("expert", "novice", "enforcer", "colluder"), Stage):
        for one in cast.values():
            session = play(one, PRACTITIONERS[name], 6, stage=stage)
            found = debrief(one, session.states, practice.coach, predictions=["better"] * len(session.exchanges))
            assert len(found.points) == len(session.states)
            assert len(found.told) + len(found.missed) == len(one.client.facts)
            assert found.strength and found.next_step.text and found.always
            assert "{" not in found.strength
            assert len(found.strains) == session.end.strains
            assert sum(strain.repaired is not None for strain in found.strains) == session.end.mended
            assert found.foreseen.made == len(session.exchanges)
            noticed = [turning for turning in found.turnings if turning.key == "rupture_noticed"]
            assert len(noticed) <= session.end.strains
            assert [turning.turn for turning in found.turnings] == sorted(turning.turn for turning in found.turnings)


def test_a_silent_strain_is_found_with_the_turns_until_it_was_spoken_to(cast, practice):
    tanya = cast["tanya"]
    moves = [
        (MoveId.OPEN,),
        (MoveId.TASKWHY,),
        (MoveId.NAME, MoveId.AUTONOMY),
        *[(MoveId.NAME, MoveId.OWN), (MoveId.VALIDATE,)] * 3,
    ]
    session = play(tanya, script(*moves), 3, turns=len(moves), stage=Stage.REPAIR)
    strain = debrief(tanya, session.states, practice.coach).strains[0]
    assert (strain.kind, strain.began, strain.noticed_after) == ("withdrawal", 0, 3)
    assert strain.repaired is not None


def test_a_debrief_needs_a_meeting(dean, practice):
    with pytest.raises(ValueError, match="no meeting"):
        debrief(dean, (), practice.coach)


def test_moves_are_read_and_a_typing_slip_is_named():
    assert read_moves("REFLECT,role+Validate,") == ((MoveId.REFLECT,), (MoveId.ROLE, MoveId.VALIDATE), ())
    with pytest.raises(UnknownMoveError, match=r"'REFLET' is not a move. Did you mean REFLECT\?"):
        read_moves("REFLET")


def test_two_meetings_with_the_same_choices_are_the_same_by_either_road(dean, practice):
    """Choose mode and write mode differ in where the moves come from, and in nothing else."""
    by_script = play(dean, script((MoveId.REFLECT,), (MoveId.GOALASK, MoveId.REFLECT)), 4, turns=2)
    named = play(dean, script(*read_moves("reflect,goalask+reflect")), 4, turns=2)
    assert by_script.states == named.states
    assert [one.said.id for one in by_script.exchanges] == [one.said.id for one in named.exchanges]


def test_states_follow_one_another(dean):
    session = play(dean, PRACTITIONERS["expert"], 8)
    assert all(after.turn == before.turn + 1 for before, after in pairwise(session.states))
