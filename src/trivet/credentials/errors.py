"""What the room refuses, in words for a person."""


class CredentialError(ValueError):
    """Anything this room refuses."""


class UnreadableError(CredentialError):
    """A file that is not a badge, or not one that can be read safely."""


class IssuerError(CredentialError):
    """An issuer that cannot sign: no key at this time, or a site address that cannot be a DID."""


class AwardError(CredentialError):
    """An award that cannot become a badge as it stands."""
