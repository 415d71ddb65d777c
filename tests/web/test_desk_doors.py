"""What docs/reference/roles.md promises, asked of the pages themselves."""

import pytest
from django.test import Client
from django.urls import reverse

from trivet.web.people.models import Role, User

OWNER, TRAINER, COORDINATOR = Role.OWNER, Role.TRAINER, Role.COORDINATOR
PAGES = {
    "events:list": {OWNER, TRAINER, COORDINATOR},
    "desk:participants": {OWNER, TRAINER, COORDINATOR},
    "post:mail": {OWNER, TRAINER, COORDINATOR},
    "sales:enquiries": {OWNER, COORDINATOR},
    "sales:quotes": {OWNER, COORDINATOR},
    "sales:invoices": {OWNER, COORDINATOR},
    "sales:closures": {OWNER, COORDINATOR},
    "sales:business": {OWNER},
    "sales:terms": {OWNER},
    "desk:brand": {OWNER},
    "desk:team": {OWNER},
    "awards:keys": {OWNER},
    "records:privacy": {OWNER},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.django_db
def test_a_role_opens_the_pages_that_the_reference_gives_it(role: Role) -> None:
    person = User.objects.create_user(f"{role}@example.org", "a-long-password", name=role.label, role=role)
    client = Client()
    client.force_login(person)
    opened = {name for name in PAGES if client.get(reverse(name)).status_code == 200}
    assert opened == {name for name, may in PAGES.items() if role in may}
