from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from bot.answers.calculations import answer_command, holds_figure
from bot.answers.knowledge import Knowledge
from bot.calculators.declaration.errors import CalculatorError
from tests.bot.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "value", "shown"),
    [
        ("what if miners moved 30% of their power to AI?", 20.85, "20.85"),
        ("لو حوّل المعدّنون 30% من طاقتهم فكم يكسبون؟", 20.85, "20.85"),
        ("لو حوّل المعدّنون ٣٠٪ من طاقتهم فكم يكسبون؟", 20.85, "٢٠٫٨٥"),
    ],
)
def test_a_calculation_says_its_figure_its_formula_and_cites_its_anchor(
    ask_shipped: Ask, question: str, value: float, shown: str
) -> None:
    answer = ask_shipped(question)
    assert answer.mode is Mode.CALC
    assert answer.calculation is not None
    assert answer.calculation.value == pytest.approx(value)
    assert shown in answer.text.split("\n\n")[0]
    assert "P5" in [citation.source for citation in answer.citations]
    assert any(line.startswith(("Formula", "المعادلة")) for line in answer.text.split("\n\n"))


def test_an_input_that_lacks_is_asked_for_in_the_askers_language(ask_shipped: Ask) -> None:
    for question, language in (
        ("how much would miners earn if they moved part of their power to AI?", "en"),
        ("لو المعدنين حولوا جزء من طاقتهم هيكسبوا كام؟", "ar"),
    ):
        answer = ask_shipped(question)
        assert (answer.mode, answer.language, answer.calculation) == (Mode.CLARIFY, language, None)


def test_an_input_out_of_range_is_said_and_not_reckoned_with(ask_shipped: Ask) -> None:
    answer = ask_shipped("what if miners moved 130% of their power to AI?")
    assert answer.mode is Mode.CLARIFY
    assert answer.calculation is None


def test_a_calculation_needs_no_sources_of_its_own(small: Knowledge) -> None:
    answer = answer_command("convert", {"value": "770", "from": "MW", "to": "GW"}, "en", small)
    assert answer.mode is Mode.CALC
    assert "0.77" in answer.text
    assert answer.citations == ()


def test_a_calculator_that_there_is_not_is_an_error(small: Knowledge) -> None:
    with pytest.raises(CalculatorError):
        answer_command("astrology", {}, "en", small)


@pytest.mark.parametrize(
    ("text", "value", "unit", "held"),
    [
        ("It is worth 13.9 billion dollars.", 13.9e9, "USD", True),
        ("It is worth 13.9 billion dollars.", 13.9, "%", False),
        ("between 4.6% and 9.1%", 9.1, "%", True),
        ("nothing here", 1.0, "", False),
    ],
)
def test_a_text_holds_a_figure_in_its_unit(text: str, value: float, unit: str, held: bool) -> None:
    assert holds_figure(text, value, unit) is held
