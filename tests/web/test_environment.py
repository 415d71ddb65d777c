"""Settings read from the environment."""

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
