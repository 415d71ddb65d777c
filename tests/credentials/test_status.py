"""Status lists: what goes in comes out, each free place is as likely as the next, nothing tells how many there are."""

import json
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from badges import ISSUER, NOW, REVOKED
from hypothesis import given, settings
from hypothesis import strategies as st

from trivet.credentials import CredentialError, Purpose, StatusList, UnreadableError, free_index, status_credential
from trivet.credentials.status import SIZE, decode, encode, is_set


@settings(max_examples=30, deadline=None)
@given(st.frozensets(st.integers(0, SIZE - 1), max_size=60))
def test_what_is_set_is_set_and_nothing_else(places: frozenset[int]) -> None:
    bits = decode(encode(places))
    assert len(bits) * 8 == SIZE
    assert sum(byte.bit_count() for byte in bits) == len(places)
    assert all(is_set(bits, place) for place in places)


def test_the_first_place_is_the_leftmost_bit() -> None:
    assert decode(encode({0}))[0] == 0b1000_0000


def test_a_signed_list_has_its_time_and_is_the_same_each_time() -> None:
    listed = StatusList(REVOKED, Purpose.REVOCATION, frozenset({1, 94}))
    made = status_credential(listed, ISSUER, now=NOW, valid_for=timedelta(days=7))
    said = json.loads(made.json_ld)
    assert made == status_credential(listed, ISSUER, now=NOW, valid_for=timedelta(days=7))
    assert (said["id"], said["issuer"], said["validUntil"]) == (REVOKED, ISSUER.did, "2027-03-19T16:30:00Z")
    assert said["credentialSubject"]["statusPurpose"] == "revocation"


@pytest.mark.parametrize("wrong", [{"size": 8}, {"size": SIZE + 1}, {"set_bits": frozenset({SIZE})}, {"set_bits": frozenset({-1})}])  # fmt: skip
def test_a_list_too_short_to_hide_in_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(CredentialError):
        StatusList(REVOKED, Purpose.REVOCATION, **wrong)


def test_a_place_outside_the_list_is_refused() -> None:
    with pytest.raises(UnreadableError):
        is_set(decode(encode(())), SIZE)


def test_free_places_are_free_and_spread_evenly() -> None:
    rng, taken = Random(7), {0, 3, 5}
    found = Counter(free_index(taken, rng, size=8) for _ in range(5_000))
    assert set(found) == {1, 2, 4, 6, 7}
    assert min(found.values()) > 850
    assert free_index(set(range(7)), rng, size=8) == 7
    with pytest.raises(CredentialError, match="full"):
        free_index(set(range(8)), rng, size=8)
