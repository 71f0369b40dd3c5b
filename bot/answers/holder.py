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
    """Tell whether a sentence names a person beside an office; `known` are the ids of people who are no answer.

    That somebody of another office is named ("its chief strategy officer, Kerri Langlais") says nothing of this one.
    """
    tokens = tokenise(sentence)
    mentions = mentions_in(tokens)
    offices = [(start, end) for concept, start, end in concepts_in(tokens) if "#" + concept in HEAD]
    people = [_span(tokens, one) for one in mentions if one.name.kind == "person" and one.name.id not in known]
    people += [(at, at + 2) for at in _full_names(sentence, tokens, mentions)]
    return any(_is_beside(person, office) for person in people for office in offices)


def _span(tokens: Sequence[Token], mention: Mention) -> tuple[int, int]:
    """Return the places of a name's first word and of the word after it."""
    inside = [at for at, token in enumerate(tokens) if mention.start <= token.start < mention.end]
    return inside[0], inside[-1] + 1


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


def _is_beside(person: tuple[int, int], office: tuple[int, int]) -> bool:
    """Whether a name stands near an office, before it or after."""
    return 0 <= office[0] - person[1] < _REACH or 0 <= person[0] - office[1] < _REACH
