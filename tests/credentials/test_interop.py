"""Our badges before judges that are not ours: @digitalbazaar/vc for the proof, jose for the token, on node."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from badges import AWARD, FIRST, ISSUER, NOW, PLACE, REVOKED, ROTATED, SECOND, SUSPENDED

from trivet.credentials import Issuer, Purpose, StatusList, did_document, issue, status_credential

HERE = Path(__file__).parent / "interop"
WEEK = timedelta(days=7)
LATER = NOW + timedelta(days=150)


def why_not() -> str:
    """Why the judges cannot be asked; "" when they can. Their packages are installed by the lock on the first run."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node and npm are not installed: badges were not shown to other implementations"
    if not (HERE / "node_modules" / "jose").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        run = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300, check=False)
        if run.returncode:
            return "npm could not install the packages: badges were not shown to other implementations"
    return ""


def case(award: Any, at: datetime, *, issuer: Any = ISSUER, email: str = AWARD.email) -> dict[str, object]:
    badge = issue(award, issuer, now=award.issued)
    return {"credential": json.loads(badge.json_ld), "jwt": badge.jwt, "email": email, "now": at.isoformat()}


def tampered() -> dict[str, Any]:
    found: dict[str, Any] = case(AWARD, NOW)
    found["credential"]["credentialSubject"]["identifier"][0]["identityHash"] = "Bob Price"
    head, _, signature = found["jwt"].split(".")
    other = case(replace(AWARD, person="Bob Price"), NOW)["jwt"]
    assert isinstance(other, str)
    return found | {"jwt": f"{head}.{other.split('.')[1]}.{signature}"}


def at_place(index: int) -> Any:
    assert AWARD.status
    return replace(AWARD, status=replace(AWARD.status, index=index))


def cases() -> dict[str, object]:
    short = replace(AWARD, valid_until=NOW + timedelta(days=100))
    return {
        "good": case(AWARD, NOW),
        "tampered": tampered(),
        "wrong person": case(AWARD, NOW, email="bob@example.org"),
        "in time": case(short, NOW),
        "expired": case(short, LATER),
        "not yet valid": case(AWARD, NOW - timedelta(days=1)),
        "revoked": case(at_place(PLACE + 1), NOW),
        "suspended": case(at_place(PLACE + 2), NOW),
        "new key": case(replace(AWARD, issued=SECOND.since), LATER, issuer=ROTATED),
        "old key, after rotation": case(AWARD, LATER),
        "key of a stranger": case(AWARD, NOW, issuer=replace(ISSUER, keys=(replace(SECOND, since=FIRST.since, id="key-1"),))),
        "long name": case(replace(AWARD, person="Ŵ🦊" * 100), NOW),
    }  # fmt: skip


@lru_cache(maxsize=1)
def said() -> dict[str, dict[str, Any]]:
    return ask(ROTATED, cases())


def ask(issuer: Issuer, of: dict[str, object]) -> dict[str, dict[str, Any]]:
    """The judge of status lists reads the clock on the wall, so the lists are signed now."""
    always = replace(ISSUER, keys=(replace(FIRST, since=datetime.min.replace(tzinfo=UTC)),))
    yesterday = datetime.now(UTC) - timedelta(days=1)
    lists = {
        one.url: json.loads(status_credential(one, always, now=yesterday, valid_for=WEEK).json_ld)
        for one in (
            StatusList(REVOKED, Purpose.REVOCATION, frozenset({PLACE + 1})),
            StatusList(SUSPENDED, Purpose.SUSPENSION, frozenset({PLACE + 2})),
        )
    }
    job = json.dumps({"did": did_document(issuer), "lists": lists, "cases": of})
    run = subprocess.run(
        ["node", "verify.mjs"], cwd=HERE, input=job, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, dict[str, Any]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module", autouse=True)
def judges() -> None:
    if reason := why_not():
        pytest.skip(reason)


@pytest.mark.parametrize("name", ["good", "in time", "new key", "old key, after rotation", "long name"])
def test_a_good_badge_is_good_to_others(name: str) -> None:
    one = said()[name]
    assert one["proof"] == {"verified": True, "set": [], "error": ""}
    assert (one["token"]["verified"], one["belongs"]) == (True, True)


@pytest.mark.parametrize("name", ["tampered", "key of a stranger"])
def test_a_changed_badge_and_a_strangers_key_are_refused(name: str) -> None:
    one = said()[name]
    assert not one["proof"]["verified"] and "Invalid signature" in one["proof"]["error"]
    assert one["token"] == {"verified": False, "error": "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"}


def test_somebody_elses_badge_is_good_but_not_theirs() -> None:
    one = said()["wrong person"]
    assert (one["proof"]["verified"], one["token"]["verified"], one["belongs"]) == (True, True, False)


@pytest.mark.parametrize(("name", "words", "code"), [("expired", "validUntil", "ERR_JWT_EXPIRED"), ("not yet valid", "validFrom", "ERR_JWT_CLAIM_VALIDATION_FAILED")])  # fmt: skip
def test_a_badge_out_of_its_time_is_refused(name: str, words: str, code: str) -> None:
    one = said()[name]
    assert not one["proof"]["verified"] and words in one["proof"]["error"]
    assert one["token"] == {"verified": False, "error": code}


@pytest.mark.parametrize(("name", "purpose"), [("revoked", "revocation"), ("suspended", "suspension")])
def test_revoked_and_suspended_are_told_apart(name: str, purpose: str) -> None:
    """The proof itself stays good: others report the bit beside it."""
    assert said()[name]["proof"]["set"] == [purpose]


def test_others_refuse_what_a_stolen_key_signed() -> None:
    stolen = replace(ROTATED, keys=(replace(FIRST, revoked=NOW), SECOND))
    one = ask(stolen, {"signed before": case(replace(AWARD, status=None), NOW)})["signed before"]
    assert not one["proof"]["verified"] and "not authorized" in one["proof"]["error"]
    assert one["token"] == {"verified": False, "error": "no such key"}
