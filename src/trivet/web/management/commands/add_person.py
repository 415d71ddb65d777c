"""python -m trivet.web add_person: an account for somebody who works at the desk."""

from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import IntegrityError

from trivet.web.people.actions import add_person
from trivet.web.people.models import DESK_ROLES, Role, User


class Command(BaseCommand):
    help = "Add an owner, a trainer or a co-ordinator. The password is asked for, or read from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="as it is printed")
        parser.add_argument("--role", choices=[role.value for role in DESK_ROLES], default=Role.OWNER.value)
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, *args: object, **options: object) -> None:
        email, name, role = str(options["email"]), str(options["name"]), str(options["role"])
        password = input() if options["password_stdin"] else getpass("Password: ")
        try:
            validate_email(email)
            validate_password(password, User(email=email, name=name))
            add_person(email, password, name=name, role=role)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except IntegrityError as error:
            raise CommandError(f"{email} has an account already. Nothing was changed.") from error
        self.stdout.write(f"{name} can sign in as {email}.")
