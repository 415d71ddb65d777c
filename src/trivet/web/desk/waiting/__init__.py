"""What waits for somebody at the desk, room by room."""

from trivet.web.desk.waiting.business import of_business
from trivet.web.desk.waiting.events import of_address, of_events
from trivet.web.desk.waiting.post import of_post

__all__ = ["of_address", "of_business", "of_events", "of_post"]
