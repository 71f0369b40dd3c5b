from __future__ import annotations

import pytest

from bot.answers.question import Question
from bot.answers.sides import Side


def sides(text: str) -> tuple[Side, ...]:
    return Question.of(text).sides


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("IREN-Microsoft vs Hut 8: are the $ per MW comparable?", {"@iren", "@microsoft"}, {"@hut-8"}),
        ("wait for the grid: LBNL number vs VanEck number", {"@berkeley-lab"}, {"@vaneck"}),
        ("أيهما أكبر: صفقة هت 8 ولا صفقة أبلايد ديجيتال؟", {"@hut-8"}, {"@applied-digital"}),
        ("EPRI 2024 or 2026?", {"2024"}, {"2026"}),
        ("compare the shares of 2022 and 2024", {"2022"}, {"2024"}),
        ("قارن نصيبها بين 2022 و2024", {"2022"}, {"2024"}),
    ],
)
def test_a_comparison_has_two_sides(text: str, one: set[str], other: set[str]) -> None:
    assert sides(text) == (one, other)


def test_what_sets_two_deals_apart_are_their_own_words() -> None:
    sale, contract = sides("Talen-Amazon: the March 2024 campus sale versus the June 2025 contract. MW and dollars?")
    assert {"2024", "#sell"} <= sale
    assert {"2025", "#deal"} <= contract
    assert sale.isdisjoint(contract)


def test_each_side_is_asked_for_without_the_other() -> None:
    question = Question.of("wait for the grid: LBNL number vs VanEck number")
    one, other = (question.for_side(side).names for side in question.sides)
    assert [name.id for name in one] == ["berkeley-lab"]
    assert [name.id for name in other] == ["vaneck"]


@pytest.mark.parametrize("text", ["what did Hut 8 and Applied Digital say?", "or?", "MW or", ""])
def test_without_two_halves_there_are_no_sides(text: str) -> None:
    assert sides(text) == ()
