"""Evidence: what stands behind a citation, its quote, the passage around it and the notes that it bears out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.answers.answer import Citation
from bot.answers.guard.facts import Fact, Facts, facts_of, matched
from bot.answers.knowledge import Knowledge
from bot.answers.order import leaves_rules
from corpus.document import Kind, Note, NoteKind
from corpus.passage import Passage
from corpus.tokens import tokenise

_REMEMBERED = 4_096
_TERM = 3  # words in quotation marks that are a term, and nobody's speech


@dataclass(frozen=True)
class Evidence:
    """What one citation, or several together, bear out: the quotes, the other sentences and notes (`texts` are all).

    `details` say by whom they were published, and when.
    """

    quotes: tuple[str, ...]
    texts: tuple[str, ...]
    details: str
    is_original: bool  # whether the words are the source's own

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What each of the texts states."""
        return tuple(facts_of(text) for text in self.texts)

    @cached_property
    def figures(self) -> frozenset[Fact]:
        """Every figure in it."""
        return frozenset(one for facts in (*self.facts, facts_of(self.details)) for one in facts.figures)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name in it."""
        return frozenset(one for facts in (*self.facts, facts_of(self.details)) for one in facts.names)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code in it."""
        return frozenset(one for facts in (*self.facts, facts_of(self.details)) for one in facts.codes)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in it."""
        return frozenset(token.form for text in (*self.texts, self.details) for token in tokenise(text))

    def has_quotation(self, quotation: str) -> bool:
        """Tell whether it holds what is quoted: to the letter, and as a quotation too where the words are not its own.

        A summary's wording in quotation marks would pass for somebody's speech.
        """
        if not any(quotation in matched(text) for text in self.texts):
            return False
        said = self.is_original or len(quotation.split()) <= _TERM
        return said or any(quotation in quoted for facts in self.facts for quoted in facts.quotations)


class Shelf:
    """The evidence of one generation, by citation."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.of = lru_cache(_REMEMBERED)(self._of)
        self.around = lru_cache(_REMEMBERED)(self._around)

    def _of(self, citations: tuple[Citation, ...]) -> Evidence:
        """Return what some citations bear out together."""
        texts = [text for citation in citations for text in self._texts(citation)]
        is_original = all(one.kind is Kind.ORIGINAL for one in citations)
        quotes = tuple(citation.quote for citation in citations)
        return Evidence(quotes, tuple(dict.fromkeys(texts)), self._around(citations).details, is_original)

    def _around(self, citations: tuple[Citation, ...]) -> Evidence:
        """Return what a line that points to none of them may say of an answer's citations: by whom and of when."""
        return Evidence((), (), "; ".join(f"{one.publisher}; {_dated(one.date)}" for one in citations), False)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """The text of every note."""
        return tuple(dict.fromkeys(note.text for note, _ in self._noted))

    def _texts(self, citation: Citation) -> Iterable[str]:
        """Return a citation's quote, the other sentences of its passage, and the notes on it or borne out by it.

        What is written as an order is not evidence: whoever obeys it must not find it here.
        """
        passage = self._knowledge.cited(citation)
        if passage is None:
            return [citation.quote]
        sentences = [one.text for one in self._knowledge.sentences(passage) if not leaves_rules(one.text)]
        notes = [note.text for note in (*passage.notes, *self._borne_out[_place(passage)])]
        return [citation.quote, *sentences, *notes]

    @cached_property
    def _noted(self) -> list[tuple[Note, Passage]]:
        return [pair for language in ("ar", "en") for pair in self._knowledge.notes(language, *NoteKind)]

    @cached_property
    def _borne_out(self) -> defaultdict[tuple[str, int], list[Note]]:
        """Each note by the paragraphs that bear it out."""
        found: defaultdict[tuple[str, int], list[Note]] = defaultdict(list)
        for note, _ in self._noted:
            for reference in note.sources:
                found[reference.source, reference.paragraph].append(note)
        return found


def _place(passage: Passage) -> tuple[str, int]:
    return passage.source, passage.paragraph


def _dated(date: str) -> str:
    """Write an ISO date with its parts apart, so that each can be said: the day of 2024-08-28 is 28."""
    return f"{date}; {'; '.join(part.lstrip('0') for part in date.split('-'))}" if date else ""
