"""Orders in a message: to leave the bot's rules or to make something up, and what they leave to ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from bot.answers import lexicon
from bot.answers.domain import DOMAIN
from bot.answers.question import Question
from bot.answers.terms import terms_of
from corpus.names import find_names
from corpus.quantities import find_quantities
from corpus.tokens import Token, tokenise


class Order(StrEnum):
    """What an order is to."""

    LEAVE_RULES = "leave-rules"
    FABRICATE = "fabricate"


_QUOTED = re.compile(r"""(?:'[^']{3,}'|"[^"]{3,}"|“[^”]{3,}”|«[^»]{3,}»)""")
_CLAUSE = re.compile(r"(?<=[.!?؟\n;؛:])\s+|[,،]\s+")
_SYSTEM = re.compile(r"^\W*system\W*[:>\n]", re.IGNORECASE)  # as a conversation's first line would begin
_MARK = re.compile("[?؟]")
_ASKING = (lexicon.HOW_MANY, lexicon.WHO, lexicon.WHICH, lexicon.WHEN, lexicon.WHERE, lexicon.WHY)
_JOINS = "and|then|also|now|just|but|ثم|وبعدين|بس"
_TRIMMED = " \t\n.;:؛،,"
_REACH = 4  # words from "ignore" to "instructions"
_JOINED = "و"


def order_in(text: str) -> Order | None:
    """Return what a text orders, None when it orders nothing."""
    if leaves_rules(text):
        return Order.LEAVE_RULES
    return Order.FABRICATE if any(map(_fabricates, _clauses(text))) else None


@lru_cache(maxsize=4_096)
def leaves_rules(text: str) -> bool:
    """Tell whether a text orders whoever reads it to leave the rules; the order may be wrapped in anything."""
    return bool(_SYSTEM.match(text)) or any(map(_end_of_leaving, _clauses(text)))


def matter_of(question: Question) -> Question:
    """Return what a message with an order leaves to ask about: its questions, else what the sources say of its matter.

    What it wants said is no finding: of that only the names and what is measured are left, its figures are asked for.
    Of a fabrication only the names are left.
    """
    if question.names and any(map(_fabricates, _clauses(question.text))):
        text = " ".join(name.ar if question.language == "ar" else name.en for name in question.names)
        return Question.of(text, question.language)
    asked: list[str] = []
    dictated: list[str] = []
    for clause in _clauses(_QUOTED.sub(" ", _SYSTEM.sub("", question.text, count=1))):
        rest = clause[_end_of_leaving(clause) :]
        said = _dictated(rest)
        told = said is not None or len(rest) < len(clause) or bool(find_names(rest))
        rest = rest if said is None else said
        (dictated if told and not _asks(rest) else asked).append(rest.strip(_TRIMMED))
    text, matter = ". ".join(clause for clause in asked if terms_of(clause)), ". ".join(map(_asked_for, dictated))
    if not _has_matter(text) and _has_matter(matter):
        return Question.of(matter, question.language)
    return Question.of(text, question.language, "" if find_names(text) else _named(matter))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause.strip()]


def _end_of_leaving(clause: str) -> int:
    """Return where the words of a clause end that leave the bot's rules, 0 when none do."""
    tokens = tokenise(clause)
    ends = [*_phrases(tokens, lexicon.INJECTION), *_leaving(clause, tokens)]
    if not _asks(clause):
        ends += _headed(clause, tokens, lexicon.INJECTION_UNASKED)
    return max((tokens[end - 1].end for end in ends), default=0)


def _leaving(clause: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield behind which words a verb has left the rules: the bot's own anywhere, any at the head of a clause."""
    for at in range(len(tokens)):
        length = lexicon.length_at(tokens, at, lexicon.LEAVE)
        if not length:
            continue
        words = lexicon.OWN_RULES + ("|" + lexicon.RULES) * _orders(clause, tokens, at)
        last = min(at + length + _REACH, len(tokens))
        yield from (to + found for to in range(at + length, last) if (found := lexicon.length_at(tokens, to, words)))


def _fabricates(clause: str) -> bool:
    tokens = tokenise(clause)
    return lexicon.says(tokens, lexicon.FABRICATE) or any(_headed(clause, tokens, lexicon.FABRICATING))


def _orders(clause: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb orders: at the head of a clause, or joined to one that does."""
    return (
        lexicon.heads(clause, tokens, at)
        or lexicon.says(tokens[at - 1 : at], _JOINS)
        or tokens[at].form.startswith(_JOINED)
    )


def _dictated(clause: str) -> str | None:
    """Return what a clause wants said, None when it wants nothing said."""
    tokens = tokenise(clause)
    end = next(_headed(clause, tokens, lexicon.DICTATE), 0)
    return clause[tokens[end - 1].end :] if end else None


def _asks(clause: str) -> bool:
    tokens = tokenise(clause)
    opens = lexicon.length_at(tokens, 0, f"{lexicon.INTERROGATIVE}|{lexicon.YES_NO}")
    return bool(_MARK.search(clause) or opens or any(lexicon.says(tokens, words) for words in _ASKING))


def _asked_for(claim: str) -> str:
    """Return a claim with its figures asked for: "TeraWulf has 9999 MW" becomes "TeraWulf has how many MW"."""
    tokens = tokenise(claim)
    for quantity in reversed(find_quantities(claim)):
        number = next((token for token in tokens if token.end > quantity.start), None)
        if number is None or quantity.unit == "year":
            continue
        unit = claim[number.end : quantity.end]
        claim = f"{claim[: quantity.start]} {_how_many(claim)} {unit} {claim[quantity.end :]}"
    return claim


def _how_many(claim: str) -> str:
    return "كم" if any(token.is_arabic for token in tokenise(claim)) else "how many"


def _named(matter: str) -> str:
    return " ".join(matter[found.start : found.end] for found in find_names(matter))


def _has_matter(text: str) -> bool:
    """Tell whether a text has a name or a word of the field."""
    keys = {key for term in terms_of(text) for key in term.keys}
    return bool(find_names(text)) or not keys.isdisjoint(DOMAIN)


def _phrases(tokens: Sequence[Token], words: str) -> Iterator[int]:
    """Yield behind which words a phrase of a list ends."""
    yield from (at + found for at in range(len(tokens)) if (found := lexicon.length_at(tokens, at, words)))


def _headed(clause: str, tokens: Sequence[Token], words: str) -> Iterator[int]:
    """Yield behind which words a phrase of a list ends that orders."""
    for at in range(len(tokens)):
        if (length := lexicon.length_at(tokens, at, words)) and _orders(clause, tokens, at):
            yield at + length
