"""What chaos leaves: a report of each kind says what went wrong, and tells it in lines."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Chaos(BaseModel):
    """A report; nothing is to be lost."""

    model_config = ConfigDict(frozen=True)

    lost: int

    @property
    def wrong(self) -> int:
        """How much was not as it should be."""
        return self.lost

    def lines(self) -> list[str]:
        """Tell it in lines for a terminal."""
        raise NotImplementedError


class Talked(Chaos):
    """What a crowd had while something was killed: updates sent, no reply to them, or one too many."""

    updates: int
    doubled: int
    examples: tuple[str, ...] = ()  # of both

    @property
    def wrong(self) -> int:
        """How much was not as it should be."""
        return self.lost + self.doubled

    def lines(self) -> list[str]:
        """Tell it in lines for a terminal."""
        return [f"{self.updates} updates, {self.lost} lost, {self.doubled} doubled", *self.examples]
