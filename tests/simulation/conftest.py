"""What the tests of the simulation share: the content as it is served."""

import pytest

from trivet.content.practice import Practice, load_practice
from trivet.simulation import Character, cast_of


@pytest.fixture(scope="session")
def practice() -> Practice:
    return load_practice()


@pytest.fixture(scope="session")
def cast(practice: Practice) -> dict[str, Character]:
    return cast_of(practice)


@pytest.fixture(scope="session")
def dean(cast: dict[str, Character]) -> Character:
    return cast["dean"]
