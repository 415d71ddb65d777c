"""What is changed of people and organisations. Each is one transaction."""

from copy import copy

from django.db import transaction

from trivet.web.desk.forms import PERSON_FIELDS
from trivet.web.events.actions import find_organisation
from trivet.web.events.models import Organisation, Participant
from trivet.web.people.audit import changed, record
from trivet.web.people.models import User


@transaction.atomic
def change_person(person: Participant, values: dict[str, str], *, by: User) -> Participant:
    """Store somebody anew; an organisation typed is found or made."""
    row = Participant.objects.select_for_update().get(pk=person.pk)
    before = copy(row)
    for name in PERSON_FIELDS:
        setattr(row, name, values[name])
    row.organisation = find_organisation(values["organisation"])
    row.save()
    names = (*PERSON_FIELDS, "organisation_id")
    record(by, "changed", row, changed(before, row, names, personal=names))
    return row


@transaction.atomic
def change_organisation(organisation: Organisation, *, name: str, nation: str, by: User) -> Organisation:
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = copy(row)
    row.name, row.nation = name, nation
    row.save()
    record(by, "changed", row, changed(before, row, ("name", "nation")))
    return row
