"""Badges that anybody can check: issuing, baking, status lists, verifying. Pure: no database, no network, no clock."""

from trivet.credentials.award import Achievement, Award, Standard, StatusPlace, hashed_email
from trivet.credentials.badge import Badge, issue
from trivet.credentials.baking import ATTACHMENT, MOST_FILE_BYTES, Carried, Form, bake_svg, unbake
from trivet.credentials.claims import Claims, belongs_to, read_claims
from trivet.credentials.errors import AwardError, CredentialError, IssuerError, UnreadableError
from trivet.credentials.issuer import Issuer, did_document, did_web
from trivet.credentials.keys import Key
from trivet.credentials.picture import Face, picture
from trivet.credentials.standing import list_address
from trivet.credentials.status import Purpose, StatusList, free_index, status_credential
from trivet.credentials.trust import DidDocument, own_document, read_did_document, trust, web_address
from trivet.credentials.verdict import Outcome, Status, Verdict
from trivet.credentials.verification import verify
from trivet.credentials.wording import facts, headline, notes

__all__ = [
    "ATTACHMENT",
    "MOST_FILE_BYTES",
    "Achievement",
    "Award",
    "AwardError",
    "Badge",
    "Carried",
    "Claims",
    "CredentialError",
    "DidDocument",
    "Face",
    "Form",
    "Issuer",
    "IssuerError",
    "Key",
    "Outcome",
    "Purpose",
    "Standard",
    "Status",
    "StatusList",
    "StatusPlace",
    "UnreadableError",
    "Verdict",
    "bake_svg",
    "belongs_to",
    "did_document",
    "did_web",
    "facts",
    "free_index",
    "hashed_email",
    "headline",
    "issue",
    "list_address",
    "notes",
    "own_document",
    "picture",
    "read_claims",
    "read_did_document",
    "status_credential",
    "trust",
    "unbake",
    "verify",
    "web_address",
]
