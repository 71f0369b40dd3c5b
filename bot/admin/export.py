"""Feedback and gaps as golden questions: a line each, ready to be completed and put into `home/golden`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.state.feedback import Feedback
    from bot.state.gaps import Gap
    from bot.state.receipts import Receipt
    from bot.state.stores import State

_MOST_GAPS = 1_000
_MODES_TO_KEEP = frozenset({"answer", "correct", "calc", "abstain", "decline"})

Question = dict[str, Any]


def exported(state: State) -> list[Question]:
    """Return what people said of answers, and what was not answered, as golden questions.

    An answer that was liked and never disliked is expected again; what else holds is for the editor to say.
    """
    questions = {question["id"]: question for question in _of_feedback(state)}
    for gap in state.gaps(_MOST_GAPS):
        question = gap_question(gap, state)
        questions.setdefault(question["id"], question)
    return list(questions.values())


def gap_question(gap: Gap, state: State) -> Question:
    """Return a gap as a golden question without expectations."""
    receipt = next(filter(None, map(state.receipts.of, gap.receipts)), None)
    about = f"times asked: {gap.count}, last on {gap.last:%Y-%m-%d}"
    question = {"id": f"gap-{gap.receipts[0]}", "question": gap.question, "type": "gap", "notes": about}
    if len(gap.languages) == 1:
        question["lang"] = gap.languages[0]
    return question | (_history(receipt) if receipt is not None else {})


def lines(questions: Iterable[Question]) -> str:
    """Return questions as JSON Lines."""
    return "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in questions)


def _of_feedback(state: State) -> Iterator[Question]:
    by_receipt: dict[str, list[Feedback]] = {}
    for feedback in state.feedbacks.all():
        by_receipt.setdefault(feedback.receipt_id, []).append(feedback)
    for receipt_id, said in by_receipt.items():
        receipt = state.receipts.of(receipt_id)
        if receipt is not None:
            yield _judged(receipt, said)


def _judged(receipt: Receipt, said: list[Feedback]) -> Question:
    answer = receipt.answer
    disliked = [one for one in said if not one.liked]
    question: Question = {"id": f"feedback-{receipt.id}", "question": receipt.question, "lang": answer["language"]}
    question |= {"type": "disliked" if disliked else "liked", **_history(receipt)}
    if disliked:
        reasons = [one.reason for one in disliked if one.reason]
        return question | {"notes": "; ".join(reasons), "answer": answer["text"]}
    if answer["mode"] in _MODES_TO_KEEP:
        question["expect"] = _expectation(answer)
    return question


def _expectation(answer: Any) -> Question:
    sources = sorted({citation["source"] for citation in answer["citations"]})
    expect: Question = {"mode": answer["mode"], "reply_lang": answer["language"]}
    return expect | ({"sources_any": sources} if sources else {})


def _history(receipt: Receipt) -> Question:
    return {"history": list(receipt.before)} if receipt.before else {}
