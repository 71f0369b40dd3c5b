"""Context: what the conversation adds to a question that leans on the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.answers import lexicon
from bot.answers.answer import Answer, Mode
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.calculators.declaration.calculation import Calculation
from bot.conversation import Conversation
from corpus.passage import Passage

_SHORT = 4  # terms: a longer question without a pronoun stands alone


@dataclass(frozen=True, slots=True)
class Context:
    """The question as it is to be searched for, and the passages that the conversation is about."""

    question: Question
    passages: tuple[Passage, ...] = ()
    asks_for_change: bool = False
    calculation: Calculation | None = None


def in_context(question: Question, conversation: Conversation, knowledge: Knowledge) -> Context:
    """Return a question with what it takes over from the last turn; unchanged when it stands alone."""
    if not conversation.turns:
        return Context(question)
    if corrected := _without_meant(question):
        question = corrected
    elif not _leans(question):
        return Context(question)
    last = conversation.turns[-1]
    replaces = any(name.kind != "place" for name in question.names)  # "what about Core Scientific?"
    context = " ".join(_carried_over(question, conversation, replaces))
    leaning = replace(question, context=context)
    passages = () if replaces else _cited(last.answer, knowledge)
    return Context(leaning, passages, leaning.says(lexicon.CHANGE), last.answer.calculation)


def _carried_over(question: Question, conversation: Conversation, replaces: bool) -> Iterator[str]:
    """Yield the words of the last turn, and of those that it leant on itself, which the question does not replace."""
    for turn in reversed(conversation.turns):
        previous = Question.of(turn.question, question.language)
        for term in previous.terms:
            if term.keys.isdisjoint(question.keys) and not (replaces and term.is_name):
                yield previous.text[term.start : term.end]
        if not _leans(previous):
            return


def _without_meant(question: Question) -> Question | None:
    """Return what a message puts in place of what was asked before ("I meant Applied Digital"), None if it does not."""
    length = lexicon.length_at(question.tokens, 0, lexicon.MEANT)
    if not length or len(question.tokens) == length:
        return None
    return replace(question, text=question.text[question.tokens[length].start :])


def _leans(question: Question) -> bool:
    if question.names and len(question.terms) > _SHORT:
        return False
    opens = lexicon.position(question.tokens[:3], lexicon.FOLLOW_UP) == 0
    refers = question.says(lexicon.PRONOUN) and not question.names
    return opens or refers or (len(question.terms) <= 2 and not question.names)


def _cited(answer: Answer, knowledge: Knowledge) -> tuple[Passage, ...]:
    if answer.mode in (Mode.CHAT, Mode.DECLINE):
        return ()
    return tuple(dict.fromkeys(passage for citation in answer.citations if (passage := knowledge.cited(citation))))
