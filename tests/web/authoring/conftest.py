"""A client that Bob is writing."""

import pytest

from trivet.web.authoring.actions import begin, publish
from trivet.web.authoring.models import OwnClient
from trivet.web.authoring.sources import shipped_text
from trivet.web.people.models import User


@pytest.fixture
def sam(bob: User) -> OwnClient:
    """Begun from Dean, and sound."""
    return begin("Sam", start="", source=shipped_text("dean") or "", by=bob)


@pytest.fixture
def published(sam: OwnClient, bob: User) -> OwnClient:
    return publish(sam, seen=1, by=bob)


@pytest.fixture
def bare(bob: User) -> OwnClient:
    """Begun from nothing."""
    return begin("Robin", start="involuntary", source="", by=bob)
