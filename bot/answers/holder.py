"""Holder: whether a sentence names who holds an office. Known people are `corpus.names`'; others are told by shape."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.answers.lexicon import stop_words
from bot.answers.terms import concepts, keys_of
from corpus.names import Mention, mentions_in
from corpus.thesaurus import concepts_in
from corpus.tokens import Token, tokenise

HEAD = concepts("head")
_REACH = 4  # words between an office and who holds it: "chief executive of Zephyria, Ana Lima"


def names_holder(sentence: str, known: Collection[str] = ()) -> bool:
    """Tell whether a sentence names a person beside an office; `known` are the ids of people who are no answer."""
    tokens = tokenise(sentence)
    mentions = mentions_in(tokens)
    if any(mention.name.kind == "person" and mention.name.id not in known for mention in mentions):
        return True
    offices = [(start, end) for concept, start, end in concepts_in(tokens) if "#" + concept in HEAD]
    return any(_is_beside(at, start, end) for at in _full_names(sentence, tokens, mentions) for start, end in offices)


def _full_names(sentence: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[int]:
    """Return where two words stand next to one another that may be a first and a last name."""
    known = [any(one.start <= token.start < one.end for one in mentions) for token in tokens]
    bare = [
        not seen and not token.is_number and token.form not in stop_words() and _is_bare(sentence, token)
        for token, seen in zip(tokens, known, strict=True)
    ]
    return [at for at, pair in enumerate(pairwise(bare)) if all(pair) and _adjoin(sentence, tokens[at], tokens[at + 1])]


def _is_bare(sentence: str, token: Token) -> bool:
    """Whether a word is no concept of the field, and in Latin letters capitalised."""
    word = sentence[token.start : token.end]
    plain = not any(key.startswith("#") for key in keys_of(word))
    return plain and (token.is_arabic or word[:1].isupper())


def _adjoin(sentence: str, one: Token, other: Token) -> bool:
    return one.is_arabic == other.is_arabic and sentence[one.end : other.start].isspace()


def _is_beside(at: int, start: int, end: int) -> bool:
    """Whether two words at a place stand near an office, before it or after."""
    return 0 <= start - (at + 2) < _REACH or 0 <= at - end < _REACH
