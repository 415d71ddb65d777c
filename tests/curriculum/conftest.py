"""The real course: its laws must hold for the content that we ship."""

import pytest

from trivet.content import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()
