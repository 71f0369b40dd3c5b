"""Check: a golden question in each language, answered from the index in force."""

from __future__ import annotations

from bot.admin.trial import Candidate
from bot.evaluation.answers import judge
from bot.evaluation.questions import read_questions
from bot.golden import QUESTIONS
from bot.operations.check import Check, warning, well, wrong
from index.generation import Generation

_ASKED = ("ar-02", "en-01")  # by their ids: one in each language


def check_questions(generation: Generation) -> Check:
    """Tell whether golden questions are answered, and as well as they should be."""
    questions = [question for question in read_questions(QUESTIONS) if question.id in _ASKED]
    judged = list(judge(Candidate(generation), questions))
    if silent := [item for item in judged if not item.record.text.strip()]:
        seen = f"no answer to “{silent[0].question.question}”"
        return wrong("questions", seen, "look into the log for why; `qudra ask` shows the error")
    lost = [item for item in judged if item.verdict is not None and not item.verdict.passed]
    if lost:
        seen = f"not answered as it should be: “{lost[0].question.question}”"
        mend = "`qudra eval answers` tells more; after documents were removed this may be as you want it"
        return warning("questions", seen, mend)
    slowest = max(item.record.elapsed_ms for item in judged)
    return well("questions", f"{len(judged)} answered as they should be, the slower in {slowest:.0f} ms")
