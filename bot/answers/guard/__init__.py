"""The number guard: no figure, name or quotation goes out that the evidence does not hold."""

from bot.answers.guard.guard import Guard

__all__ = ["Guard"]
