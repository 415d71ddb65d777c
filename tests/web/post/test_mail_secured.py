"""A mail server behind TLS and a password: trusted, not trusted, refused."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pytest_django.fixtures import Settings
from tests.web.post.conftest import NOW, Postbox, Queue, _free_port

from trivet.web.environment import Mail
from trivet.web.post.models import Message, State
from trivet.web.post.sending import send_due

PASSWORD = "kettle"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Key and certificate of 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path / "server.pem"
    plain = serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def _may_come_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    assert isinstance(data, LoginPassword)
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


@pytest.fixture
def secured(certificate: Path) -> Iterator[tuple[Postbox, Mail]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    box, port = Postbox(), _free_port()
    controller = Controller(
        box, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, auth_required=True,
        authenticator=_may_come_in,
    )  # fmt: skip
    controller.start()
    yield (
        box,
        Mail(host="127.0.0.1", port=port, user="desk", password=PASSWORD, starttls=True, sender="post@trivet.example"),
    )
    controller.stop()


def test_a_letter_goes_through_a_secured_line_with_a_password(
    secured: tuple[Postbox, Mail], letter: Queue, settings: Settings, certificate: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    box, settings.EMAIL = secured
    letter()
    assert send_due(NOW) == 1 and len(box.received) == 1


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    secured: tuple[Postbox, Mail], letter: Queue, settings: Settings
):
    box, settings.EMAIL = secured
    letter()
    assert send_due(NOW) == 0 and box.received == []
    row = Message.objects.get()
    assert (row.state, row.error) == (
        State.QUEUED, "The mail server could not prove who it is, so nothing was handed over.",
    )  # fmt: skip


def test_a_wrong_password_is_said_in_words_and_nowhere_repeated(
    secured: tuple[Postbox, Mail], letter: Queue, settings: Settings, certificate: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    box, mail = secured
    settings.EMAIL = Mail(
        host=mail.host, port=mail.port, user="desk", password="pot", starttls=True, sender=mail.sender
    )
    letter()
    assert send_due(NOW) == 0 and box.received == []
    row = Message.objects.get()
    assert (row.state, row.error) == (
        State.QUEUED, "The mail server refused the user name or the password in TRIVET_SMTP.",
    )  # fmt: skip
