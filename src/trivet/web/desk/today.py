"""Everything that waits for one person at the desk, most pressing first."""

from datetime import date, timedelta

from trivet.web.addresses import site
from trivet.web.desk.waiting import of_address, of_business, of_events, of_post
from trivet.web.people.models import User
from trivet.web.people.queries import provider
from trivet.web.training.queries import courses_to_come, has_customers, library, verifications
from trivet.web.training.tasks import Desk, Task, about, tasks

#: "What comes next" looks this far.
NEXT = timedelta(days=31)


def today_of(user: User, day: date) -> tuple[Task, ...]:
    """Events first, then letters, money for those who handle it, and what the courses lack."""
    coming = about(courses_to_come(day))
    desk = Desk(provider(), bool(coming) or has_customers(), coming, verifications(), library(), day)
    business = tuple(of_business(day)) if user.handles_money else ()
    return (*of_events(day), *of_post(), *business, *tasks(desk), *(of_address(site()) if user.is_owner else ()))
