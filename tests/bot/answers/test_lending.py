from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from tests.bot.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "mw"),
    [
        ("how many homes could TeraWulf's site power?", 770),
        ("كم بيت يكفي موقع تيراوولف؟", 770),
        ("calculate mining revenue with TeraWulf's capacity", 770),
        ("what would TeraWulf's site earn if it were leased at $140 per kW-month?", 770),
    ],
)
def test_an_input_is_taken_from_the_passage_that_says_it_and_cited(ask_shipped: Ask, question: str, mw: float) -> None:
    answer = ask_shipped(question)
    assert answer.calculation is not None
    assert answer.calculation.arguments["mw"] == mw
    origin = next(item.origin for item in answer.calculation.inputs if item.name == "mw")
    assert origin.label == "P12"
    assert "P12" in [citation.source for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "rates", "labels"),
    [
        ("Cipher's AWS lease against its Fluidstack lease in $/kW-month?", [101.85, 148.81], ("Amazon", "Fluidstack")),
        ("compare Applied Digital and Hut 8 per kW-month", [155.6, 158.7], ("Applied Digital", "Hut 8")),
        ("قارن إيجار تيراوولف وهت 8 لكل كيلووات", [154.2, 158.7], ("تيرا وولف", "هت 8")),
    ],
)
def test_named_contracts_are_compared(ask_shipped: Ask, question: str, rates: list[float], labels: tuple[str]) -> None:
    answer = ask_shipped(question)
    assert answer.calculation is not None
    assert answer.calculation.name == "lease_rate"
    found = answer.calculation.value
    assert isinstance(found, list)
    assert all(rate == pytest.approx(wanted, rel=0.025) for rate, wanted in zip(found, rates, strict=True))
    assert answer.calculation.labels == labels
    assert all(label in answer.text for label in labels)


def test_what_a_contract_counts_is_taken_with_its_figures(ask_shipped: Ask) -> None:
    gross = ask_shipped("compare Cipher's AWS deal and its Fluidstack deal per kW-month, one is gross")
    assert gross.calculation is not None
    assert gross.calculation.arguments["basis"] == ["gross", "it"]
    cloud = ask_shipped("compare IREN's Microsoft contract and Core Scientific's deal per kW-month")
    assert cloud.calculation is not None
    assert cloud.calculation.arguments["basis"] == ["cloud", "it"]
    assert "caveat-cloud" in cloud.calculation.caveats


@pytest.mark.parametrize(
    "question",
    [
        "how many MW can TeraWulf's site reach?",
        "how many TWh did data centres use in 2024 according to the IEA?",
        "which is bigger in MW: Hut 8's deal or Applied Digital's?",
        "how much does CoreWeave pay Core Scientific?",
        "كم تيراواط ساعة استهلكت مراكز البيانات سنة 2024 عند وكالة الطاقة الدولية؟",
    ],
)
def test_a_question_of_fact_borrows_nothing(ask_shipped: Ask, question: str) -> None:
    assert ask_shipped(question).calculation is None


def test_whoever_has_no_site_in_the_sources_lends_none(ask_shipped: Ask) -> None:
    answer = ask_shipped("how many homes could VanEck's site power?")
    assert answer.calculation is None or "mw" not in answer.calculation.arguments


def test_what_is_given_is_not_borrowed(ask_shipped: Ask) -> None:
    answer = ask_shipped("how many homes could 100 MW of TeraWulf's site power?")
    assert answer.calculation is not None
    assert answer.calculation.arguments["mw"] == 100
    assert answer.mode is Mode.CALC
