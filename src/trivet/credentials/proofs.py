"""Data Integrity proofs, eddsa-rdfc-2022 (W3C vc-di-eddsa). The one file that knows openbadgeslib and its parts.

Pinned to openbadgeslib 4.6.3: it brings the contexts (never the network), the bounded RDFC-1.0 canonicalisation and the
check that a JSON document says no more than was signed. Some of it has no public name, hence the exact version.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from openbadgeslib.ob3 import ldp
from openbadgeslib.ob3._canon_guard import WorkBudget, canonize_dataset, isolate
from openbadgeslib.ob3.contexts import load_context
from openbadgeslib.ob3.verifier import OB3VerificationError
from pyld import jsonld  # type: ignore[import-untyped]

from trivet.credentials.errors import CredentialError, UnreadableError
from trivet.credentials.json_text import Json, items_of, read_object, write
from trivet.credentials.keys import SIGNATURE_BYTES, Key, from_multibase, is_signed, multibase
from trivet.credentials.moments import moment_of, written

SUITE = "eddsa-rdfc-2022"
Loaded: TypeAlias = dict[str, object]


def sign(document: dict[str, Json], key: Key, method: str, *, now: datetime) -> dict[str, Json]:
    """The document with its proof. It must have no proof yet, and only terms of its contexts."""
    proof: dict[str, Json] = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": written(now),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = key.sign(_options_digest(write(proof | {"@context": document["@context"]})) + _own_digest(document))
    return document | {"proof": proof | {"proofValue": multibase(signature)}}


def find_proof(document: Mapping[str, Json]) -> dict[str, Json]:
    """The one proof that this room can check. UnreadableError when there is none, or a choice."""
    known = [
        proof
        for proof in items_of(document.get("proof"))
        if isinstance(proof, dict) and proof.get("cryptosuite") == SUITE
    ]
    if len(known) != 1:
        raise UnreadableError("That badge carries no signature that Trivet can check (it knows eddsa-rdfc-2022).")
    return known[0]


def method_of(proof: Mapping[str, Json]) -> str:
    """The address of the key that is said to have signed; "" when the proof names none or is for another purpose."""
    method = proof.get("verificationMethod")
    whole = proof.get("type") == "DataIntegrityProof" and proof.get("proofPurpose") == "assertionMethod"
    return method if whole and isinstance(method, str) else ""


def created_of(proof: Mapping[str, Json]) -> datetime | None:
    created = proof.get("created")
    return None if created is None else moment_of(created)


def is_covered(document: dict[str, Json]) -> bool:
    """Whether the JSON says exactly what its proof signs: VC Data Integrity 1.0, section 2.4.1 (context validation).

    A proof signs the statements that the JSON stands for. Without this check a stranger could add a member that no
    context knows, or spell one twice, and the signature would still be good.
    """
    try:
        ldp._screen_structure(document, contexts=False)
        ldp._check_json_ld_form(document, find_proof(document), _load)
    except ldp.OB3GuardUnavailable:
        raise
    except OB3VerificationError:
        return False
    return True


def is_signed_by(document: dict[str, Json], public: bytes) -> bool:
    """Whether the proof is a signature of this document by the secret half of `public` (32 bytes)."""
    proof = find_proof(document)
    value = proof.get("proofValue")
    try:
        signature = from_multibase(value if isinstance(value, str) else "")
        plain = {name: part for name, part in document.items() if name != "proof"}
        digest = _digest(plain, {name: part for name, part in proof.items() if name != "proofValue"})
    except ldp.OB3GuardUnavailable:
        raise
    except (CredentialError, OB3VerificationError):
        return False
    return len(signature) == SIGNATURE_BYTES and is_signed(public, signature, digest)


@lru_cache(maxsize=16)
def _options_digest(options: bytes) -> bytes:
    """The proof's half. It is the same for all badges that are signed in the same second with the same key."""
    return hashlib.sha256(ldp._canonize(read_object(options), _load).encode()).digest()


def _own_digest(document: dict[str, Json]) -> bytes:
    """The document's half, for a document that we made ourselves.

    A stranger's is expanded once more beforehand, to see that it is not made to take for ever (`_digest`).
    """
    dataset = isolate(jsonld).to_rdf(document, {"produceGeneralizedRdf": False, "documentLoader": _load})
    return hashlib.sha256(canonize_dataset(dataset).encode()).digest()


def _digest(document: dict[str, Json], proof: Mapping[str, Json]) -> bytes:
    """64 bytes: SHA-256 of the canonical proof options, then of the canonical document (vc-di-eddsa, 3.2.4)."""
    options = dict(proof) | {"@context": document.get("@context")}
    budget = WorkBudget()
    return b"".join(
        hashlib.sha256(ldp._canonize(part, _load, budget).encode()).digest() for part in (options, document)
    )


def _load(address: str, options: object = None) -> Loaded:  # noqa: ARG001 -- PyLD calls a loader with both
    """A context that came with the package, read once. The tag lets PyLD keep its terms from call to call."""
    return {"contextUrl": None, "documentUrl": address, "document": _context(address), "tag": "static"}


@lru_cache(maxsize=16)
def _context(address: str) -> dict[str, object]:
    return load_context(address)
