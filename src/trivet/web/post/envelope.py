"""A letter as a MIME message: text, HTML, an invitation as mail programs want it, and files. No tracking, no pictures."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from trivet.press.mail import one_line
from trivet.web.addresses import site
from trivet.web.people.queries import provider
from trivet.web.post.letter import Enclosure
from trivet.web.post.models import Message


class AddressError(ValueError):
    """An address to which no mail can go."""


def envelope(message: Message) -> EmailMessage:
    """The message with its headers; the same letter always has the same Message-ID. Raises AddressError."""
    mail = EmailMessage(policy=SMTP)
    row = provider()
    mail["From"] = _address(one_line(row.name), settings.EMAIL.sender)
    mail["To"] = _address("", message.to)
    if row.email:
        mail["Reply-To"] = _address(one_line(row.name), row.email)
    mail["Subject"] = one_line(message.subject)
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = message_id(message)
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = message.language
    if message.unsubscribe:
        mail["List-Unsubscribe"] = f"<{one_line(message.unsubscribe)}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    _fill(mail, message)
    return mail


def message_id(message: Message) -> str:
    """Stays when a letter is handed over again, so that a second copy is known for one."""
    edition = f".{message.edition}" if message.edition else ""
    return f"<{message.number}{edition}@{urlsplit(site()).hostname}>"


def sender() -> str:
    """The bare address that servers are told."""
    return _address("", settings.EMAIL.sender).addr_spec


def recipient(message: Message) -> str:
    return _address("", message.to).addr_spec


def _fill(mail: EmailMessage, message: Message) -> None:
    # Seven bits throughout: nothing here depends on what a server on the way can carry.
    mail.set_content(message.text, cte="quoted-printable")
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    files = [Enclosure(one.name, one.media_type, bytes(one.data)) for one in message.enclosures.all()]
    # Outlook and Google show buttons for the calendar file among the alternatives, other programs the attached one.
    for file in [file for file in files if _method(file)][:1]:
        mail.add_alternative(file.data.decode(), subtype="calendar", params={"method": _method(file)}, cte="base64")
    for file in files:
        _attach(mail, file)


def _attach(mail: EmailMessage, file: Enclosure) -> None:
    """A file to keep. A calendar file goes as Google sends its own: as a second invitation it would be counted twice."""
    kind, _, subtype = file.media_type.partition(";")[0].partition("/")
    if _method(file):
        kind, subtype = "application", "ics"
    mail.add_attachment(file.data, maintype=kind, subtype=subtype, filename=one_line(file.name))


def _method(file: Enclosure) -> str:
    """REQUEST or CANCEL of a calendar file; "" for any other file."""
    kind, _, rest = file.media_type.partition(";")
    return rest.partition("=")[2].strip() if kind == "text/calendar" else ""


def _address(name: str, address: str) -> Address:
    """Letters beyond ASCII in a domain are written as servers know them."""
    local, _, domain = address.strip().rpartition("@")
    try:
        local.encode("ascii")
        return Address(display_name=name, username=local, domain=domain.encode("idna").decode())
    except ValueError as error:
        raise AddressError("That is not an e-mail address to which mail can go.") from error
