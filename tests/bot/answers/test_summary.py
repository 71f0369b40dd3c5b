from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from bot.conversation import Conversation
from corpus.document import Document
from tests.bot.answers.checks import assert_grounded, figures
from tests.bot.answers.conftest import Ask
from tests.bot.answers.corpora import answerer_of, lease


@pytest.mark.parametrize("question", ["summarise the report", "لخص لي التقرير", "tl;dr", "أبرز النقاط؟"])
def test_a_summary_opens_as_the_report_does_and_goes_on_in_its_order(
    ask_shipped: Ask, shipped: dict[str, Document], question: str
) -> None:
    answer = ask_shipped(question)
    assert_grounded(answer, shipped)
    assert {citation.document for citation in answer.citations} == {f"report.{answer.language}"}
    starts = [citation.start for citation in answer.citations]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert len(answer.text.split("\n\n")) >= 4


def test_a_summary_tells_the_reports_figures(ask_shipped: Ask) -> None:
    assert figures(ask_shipped("what are the key numbers?").text) & {13.9, 20, 9, 770, 1000, 100, 3.5} != set()


def test_without_the_report_there_is_still_a_reply() -> None:
    assert answerer_of([lease("en")]).answer("summarise the report", Conversation()).text


@pytest.mark.parametrize(
    ("question", "corrected"),
    [("what did the report get wrong?", "Nvidia"), ("ايه الأخطاء اللي في التقرير؟", "إنفيديا")],
)
def test_what_the_report_got_wrong_is_listed(ask_shipped: Ask, question: str, corrected: str) -> None:
    answer = ask_shipped(question)
    assert answer.mode is Mode.ANSWER
    assert corrected in answer.text
    assert answer.text.count("•") == len(answer.citations) > 2
