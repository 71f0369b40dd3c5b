"""Choices in rows."""

from __future__ import annotations

from bot.chat.choice import Choice, column, in_rows

CHOICES = [Choice(str(number), f"/ask {number}") for number in range(5)]


def test_a_column_has_one_a_row() -> None:
    assert column(CHOICES) == tuple((choice,) for choice in CHOICES)


def test_rows_are_filled_and_the_last_is_as_long_as_it_gets() -> None:
    assert [len(row) for row in in_rows(CHOICES, 2)] == [2, 2, 1]
    assert sum(in_rows(CHOICES, 3), ()) == tuple(CHOICES)
