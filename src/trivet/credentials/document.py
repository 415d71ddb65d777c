"""The credential as JSON: an Open Badges 3.0 AchievementCredential under Verifiable Credentials 2.0, before signing."""

from trivet.credentials.award import Achievement, Award, Standard, StatusPlace, hashed_email
from trivet.credentials.issuer import Issuer
from trivet.credentials.json_text import Json
from trivet.credentials.moments import written
from trivet.vocabulary import CertificateKind, Delivery

VC = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
MINUTES = "ext:ContactMinutes"
DELIVERY = "ext:Delivery"
_WORDS = {Delivery.IN_PERSON: "in person", Delivery.ONLINE: "online"}
_TYPES = {
    CertificateKind.ACHIEVEMENT: "Course",
    CertificateKind.ATTENDANCE: "Course",
    CertificateKind.PARTIAL: "ext:PartialAttendance",
}


def credential(award: Award, issuer: Issuer) -> dict[str, Json]:
    """The unsigned document. Every member is a term of the two contexts, so that a signature covers all of it."""
    found: dict[str, Json] = {
        "@context": [VC, OPEN_BADGES],
        "id": award.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": _profile(issuer),
        "name": award.achievement.name,
        "validFrom": written(award.issued),
    }
    if award.valid_until is not None:
        found["validUntil"] = written(award.valid_until)
    found["credentialSubject"] = _subject(award)
    if award.status is not None:
        found["credentialStatus"] = [*_entries(award.status)]
    return found


def _profile(issuer: Issuer) -> dict[str, Json]:
    more: dict[str, Json] = {name: value for name, value in (("url", issuer.url), ("email", issuer.email)) if value}
    return {"id": issuer.did, "type": ["Profile"], "name": issuer.name, **more}


def _subject(award: Award) -> dict[str, Json]:
    """Who and what. The person has no address of their own here: a name in the open, an e-mail address hashed."""
    return {
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "hashed": False, "identityHash": award.person, "identityType": "name"},
            {
                "type": "IdentityObject",
                "hashed": True,
                "identityHash": hashed_email(award.email, award.salt),
                "identityType": "emailAddress",
                "salt": award.salt,
            },
        ],
        "licenseNumber": award.number,
        "activityStartDate": award.starts.isoformat(),
        "activityEndDate": award.ends.isoformat(),
        "achievement": _achievement(award),
        "result": [
            {"type": ["Result"], "resultDescription": f"{award.achievement.id}#minutes", "value": str(award.minutes)},
            {
                "type": ["Result"],
                "resultDescription": f"{award.achievement.id}#delivery",
                "value": _WORDS[award.delivery],
            },
        ],
    }


def _achievement(award: Award) -> dict[str, Json]:
    one = award.achievement
    found: dict[str, Json] = {
        "id": one.id,
        "type": ["Achievement"],
        "achievementType": _TYPES[one.kind],
        "name": one.name,
        "description": one.description,
        "criteria": {"narrative": _narrative(one)},
        "inLanguage": award.language,
        "resultDescription": [
            _result(one, "minutes", "Minutes of contact time, breaks left out", MINUTES),
            _result(one, "delivery", "How it was taught", DELIVERY),
        ],
    }
    if award.standards:
        found["alignment"] = [_alignment(standard) for standard in award.standards]
    return found


def _narrative(achievement: Achievement) -> str:
    """Markdown, as OB 3.0 says of criteria."""
    outcomes = "\n".join(f"- {outcome}" for outcome in achievement.outcomes)
    return f"{achievement.criteria}\n\n{outcomes}" if outcomes else achievement.criteria


def _result(one: Achievement, name: str, words: str, kind: str) -> dict[str, Json]:
    return {"id": f"{one.id}#{name}", "type": ["ResultDescription"], "name": words, "resultType": kind}


def _alignment(standard: Standard) -> dict[str, Json]:
    found: dict[str, Json] = {
        "type": ["Alignment"],
        "targetName": standard.name,
        "targetUrl": standard.url,
        "targetFramework": standard.framework,
        "targetCode": standard.code,
    }
    if standard.version:
        found["targetDescription"] = f"Version {standard.version}"
    return found


def _entries(place: StatusPlace) -> list[Json]:
    """W3C Bitstring Status List 1.0, section 2.1: one entry for each purpose."""
    return [
        {
            "id": f"{address}#{place.index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose,
            "statusListIndex": str(place.index),
            "statusListCredential": address,
        }
        for purpose, address in (("revocation", place.revocation), ("suspension", place.suspension))
    ]
