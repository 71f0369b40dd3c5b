"""Premise: what a question takes as said, and the sentence of the sources that says otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.bearing import contradicts, is_swapped
from bot.answers.candidates import Candidate
from bot.answers.claim import Beside, Claim
from bot.answers.expectation import Kind
from bot.answers.holder import HEAD
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.reading import Reader, Reading
from corpus.names import find_names

_NEAREST = 12  # sentences laid beside a question
_TOLD = 0.7  # part of what a question wants to know in a sentence's own words: so it is on the same matter
_SAID = 0.6  # part of a question's words in a sentence with its names and figures: so it is said
_RUNS = "runs|running|leads|heads|boss of|is in charge of"
_OPEN = frozenset({Kind.NUMBER, Kind.TIME, Kind.PERSON, Kind.HOLDER, Kind.ORGANISATION})


def contrary_to(question: Question, reading: Reading, reader: Reader, knowledge: Knowledge) -> Candidate | None:
    """Return the sentence that says of others, or with another figure, what a question takes as said.

    None where the question leaves a figure, name or date open, says nothing that could be checked, or is borne out.
    """
    claim = Claim.of(question.text, knowledge)
    kinds = {expectation.kind for expectation in question.expectations}
    heads = not question.keys.isdisjoint(HEAD) or question.says(_RUNS)  # "Ana Lima, the head of Zephyria"
    presents = len(claim.names) > 1 and heads
    takes = bool(claim.names) and (bool(claim.figures) or Kind.REASON in kinds or presents)
    if kinds & _OPEN or question.sides or question.context or not takes:
        return None
    nearest = list(reading.candidates[:_NEAREST])
    if not any(_bears_out(one) for one in _laid(claim, nearest, knowledge)):
        nearest += reader.read(_nameless(question)).candidates[:_NEAREST]
    laid = _laid(claim, nearest, knowledge)
    if any(_bears_out(one) for one in laid):
        return None
    against = [pair for pair in zip(nearest, laid, strict=True) if _contradicts(claim, pair[1])]
    best = max(against, key=lambda pair: (not pair[1].lacking, pair[1].near), default=None)
    return best[0] if best else None


def _laid(claim: Claim, nearest: Sequence[Candidate], knowledge: Knowledge) -> list[Beside]:
    return [Beside.of(claim, one.sentence, knowledge.document(one.sentence.passage)) for one in nearest]


def _bears_out(one: Beside) -> bool:
    return not (one.lacking or one.unmet) and one.near >= _SAID


def _contradicts(claim: Claim, one: Beside) -> bool:
    return one.said >= _TOLD and (contradicts(claim, one) or is_swapped(claim, one))


def _nameless(question: Question) -> Question:
    """Return a question without the organisations and people it names: what it says may be said of others."""
    text = question.text
    for found in reversed(find_names(text)):
        if found.name.kind != "place":
            text = f"{text[: found.start]} {text[found.end :]}"
    return Question(text, question.language)
