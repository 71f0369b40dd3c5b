"""What was asked back about a calculation is answered by a short message, in either language."""

from __future__ import annotations

import pytest

from bot.answers.answer import Answer, Mode
from bot.conversation import Conversation
from bot.engine import Engine


def talk(engine: Engine, *messages: str) -> list[Answer]:
    conversation = Conversation()
    return [engine.ask(message, conversation) for message in messages]


@pytest.mark.parametrize(
    ("first", "second", "mw"),
    [
        ("calculate the NPV of a lease", "100", 100),
        ("calculate the NPV of a lease", "120 MW", 120),
        ("احسب عائد التأجير لموقع", "١٠٠ ميجا", 100),
        ("how many homes is 770 GW?", "yes", 770),
        ("how many homes is 770 GW?", "no, 500 MW", 500),
        ("كم بيت تكفي 770 جيجاوات؟", "أيوه", 770),
    ],
)
def test_the_answer_goes_on_with_the_calculation(engine: Engine, first: str, second: str, mw: float) -> None:
    asked, answered = talk(engine, first, second)
    assert asked.mode is Mode.CLARIFY
    assert answered.calculation is not None
    assert answered.calculation.arguments["mw"] == mw


def test_another_question_drops_it(engine: Engine) -> None:
    _, answered = talk(engine, "calculate the NPV of a lease", "who leased from Core Scientific?")
    assert answered.calculation is None
    assert answered.mode is Mode.ANSWER


def test_a_yes_to_nothing_calculates_nothing(engine: Engine) -> None:
    assert talk(engine, "yes")[0].calculation is None


def test_a_refusal_names_the_input_and_its_unit_in_the_askers_language(engine: Engine) -> None:
    arabic, english = talk(engine, "كم بيت تكفي ٧٧٠ جيجاوات؟", "how many homes is 770 GW?")
    assert arabic.text.startswith("القدرة: ")
    assert "٧٧٠ ميجاوات" in arabic.text
    assert "The power must be" in english.text
    assert "Did you mean 770 MW?" in english.text


def test_the_askers_digits_are_kept_where_a_reply_has_none(engine: Engine) -> None:
    _, answered = talk(engine, "كم بيت تكفي ٧٧٠ جيجاوات؟", "نعم")
    assert "٦٫٧٤٥" in answered.text


def test_what_is_too_long_for_a_message_goes_with_the_evidence(engine: Engine) -> None:
    (answer,) = talk(engine, "أيهما أربح لموقع 100 ميجاوات: التعدين أم التأجير؟")
    assert len(answer.text) <= 900
    assert any(line.startswith("المدخلات") for line in answer.details)


def test_a_calculation_says_its_range_as_an_estimate(engine: Engine) -> None:
    english, arabic = talk(engine, "mining revenue for 100 MW?", "احسب إيراد التعدين لموقع 100 ميجاوات")
    assert "Estimated range of margin" in english.text
    assert "النطاق المقدّر" in arabic.text
