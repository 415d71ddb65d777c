"""Settings read from the environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from trivet.web.environment import Mail, hosts, is_local, mail, switch


@pytest.mark.parametrize(("given", "meant"), [("1", True), ("YES", True), ("0", False), ("", False), ("off", False)])
def test_a_switch_is_a_yes_or_a_no(given: str, meant: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRIVET_X", given)
    assert switch("TRIVET_X", default=not meant) is meant


def test_a_switch_says_what_is_wrong_with_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRIVET_X", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="TRIVET_X is 'perhaps'; write 1 or 0"):
        switch("TRIVET_X", default=True)


def test_without_hosts_only_this_machine_is_served(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TRIVET_X", raising=False)
    assert is_local(hosts("TRIVET_X"))
    monkeypatch.setenv("TRIVET_X", "desk.example.org, localhost")
    assert hosts("TRIVET_X") == ["desk.example.org", "localhost"]
    assert not is_local(hosts("TRIVET_X"))


def test_mail_goes_into_a_folder_until_a_server_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TRIVET_X", raising=False)
    assert mail("TRIVET_X") == Mail()
    monkeypatch.setenv("TRIVET_X", "smtp://me:p%40ss@mail.example.org?from=desk@example.org")
    assert mail("TRIVET_X") == Mail(
        backend="django.core.mail.backends.smtp.EmailBackend", host="mail.example.org", port=587, user="me",
        password="p@ss", starttls=True, tls=False, sender="desk@example.org",
    )  # fmt: skip


def test_mail_says_how_it_is_written(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRIVET_X", "mail.example.org")
    with pytest.raises(ImproperlyConfigured, match="smtp://user:password@host"):
        mail("TRIVET_X")


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"TRIVET_HOSTS": "desk.example.org"}, "True 31536000 True ['desk.example.org'] False"),
        ({}, "False 0 False ['localhost', '127.0.0.1', '[::1]'] False"),
        ({"TRIVET_HTTPS": "0", "TRIVET_HOSTS": "192.0.2.7", "TRIVET_DEBUG": "1"}, "False 0 False ['192.0.2.7'] True"),
    ],
)
def test_a_name_that_others_can_call_means_https(variables: dict[str, str], wanted: str, tmp_path: Path):
    code = "from trivet.web.settings import *; print(HTTPS, SECURE_HSTS_SECONDS, SESSION_COOKIE_SECURE, ALLOWED_HOSTS, DEBUG)"
    assert run(["-c", code], variables, tmp_path).stdout.strip() == wanted


def test_an_installation_for_others_passes_djangos_own_check(tmp_path: Path):
    done = run(
        ["-m", "trivet.web", "check", "--deploy", "--fail-level", "WARNING"],
        {"TRIVET_HOSTS": "desk.example.org"},
        tmp_path,
    )
    assert (done.returncode, "no issues" in done.stdout) == (0, True)


def test_no_migration_is_missing(tmp_path: Path):
    assert run(["-m", "trivet.web", "makemigrations", "--check", "--dry-run"], {}, tmp_path).returncode == 0


def run(words: list[str], variables: dict[str, str], data: Path) -> subprocess.CompletedProcess[str]:
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("TRIVET_", "DJANGO_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, *words],
        check=False,
        capture_output=True,
        text=True,
        env={**plain, "TRIVET_DATA": str(data), **variables},
    )
