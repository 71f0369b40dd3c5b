"""Terms: what a text is about, in a form in which a question and a sentence can be laid side by side.

A term is a name (`@vaneck`), a concept of the thesaurus (`#buy`), a number (`13.9`) or a stem; words without content
have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.answers.lexicon import stop_words
from corpus.names import mentions_in
from corpus.thesaurus import bare_stem, concepts_in, implied
from corpus.tokens import Token, tokenise


def concepts(words: str) -> frozenset[str]:
    """Return the keys of some concepts, named in one string."""
    return frozenset("#" + word for word in words.split())


_LIGHT = concepts("amount change compare dating figure happen later now report say share source")
LIGHT_WEIGHT = 0.3  # of such a term beside others


@dataclass(frozen=True, slots=True)
class Term:
    """One unit of content: the keys under which it may be met (concepts, or a stem), where it stands, its words."""

    keys: frozenset[str]
    start: int
    end: int
    form: str
    is_name: bool = field(init=False)  # a known one
    is_light: bool = field(init=False)  # says how something is asked rather than what about
    is_number: bool = field(init=False)  # which may be written without its zero (.4)

    def __post_init__(self) -> None:
        """Tell once what is asked often."""
        object.__setattr__(self, "is_name", any(key.startswith("@") for key in self.keys))
        object.__setattr__(self, "is_light", not self.keys.isdisjoint(_LIGHT))
        object.__setattr__(self, "is_number", all(key.lstrip(".")[:1].isdigit() for key in self.keys))


@lru_cache(maxsize=4_096)
def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms of a text, in order."""
    tokens = tokenise(text)
    covered: set[int] = set()
    terms = []
    for mention in mentions_in(tokens):
        inside = [at for at, token in enumerate(tokens) if mention.start <= token.start < mention.end]
        covered.update(inside)
        terms.append(Term(frozenset({"@" + mention.name.id}), mention.start, mention.end, mention.name.id))
    empty = _empty_words(text, tokens)
    terms.extend(_concepts(tokens, covered, empty))
    for at, token in enumerate(tokens):
        if at not in covered and at not in empty and (len(token.form) > 1 or token.is_number):
            terms.append(Term(frozenset({token.stem, bare_stem(token)}), token.start, token.end, token.form))
    return tuple(sorted(terms, key=lambda term: term.start))


def _empty_words(text: str, tokens: Sequence[Token]) -> set[int]:
    """Return the places of the words without content, also behind a particle (فكيف); in capitals, US is no pronoun."""
    stops = stop_words()
    shouted = text.isupper()
    found = set()
    for at, token in enumerate(tokens):
        written = text[token.start : token.end]
        is_name = not (shouted or token.is_arabic) and len(written) > 1 and written.isupper()
        bare = token.form[1:] if token.is_arabic and token.form[0] in "وف" else token.form
        if (token.form in stops or bare in stops) and not is_name:
            found.add(at)
    return found


def _concepts(tokens: Sequence[Token], covered: set[int], empty: set[int]) -> Iterable[Term]:
    """Take the concepts, longest spans first, each word once; a word of several concepts keeps them all."""
    spans: dict[tuple[int, int], set[str]] = {}
    for concept, start, end in concepts_in(tokens):
        spans.setdefault((start, end), set()).add("#" + concept)
    for (start, end), keys in sorted(spans.items(), key=lambda item: item[0][0] - item[0][1]):
        words = range(start, end)
        if covered.isdisjoint(words) and not (end - start == 1 and start in empty):
            covered.update(words)
            own = {tokens[start].stem} if end - start == 1 else set()
            form = " ".join(token.form for token in tokens[start:end])
            yield Term(frozenset(keys | own), tokens[start].start, tokens[end - 1].end, form)


@lru_cache(maxsize=8_192)
def keys_of(text: str) -> frozenset[str]:
    """Return every key under which a text may be met: its terms', and the concepts inside its names."""
    terms = terms_of(text)
    keys = {key for term in terms for key in term.keys}
    for name in (term for term in terms if term.is_name):
        keys |= {"#" + concept for concept, _, _ in concepts_in(tokenise(text[name.start : name.end]))}
    return frozenset(keys)


@lru_cache(maxsize=8_192)
def told_by(sentence: str) -> frozenset[str]:
    """Return the keys of a sentence and of what it tells by implication (what was sold was bought)."""
    keys = keys_of(sentence)
    further = ("#" + concept for one, others in implied().items() if "#" + one in keys for concept in others)
    return keys.union(further)


def figures_in(text: str) -> set[str]:
    """Return the numbers of a text, written one way."""
    return {token.form for token in tokenise(text) if token.is_number}
