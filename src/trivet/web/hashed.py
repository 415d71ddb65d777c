"""Static files by their hashed names once collectstatic has run; by their plain names before."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class HashedOnceCollected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """So that tests and a first look need no collecting."""

    def url(self, name: str | None, force: bool = False) -> str:
        if name and not self.hashed_files:
            return f"{self.base_url}{name}"
        return str(super().url(name, force))
