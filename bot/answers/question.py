"""A question: what was typed, and everything about it that the later steps ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bot.answers import lexicon
from bot.answers.expectation import ACTS, Expectation, expectations_of, is_counted, is_measure
from bot.answers.sides import Side, sides_of
from bot.answers.terms import Term, terms_of
from corpus.arabizi import to_arabic
from corpus.document import Language
from corpus.language import is_arabizi, language_of
from corpus.names import Name, find_names
from corpus.quantities import Quantity, find_quantities
from corpus.text import fold
from corpus.tokens import Token, tokenise

LONGEST = 1_000  # characters: a question, not a document
# Where one question of a message ends and the next begins.
_CLAUSE = re.compile(
    r"[?؟;؛]\s*|:\s+|,\s*(?:and|but)\s+|،\s*(?=و)|\s+and\s+(?=(?:what|who|when|where|why|how|did|does|is|was|which)\b)"
    r"|\s+(?=و(?:كم|من|ما|متى|أين|اين|فين|مين|كام|هل|بكم|بكام|لكم|بأي|ليه|ايه|ايش)(?:[\s؟?]|$))",
    re.IGNORECASE,
)
_FOCUS_REACH = 22  # characters from "how many" to what is counted
_YEARS = frozenset(map(fold, ("year", "سنة", "عام", "العام", "السنة")))
_ASKING = (lexicon.HOW_MANY, lexicon.WHICH, lexicon.NEWEST)
_MARK = re.compile("[?؟]")
_ARABIC_DIGIT = re.compile("[٠-٩]")
_LATIN_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True)
class Question:
    """A question in the asker's words. `language` is that of the reply; `context` what the conversation adds to it."""

    text: str
    language: Language
    context: str = ""
    bridged: bool = False  # whether the context is of names that its first reading brought in
    wrote_arabic_digits: bool = False  # whether the asker did before

    @classmethod
    def of(
        cls, text: str, language: Language | None = None, context: str = "", wrote_arabic_digits: bool = False
    ) -> Question:
        """Read a question; its language is told from its text unless given. Arabizi is read as Arabic."""
        text = text.encode("utf-8", "replace").decode("utf-8")  # half a character is nothing to look up
        told = language_of(text)
        if told == "ar" and is_arabizi(text):
            text = to_arabic(text)
        asked = _without_courtesies(text.strip())
        return cls(asked, language or told, context, wrote_arabic_digits=wrote_arabic_digits)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return tokenise(self.text)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its units of content, but for the words that ask ("which company", "بكام")."""
        asking = {
            self.tokens[place].start
            for at in range(len(self.tokens))
            for place in range(at, at + max(lexicon.length_at(self.tokens, at, words) for words in _ASKING))
        }
        words = [token.start for token in self.tokens]
        return tuple(
            term
            for term in terms_of(self.text)
            if not all(start in asking for start in words if term.start <= start < term.end)
        )

    @cached_property
    def parts(self) -> tuple[Question, ...]:
        """The questions in it, each later one in the context of the first: "who bought it, and for how much?"."""
        clauses = [clause for clause in _CLAUSE.split(self.text) if terms_of(clause) or expectations_of(clause)]
        if len(clauses) < 2 or not all(lexicon.says(tokenise(clause), lexicon.INTERROGATIVE) for clause in clauses[1:]):
            return (self,)
        first, *rest = clauses
        later = (Question(clause, self.language, f"{first} {self.context}".strip()) for clause in rest)
        return (Question(first, self.language, self.context), *later)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """What a comparison sets side by side: its halves, else its organisations or its years."""
        if self.context or not (self.says(lexicon.COMPARISON) or self.says(lexicon.ALTERNATIVES)):
            return ()
        if halves := sides_of(self.text, self.tokens, self.terms):
            return halves
        organisations = ["@" + name.id for name in self.names if name.kind == "organisation"]
        dates = [quantity for quantity in self.quantities if quantity.unit == "year"]
        years = list(dict.fromkeys(f"{end:.0f}" for date in dates for end in (date.low, date.high)))
        listed = organisations if len(organisations) > 1 else years if len(years) > 1 else []
        return tuple(frozenset({key}) for key in listed)

    def for_side(self, side: Side) -> Question:
        """Return the question without what belongs to the other sides alone."""
        text = self.text
        others = frozenset().union(*self.sides) - side
        for term in reversed(self.terms):
            if not term.keys.isdisjoint(others) and term.keys.isdisjoint(side):
                text = f"{text[: term.start]} {text[term.end :]}"
        return replace(self, text=text)

    @cached_property
    def context_terms(self) -> tuple[Term, ...]:
        """The units of content that the conversation adds."""
        return tuple(term for term in terms_of(self.context) if term.keys.isdisjoint(self.keys))

    @cached_property
    def focus(self) -> tuple[Term, ...]:
        """What is counted in "how many employees", or asked for in "what is the carbon footprint": the next term."""
        words = lexicon.HOW_MANY if lexicon.says(self.tokens, lexicon.HOW_MANY) else lexicon.ATTRIBUTE
        at = lexicon.position(self.tokens, words)
        if at < 0:
            return ()
        at += lexicon.length_at(self.tokens, at, words)
        if at < len(self.tokens) and lexicon.says(self.tokens[at : at + 1], lexicon.CIRCUMSTANCE):
            return ()
        after = [t for t in self.terms if t.start >= self.tokens[at - 1].end and not t.is_name and not t.is_number]
        after = [term for term in after if term.start not in self._dated]
        if any(expectation.unit for expectation in self.expectations) and after and after[0].keys.isdisjoint(ACTS):
            return ()
        near = (term for term in after[:1] if term.start - self.tokens[at - 1].end <= _FOCUS_REACH)
        return tuple(term for term in near if not is_measure(self.text[term.start : term.end], term))

    @property
    def _dated(self) -> set[int]:
        """Where the words of a date begin, its number apart: "5 August", "سنة 2030"."""
        dates = {quantity.start for quantity in self.quantities if quantity.unit == "year"}
        pairs = list(pairwise(self.tokens))
        months = {b.start for a, b in pairs if a.is_number and not b.is_number and a.start not in dates}
        return months | {a.start for a, b in pairs if b.start in dates and a.form in _YEARS}

    @cached_property
    def counted(self) -> tuple[Term, ...]:
        """What of its focus comes one by one, so that a number of just that answers: employees, not power."""
        return tuple(term for term in self.focus if is_counted(self.tokens, term))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all its terms."""
        return frozenset(key for term in self.terms for key in term.keys)

    @cached_property
    def names(self) -> list[Name]:
        """The known names in it, in order, each once."""
        return list({mention.name.id: mention.name for mention in find_names(self.text)}.values())

    @cached_property
    def asks_for_words(self) -> bool:
        """Whether it asks for what a person says, and of nothing by name or word besides."""
        named = any(name.kind == "person" for name in self.names)
        return named and self.says(lexicon.SAYING) and all(term.is_name or term.is_light for term in self.terms)

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The ids of the names in it and in its context: to say one of them again answers nothing."""
        return frozenset(mention.name.id for mention in find_names(self.query)) if not self.bridged else self._own_names

    @property
    def _own_names(self) -> frozenset[str]:
        return frozenset(name.id for name in self.names)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it."""
        return find_quantities(self.text)

    @cached_property
    def expectations(self) -> tuple[Expectation, ...]:
        """The kinds of answer that it asks for."""
        return expectations_of(self.text)

    @property
    def query(self) -> str:
        """What is searched for: the question with what the conversation adds."""
        return f"{self.text} {self.context}".strip()

    @property
    def arabic_digits(self) -> bool:
        """Whether the asker writes ٣ rather than 3: here, or before where there are no digits here."""
        if _LATIN_DIGIT.search(self.text) or self.language != "ar":
            return False
        return bool(_ARABIC_DIGIT.search(self.text)) or self.wrote_arabic_digits

    def says(self, words: str) -> bool:
        """Tell whether it holds one of the phrases of a lexicon list."""
        return lexicon.says(self.tokens, words)


def _without_courtesies(text: str) -> str:
    """Leave out a greeting or thanks before a question; a message that is nothing else stays as it is."""
    tokens = tokenise(text)
    for words in (lexicon.GREETING, lexicon.THANKS):
        length = lexicon.length_at(tokens, 0, words)
        if length and len(tokens) > length + 1:
            rest = text[tokens[length].start :]
            asks = lexicon.length_at(tokens, length, lexicon.INTERROGATIVE) or _MARK.search(rest) or find_names(rest)
            return rest if asks and terms_of(rest) else text
    return text
