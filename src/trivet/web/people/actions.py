"""What is done to the provider and to accounts. Each is one transaction."""

from django.db import IntegrityError, transaction

from trivet.content.customer import ProviderDetails
from trivet.web.people.audit import record
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import PROVIDER_FIELDS, Branded, Provider, User
from trivet.web.people.queries import UNNAMED
from trivet.web.people.versions import check_version


@transaction.atomic
def save_brand(details: ProviderDetails, logo: LogoChoice, *, seen: int, by: User) -> Provider:
    """Store who the provider is. Raises ChangedMeanwhileError when somebody else did so after this form was opened."""
    Provider.objects.get_or_create(id=1, defaults={"name": UNNAMED})
    row = Provider.objects.select_for_update().get(id=1)
    before = (row.details(), row.logo_value())
    for name in PROVIDER_FIELDS:
        setattr(row, name, getattr(details, name))
    put_logo(row, logo)
    if before == (row.details(), row.logo_value()):
        return row
    check_version(row, seen)
    row.updated_by = by
    row.version += 1
    row.save()
    record(by, "changed", row)
    return row


def put_logo(row: Branded, choice: LogoChoice) -> None:
    """Set or take away a row's logo; the caller saves."""
    if choice.removed:
        row.logo_data, row.logo_kind, row.logo_alt = b"", "", ""
    elif choice.logo is not None:
        row.logo_data, row.logo_kind, row.logo_alt = choice.logo.data, choice.logo.kind, choice.logo.alt
    elif row.has_logo and choice.alt:
        row.logo_alt = choice.alt


@transaction.atomic
def add_person(email: str, password: str | None, *, name: str, role: str, by: User | None = None) -> User:
    """A new account. Raises IntegrityError when the address has one."""
    user = User.objects.create_user(email, password, name=name, role=role)
    record(by or user, "added" if by else "made", user)
    return user


def invite(email: str, *, name: str, role: str, by: User) -> User:
    """A colleague's account without a password; the same form sent twice finds the one that it made."""
    try:
        return add_person(email, None, name=name, role=role, by=by)
    except IntegrityError:
        return User.objects.get(email__iexact=email)


@transaction.atomic
def let_in(person: User, *, may_sign_in: bool, by: User) -> None:
    """Let a colleague sign in, or no longer: then every page is shut to them at their next click."""
    User.objects.filter(pk=person.pk).update(is_active=may_sign_in)
    record(by, "let-in" if may_sign_in else "shut-out", person)
