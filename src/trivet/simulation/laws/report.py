"""What the laws found: figures beside their bars, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One bar of one law. `figure` and `bar` are words with numbers in them; `held` is None where it is only told."""

    law: int
    name: str
    figure: str
    bar: str
    held: bool | None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings about one client."""

    client: str
    seeds: int
    findings: tuple[Finding, ...]

    @property
    def fallen(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.held is False)

    @property
    def held(self) -> bool:
        return not self.fallen

    def law(self, number: int) -> tuple[Finding, ...]:
        """The findings about one law."""
        return tuple(one for one in self.findings if one.law == number)
