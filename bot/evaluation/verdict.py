"""A verdict: how one answer did on every check."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Outcome(_Model):
    """A hard check by name; `reason` is "" when it passes."""

    check: str
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing was wrong."""
        return not self.reason


class Share(_Model):
    """A soft score: so many met of so many wanted."""

    met: int = 0
    wanted: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(met=self.met + other.met, wanted=self.wanted + other.wanted)

    @property
    def ratio(self) -> float | None:
        """The share, None when nothing was wanted."""
        return self.met / self.wanted if self.wanted else None


class Verdict(_Model):
    """An answer's hard checks and soft scores."""

    outcomes: tuple[Outcome, ...]
    caveats: Share
    wanted_sources: Share
    unsupported: tuple[float, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The hard checks that failed."""
        return tuple(outcome for outcome in self.outcomes if not outcome.passed)

    @property
    def passed(self) -> bool:
        """Whether every hard check passed."""
        return not self.failures
