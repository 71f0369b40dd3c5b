from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.questions import GoldenQuestion
from bot.evaluation.record import Record
from bot.evaluation.scoring import score

TEXTS = {"report.en": "Miners hold power.\n\nBanks wait."}
CITATION = {"source": "P1", "document": "report.en", "start": 0, "end": 18, "quote": "Miners hold power."}


def question(**expect: Any) -> GoldenQuestion:
    return GoldenQuestion.model_validate(
        {"id": "q", "question": "who holds 7 sites?", "expect": {"mode": "answer", "reply_lang": "en", **expect}}
    )


def record(**fields: Any) -> Record:
    default = {"id": "q", "mode": "answer", "language": "en", "text": "Miners hold power.", "citations": [CITATION]}
    return Record.model_validate({**default, **fields})


def failed(expect: dict[str, Any], fields: dict[str, Any]) -> list[str]:
    return [outcome.check for outcome in score(question(**expect), record(**fields), TEXTS).failures]


def test_a_right_answer_passes_every_check() -> None:
    expect = {
        "must": [["miner", "معدن"]],
        "must_not": ["bank"],
        "sources_any": ["P1", "P2"],
        "sources_all": ["P1"],
        "no_calc": True,
    }
    verdict = score(question(**expect), record(), TEXTS)
    assert verdict.passed
    of_every_answer = {"length", "citations", "quotes", "mode", "reply_lang"}
    of_the_expectation = {"must", "must_not", "sources_any", "sources_all", "no_calc"}
    assert {outcome.check for outcome in verdict.outcomes} == of_every_answer | of_the_expectation


@pytest.mark.parametrize(
    ("expect", "fields", "check"),
    [
        ({}, {"mode": "chat"}, "mode"),
        ({}, {"language": "ar"}, "reply_lang"),
        ({}, {"text": "لدى المعدنين طاقة."}, "reply_lang"),
        ({"must": [["miners"], ["banks", "lenders"]]}, {}, "must"),
        ({"must_not": ["HOLD"]}, {}, "must_not"),
        ({"numbers": [{"v": 9, "unit": "%"}]}, {}, "numbers"),
        ({"sources_any": ["P2", "P3"]}, {}, "sources_any"),
        ({"sources_all": ["P1", "P2"]}, {}, "sources_all"),
        ({"calc": {"name": "rerate"}}, {}, "calc"),
        ({"no_calc": True}, {"calculation": {"name": "rerate"}}, "no_calc"),
        ({}, {"text": "Miners hold power. " * 50}, "length"),
        ({}, {"citations": [CITATION] * 7}, "citations"),
        ({}, {"citations": [{**CITATION, "end": 17}]}, "quotes"),
        ({}, {"citations": [{**CITATION, "document": "other"}]}, "quotes"),
        ({}, {"citations": [{**CITATION, "start": -18, "end": 600}]}, "quotes"),
        ({}, {"citations": [{**CITATION, "end": 0, "quote": ""}]}, "quotes"),
    ],
)
def test_one_fault_fails_its_own_check_alone(expect: dict[str, Any], fields: dict[str, Any], check: str) -> None:
    assert failed(expect, fields) == [check]


def test_other_modes_are_accepted_where_they_are_listed() -> None:
    assert failed({"mode_any": ["calc", "correct"]}, {"mode": "correct"}) == []


def test_any_language_will_do_where_any_is_asked() -> None:
    assert failed({"reply_lang": "any"}, {"text": "لدى المعدنين طاقة.", "language": "ar"}) == []


def test_an_empty_text_is_a_fault() -> None:
    assert "length" in failed({}, {"text": " \n"})


def test_soft_scores_do_not_fail_an_answer() -> None:
    expect = {"caveat_any": [["hold"], ["condition"]], "sources_wanted": ["P1", "P9"]}
    verdict = score(question(**expect), record(text="Miners hold power at 7 of 8 sites."), TEXTS)
    assert verdict.passed
    assert (verdict.caveats.ratio, verdict.wanted_sources.ratio) == (0.5, 0.5)
    assert verdict.unsupported == (8.0,)


def test_numbers_that_a_calculation_prints_are_supported() -> None:
    calculation = {
        "name": "sector_revenue",
        "arguments": {"share": 0.3},
        "result": {"value": 20.85},
        "caveats": ["over 13 years"],
    }
    text = "It makes $20.9 billion at 30%, averaged over 13 years, at 7 sites, not 44."
    assert score(question(), record(text=text, calculation=calculation), TEXTS).unsupported == (44.0,)


def test_a_long_list_of_names_is_cut_in_a_reason() -> None:
    verdict = score(question(must=[[f"word{n}" for n in range(20)]]), record(), TEXTS)
    assert verdict.failures[0].reason == "none of word0, word1, word2, word3, word4, word5 …"


def test_a_question_without_an_expectation_cannot_be_scored() -> None:
    with pytest.raises(ValueError, match="nothing is expected"):
        score(GoldenQuestion(id="q", question="?"), record(), TEXTS)
