"""Context: what the conversation adds to a question that leans on the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answers import lexicon
from bot.answers.answer import Answer, Mode
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.calculators.declaration.calculation import Calculation
from bot.conversation import Conversation
from corpus.names import Name, find_names
from corpus.passage import Passage

_PAIR = 2
_OWN_WAW = 3  # letters: of a shorter word, و is its own
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
    named = [name for name in question.names if name.kind != "place"]
    replaces = bool(named)  # "what about Core Scientific?"
    context = " ".join(_carried_over(question, conversation, replaces))
    if replaces and (partner := _partner_in(last.question, named, knowledge)):
        context += f" {partner}"
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


def _partner_in(asked: str, named: Sequence[Name], knowledge: Knowledge) -> str:
    """Return who of two in the last question the sources bring together with who is named now, "" for nobody.

    "Cipher's deal with Fluidstack?", "and the Amazon one?": Cipher's. Of one alone, another one takes the place.
    """
    before = list({found.name.id: found for found in find_names(asked) if found.name.kind != "place"}.values())
    if len(before) < _PAIR or {found.name.id for found in before} & {name.id for name in named}:
        return ""
    keys, names = {"@" + name.id for name in named}, " ".join(name.en for name in named)
    for found in before:
        if knowledge.bring_together({*keys, "@" + found.name.id}, f"{found.name.en} {names}"):
            return asked[found.start : found.end]
    return ""


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
    return opens or _is_joined(question) or refers or (len(question.terms) <= 2 and not question.names)


def _is_joined(question: Question) -> bool:
    """Whether a question that names nobody opens with "and" written on to a word: «وهامش الربح؟»."""
    first = question.tokens[0].form if question.tokens else ""
    joined = first.startswith("و") and len(first) > _OWN_WAW and first not in lexicon.OWN_WAW
    return joined and not question.names and len(question.terms) <= _SHORT


def _cited(answer: Answer, knowledge: Knowledge) -> tuple[Passage, ...]:
    if answer.mode in (Mode.CHAT, Mode.DECLINE):
        return ()
    return tuple(dict.fromkeys(passage for citation in answer.citations if (passage := knowledge.cited(citation))))
