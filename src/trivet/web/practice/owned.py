"""The columns that say whose a piece of practice is: an account's, a known participant's, or only this browser's."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.web.events.models import Participant

#: Exactly one of the three.
ONE_OWNER = (
    Q(user__isnull=False, participant__isnull=True, browser="")
    | Q(user__isnull=True, participant__isnull=False, browser="")
    | (Q(user__isnull=True, participant__isnull=True) & ~Q(browser=""))
)


class Owned(models.Model):
    """Something that somebody practised. A child's Meta inherits from this one and adds its own constraints to these."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    #: Named, so that a merge of two participants finds and hands over these rows too.
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="%(app_label)s_%(class)s_rows"
    )
    #: What a signed cookie holds; nobody knows who it is.
    browser = models.CharField(max_length=43, blank=True, db_index=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=ONE_OWNER, name="%(app_label)s_%(class)s_has_one_owner"),
        )
