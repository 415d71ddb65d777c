"""This machine's addresses on the networks it is in, for phones in the same room. Nothing is sent to find them."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

#: An address of each kind of private network. To "connect" a datagram socket only asks which way a letter would go.
_FAR = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
#: Linux: the address of an interface by its name.
_SIOCGIFADDR = 0x8915


def addresses() -> tuple[str, ...]:
    """IPv4 addresses by which others on the same network reach this machine, the likeliest first. May be none."""
    found = dict.fromkeys((*_by_way_out(), *_by_interface(), *_by_name()))
    return tuple(one for one in found if _is_of_use(one))


def room_site(asked_by: str) -> str:
    """Where phones reach this site, when its own address is a name that only this machine knows; else as asked.

    `asked_by` is the address that the screen was opened by, such as http://127.0.0.1:8000. `trivet serve --room` names
    the machine's own in TRIVET_ROOM; without it the phones need the screen to be opened by an address they can reach.
    """
    return os.environ.get("TRIVET_ROOM", "").rstrip("/") or asked_by if is_only_here(asked_by) else asked_by


def is_only_here(site: str) -> bool:
    """Whether an address leads nowhere from another machine."""
    host = urlsplit(site).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _by_way_out() -> Iterator[str]:
    for far in _FAR:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))
            except OSError:
                continue
            yield str(probe.getsockname()[0])


def _by_interface() -> Iterator[str]:
    try:
        import fcntl  # -- Unix only
    except ImportError:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, name.encode()[:15].ljust(256, b"\0"))
            except OSError:
                continue
            yield socket.inet_ntoa(answer[20:24])


def _by_name() -> Iterator[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    for *_, place in found:
        yield str(place[0])


def _is_of_use(one: str) -> bool:
    found = ipaddress.IPv4Address(one)
    return not (found.is_loopback or found.is_unspecified or found.is_link_local or found.is_multicast)
