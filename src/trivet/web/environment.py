"""Settings from the environment, read with a sentence for whoever mistyped one."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_SENDER = "trivet@localhost"
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True)
class Mail:
    """How letters leave: through a server, or onto the desk's mail page."""

    backend: str = "trivet.web.post.backend.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    sender: str = _SENDER


def switch(name: str, *, default: bool) -> bool:
    """A yes or no. Raises ImproperlyConfigured for anything else."""
    given = os.environ.get(name)
    if given is None:
        return default
    if given.lower() in _YES:
        return True
    if given.lower() in _NO:
        return False
    raise ImproperlyConfigured(f"{name} is '{given}'; write 1 or 0")


def hosts(name: str) -> list[str]:
    """Host names, separated by commas; this machine's own when none are given."""
    given = [host.strip() for host in os.environ.get(name, "").split(",")]
    return [host for host in given if host] or list(_LOCAL)


def is_local(names: Sequence[str]) -> bool:
    return set(names) <= set(_LOCAL)


def address(name: str, hosts: Sequence[str], *, https: bool) -> str:
    """Where people reach this site, without a slash at the end: in mails, QR codes and badges. Else the first host."""
    given = os.environ.get(name, "").rstrip("/")
    if not given:
        return f"https://{hosts[0].lstrip('.')}" if https else f"http://{_LOCAL[1]}:8000"
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            f"{name} is '{given}'; write the site's address, such as https://training.example.org"
        )
    return given


def mail(name: str) -> Mail:
    """smtp://user:password@host:587?from=desk@example.org (STARTTLS), smtps:// (TLS from the start), or nothing."""
    given = os.environ.get(name)
    if not given:
        return Mail()
    parts = urlsplit(given)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured(
            f"{name} is not an address such as smtp://user:password@host:587?from=desk@example.org"
        )
    secure = parts.scheme == "smtps"
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if secure else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not secure and parts.hostname not in _LOCAL,
        tls=secure,
        sender=parse_qs(parts.query).get("from", [_SENDER])[0],
    )
