"""Who signed: the address of the key that a credential names, and whether that key signed this very document."""

from dataclasses import dataclass
from datetime import datetime

from trivet.credentials import proofs
from trivet.credentials.baking import Carried
from trivet.credentials.moments import moment_of


@dataclass(frozen=True, slots=True)
class Signature:
    """Of a credential as it was found. `made` is the moment the signer gives: its own word, like all of it."""

    carried: Carried
    method: str
    made: datetime

    @property
    def did(self) -> str:
        return self.method.partition("#")[0]

    def is_good(self, public: bytes) -> bool:
        """Whether `public` (32 bytes) signed the document and all that it says."""
        if self.carried.token is not None:
            return self.carried.token.is_signed_by(public)
        # In this order: whether it says only what can be signed bounds what canonicalising a stranger's document costs.
        return proofs.is_covered(self.carried.document) and proofs.is_signed_by(self.carried.document, public)


def read_signature(carried: Carried) -> Signature:
    """UnreadableError when there is none of a kind that Trivet knows."""
    issued = moment_of(carried.document.get("validFrom"))
    if carried.token is not None:
        return Signature(carried, carried.token.kid, issued)
    proof = proofs.find_proof(carried.document)
    return Signature(carried, proofs.method_of(proof), proofs.created_of(proof) or issued)
