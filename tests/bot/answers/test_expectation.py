from __future__ import annotations

import pytest

from bot.answers.expectation import Expectation, Kind, counts, expectations_of, kinds_in, met
from bot.answers.terms import terms_of

ASKED = [
    ("Who runs Stronghold?", Expectation(Kind.HOLDER)),
    ("مين قال كده؟", Expectation(Kind.PERSON)),
    ("which company bought it?", Expectation(Kind.ORGANISATION)),
    ("أي شركة اشترت الموقع؟", Expectation(Kind.ORGANISATION)),
    ("When did it close?", Expectation(Kind.TIME)),
    ("امتى حصل الكلام ده؟", Expectation(Kind.TIME)),
    ("متى اكتمل الشراء؟", Expectation(Kind.TIME)),
    ("where is the site?", Expectation(Kind.PLACE)),
    ("الموقع فين؟", Expectation(Kind.PLACE)),
    ("why did it fall?", Expectation(Kind.REASON)),
    ("ليه السعر نزل؟", Expectation(Kind.REASON)),
    ("how many megawatts?", Expectation(Kind.NUMBER, "MW")),
    ("كم ميجاوات؟", Expectation(Kind.NUMBER, "MW")),
    ("how much did they pay?", Expectation(Kind.NUMBER, "USD")),
    ("بكام باعوه؟", Expectation(Kind.NUMBER, "USD")),
    ("what share of US electricity is it?", Expectation(Kind.NUMBER, "%")),
    ("how many years?", Expectation(Kind.NUMBER, "years")),
]


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_a_question_asks_for_a_kind_of_answer(question: str, expected: Expectation) -> None:
    assert expected in expectations_of(question)


def test_an_open_question_asks_for_none() -> None:
    assert expectations_of("Tell me about TeraWulf") == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The deal closed on 17 March 2025.", Expectation(Kind.TIME)),
        ("اكتمل الشراء في مارس.", Expectation(Kind.TIME)),
        ("It reached 770 MW.", Expectation(Kind.NUMBER, "MW")),
        ("بلغ 3.5 مليار دولار.", Expectation(Kind.NUMBER, "USD")),
        ("The site is in Pennsylvania.", Expectation(Kind.PLACE)),
        ("It fell because power cost more.", Expectation(Kind.REASON)),
    ],
)
def test_a_sentence_holds_kinds_of_answer(sentence: str, kind: Expectation) -> None:
    assert kind in kinds_in(sentence)
    assert met(kind, sentence)


def test_a_year_is_no_amount() -> None:
    assert Expectation(Kind.NUMBER, "") not in kinds_in("It opened in 2024.")


def test_a_name_that_the_question_gives_is_no_answer_to_who() -> None:
    who = Expectation(Kind.ORGANISATION)
    assert met(who, "Bitfarms bought Stronghold.", frozenset({"stronghold"}))
    assert not met(who, "Stronghold was bought.", frozenset({"stronghold"}))


@pytest.mark.parametrize(
    ("sentence", "word", "counted"),
    [
        ("It has 210 employees.", "employees", True),
        ("Its employees left in 2024.", "employees", False),
        ("قال مصدران إن الموقع بيع.", "مصدر", True),
        ("The EIA counted 137 mining facilities.", "facilities", True),
    ],
)
def test_what_is_counted_has_a_number_before_it(sentence: str, word: str, counted: bool) -> None:
    assert counts(sentence, terms_of(word)[0]) is counted
