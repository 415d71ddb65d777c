"""A trainer, a client on the screen, and phones."""

from tests.web.classroom.steps import phone, press, put_on  # noqa: F401 -- fixtures
from tests.web.day.conftest import clock, day, desk  # noqa: F401 -- fixtures
