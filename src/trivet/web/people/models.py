"""Who signs in, who the provider is, and what was done: shape and constraints."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from trivet.content.customer import ProviderDetails
from trivet.press.document import Logo


class Role(models.TextChoices):
    OWNER = "owner", "Owner"
    TRAINER = "trainer", "Trainer"
    COORDINATOR = "coordinator", "Co-ordinator"
    CONTACT = "contact", "Customer contact"
    PARTICIPANT = "participant", "Participant"


#: Who works at the provider's desk.
DESK_ROLES = (Role.OWNER, Role.TRAINER, Role.COORDINATOR)


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, *, name: str, role: str = Role.PARTICIPANT
    ) -> "User":
        """An account; without a password nobody can sign in to it until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, role=role)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.PARTICIPANT)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_account_an_address"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_known"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff_member(self) -> bool:
        """Works at the provider's desk."""
        return self.role in DESK_ROLES

    @property
    def handles_money(self) -> bool:
        """Sees enquiries, quotes and invoices."""
        return self.role in (Role.OWNER, Role.COORDINATOR)

    @property
    def may_read_answers(self) -> bool:
        """Reads what participants wrote in the forms of a day: those who teach it, not those who organise it."""
        return self.role in (Role.OWNER, Role.TRAINER)

    @property
    def writes_clients(self) -> bool:
        """Writes simulated clients: those who teach with them."""
        return self.role in (Role.OWNER, Role.TRAINER)

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER


class Branded(models.Model):
    """A row with a logo: checked and re-encoded before it comes here, so that it may be printed as it stands."""

    logo_data = models.BinaryField(blank=True, default=bytes)
    logo_kind = models.CharField(max_length=3, blank=True, choices=(("png", "PNG"), ("jpg", "JPEG"), ("svg", "SVG")))
    logo_alt = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @property
    def has_logo(self) -> bool:
        return bool(self.logo_kind)

    def logo_value(self) -> Logo | None:
        return Logo(bytes(self.logo_data), self.logo_kind, self.logo_alt) if self.has_logo else None


class Provider(Branded):
    """The training provider that runs this installation: one row."""

    name = models.CharField(max_length=200)
    strapline = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=7, default="#1f4e5f")
    accent = models.CharField(max_length=7, default="#b5502b")
    trainer = models.CharField(max_length=200, blank=True)
    trainer_note = models.TextField(max_length=4000, blank=True)
    updated_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="one_provider"),
            models.CheckConstraint(condition=~Q(name=""), name="provider_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    def details(self) -> ProviderDetails:
        return ProviderDetails(**{name: getattr(self, name) for name in PROVIDER_FIELDS})


#: What a person may edit of the provider, in the words of content.customer.ProviderDetails.
PROVIDER_FIELDS = (
    "name", "strapline", "email", "phone", "website", "address", "colour", "accent", "trainer", "trainer_note",
)  # fmt: skip


class AuditEntry(models.Model):
    """Who did what to which row, and when; who looked at what is personal. Ids only: no name, no note.

    `detail` is {"field": ["before", "after"]} where nothing of it is personal, else {"field": []}.
    """

    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=60)
    detail = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = (models.Index(fields=["object", "-at"], name="audit_by_object"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.object}"
