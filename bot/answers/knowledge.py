"""Knowledge: one generation of the index, with what answering needs to know about its passages."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.answers.answer import Citation
from bot.answers.terms import Term, keys_of, terms_of, told_by
from corpus.document import Document, Kind, Language, Note, NoteKind, Reference
from corpus.names import known_names
from corpus.passage import Passage
from corpus.sentences import Span
from corpus.tokens import tokenise
from index.generation import Generation
from index.hit import Hit
from index.vectors import Vectors

_UNKNOWN_WEIGHT = 2.5  # of a word that the corpus lacks: it may be a typing error, or just what is asked for
_HEAVIEST = 4.5
_SAMPLE = 2_000  # passages that are read for what is common in all: their keys take two seconds
_SOURCES, _KEYS = 1_024, 16_384  # that are kept once they were looked up
_LANGUAGES: tuple[Language, ...] = ("ar", "en")
_NEAREST = 24  # passages that a search finds
_SEARCHES = 16  # whose hits are kept: one question is searched for more than once
_LONGEST_QUOTE = 600  # characters
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]{2,}")  # not at a sentence's start
_SHORTEST_TYPO = 5  # letters: a shorter word has too many neighbours
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; `span` is within the document's text."""

    passage: Passage
    span: Span
    text: str

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its terms, and those of what it tells by implication."""
        return told_by(self.text)


class Knowledge:
    """What the sources say, by search, by paragraph and by parallel paragraph."""

    def __init__(self, generation: Generation) -> None:
        self.name = generation.name
        self.documents = generation.documents
        self._index = generation.index
        self._paragraphs = lru_cache(_SOURCES)(self._laid_out)
        self._weight_of = lru_cache(_KEYS)(self._weigh)
        self._spellings: dict[str, frozenset[str] | None] = {}
        self._nearest = lru_cache(_SEARCHES)(lambda query: tuple(self._index.search(query, _NEAREST)))

    @property
    def encoder(self) -> str:
        """The id of the encoder that made the vectors."""
        return self._index.encoder.id

    @property
    def vectors_at(self) -> str:
        """Where vectors are searched: "here", "shared", or "away" while those that are shared cannot be reached."""
        return self._index.vectors_at

    def search(self, query: str, limit: int = _NEAREST) -> Sequence[Hit]:
        """Return the passages nearest to a query, in whatever language, 24 at most."""
        return self._nearest(query)[:limit]

    def similarity(self, query: str, sentences: Sequence[Sentence]) -> list[float]:
        """Return the cosine of a query with each of some sentences, by the encoder."""
        found = self._index.similarity(query, {sentence.text: sentence.passage for sentence in sentences})
        return [found[sentence.text] for sentence in sentences]

    def query_vector(self, query: str) -> Vectors:
        """Return the encoder's vector of a query, shape (dimension,)."""
        return self._index.query_vector(query)

    def vectors(self, sentences: Sequence[Sentence], passage: Passage) -> Vectors:
        """Return the encoder's vectors of a passage's sentences and, last, its own: (len(sentences) + 1, dimension)."""
        return self._index.vectors([*(sentence.text for sentence in sentences), passage.text], passage)

    def in_language(self, passage: Passage, language: Language) -> Passage:
        """Return the parallel passage in a language, or the passage itself when there is none."""
        parallel = self._paragraphs(passage.source, language).get(passage.paragraph)
        return parallel[min(passage.part, len(parallel) - 1)] if parallel else passage

    def at(self, reference: Reference, language: Language) -> Passage | None:
        """Return the passage that a reference names, in a language if it is there."""
        found = (self._paragraphs(reference.source, one).get(reference.paragraph) for one in (language, *_LANGUAGES))
        return next((passages[0] for passages in found if passages), None)

    def of_source(self, source: str, language: Language) -> list[Passage]:
        """Return a source's passages in a language, in reading order."""
        return [passage for passages in self._paragraphs(source, language).values() for passage in passages]

    def of_kind(self, kind: Kind, language: Language) -> list[Passage]:
        """Return the passages of every source of a kind in a language, source by source."""
        sources = sorted(self.documents.sources_of(kind))
        return [passage for source in sources for passage in self.of_source(source, language)]

    def coded(self, code: str) -> Passage | None:
        """Return the passage of a code, None when there is no such passage any more."""
        return self._index.coded(code)

    def _laid_out(self, source: str, language: Language) -> dict[int, list[Passage]]:
        """Return a source's passages in a language by paragraph."""
        found: dict[int, list[Passage]] = {}
        for document in self.documents.of_source(source, language):
            for passage in self._index.of_document(document):
                found.setdefault(passage.paragraph, []).append(passage)
        return found

    def document(self, passage: Passage) -> Document:
        """Return the document of a passage."""
        return self.documents[passage.document]

    def sentences(self, passage: Passage) -> list[Sentence]:
        """Return the sentences of a passage; one too long to be quoted is cut between words."""
        text = self.document(passage).text
        spans = (piece for span in passage.sentences() for piece in _pieces(text, span))
        return [Sentence(passage, span, text[span[0] : span[1]]) for span in spans]

    def cited(self, citation: Citation) -> Passage | None:
        """Return the passage that a citation stands in, or None when this generation no longer has it."""
        there = self._index.of_document(citation.document)
        return next((passage for passage in there if passage.start <= citation.start < passage.end), None)

    def cite(self, sentence: Sentence) -> Citation:
        """Cite a sentence."""
        return Citation.of(self.document(sentence.passage), sentence.passage, sentence.span)

    def notes(self, language: Language, *kinds: NoteKind) -> list[tuple[Note, Passage]]:
        """Return every note of some kinds in a language, each with the first passage that it rides on."""
        return [pair for pair in self._notes[language] if pair[0].kind in kinds]

    @cached_property
    def _notes(self) -> dict[Language, list[tuple[Note, Passage]]]:
        found: dict[Language, list[tuple[Note, Passage]]] = {"ar": [], "en": []}
        seen: set[tuple[str, str]] = set()
        for passage in (passage for name in self.documents.noted for passage in self._index.of_document(name)):
            for note in passage.notes:
                if (passage.document, note.id) not in seen:
                    seen.add((passage.document, note.id))
                    found[passage.language].append((note, passage))
        return found

    def speaks_of(self, text: str) -> bool:
        """Tell whether a proper name in a text, as capitals tell, stands in a document too."""
        names = _CAPITALISED.findall(text)
        return any(name in self._capitalised or (self._is_sampled and self._holds_words(name)) for name in names)

    @cached_property
    def _capitalised(self) -> frozenset[str]:
        read = dict.fromkeys(passage.document for passage in self._sample)
        return frozenset(word for name in read for word in _CAPITALISED.findall(self.documents[name].text))

    @cached_property
    def _sample(self) -> Sequence[Passage]:
        """The passages by which all are judged: every one where there are few."""
        return self._index.sample(_SAMPLE)

    @cached_property
    def _is_sampled(self) -> bool:
        return len(self._index.passages) > len(self._sample)

    @cached_property
    def _weights(self) -> dict[str, float]:
        held = Counter(key for passage in self._sample for key in keys_of(passage.text))
        return {key: _rarity(many, len(self._sample)) for key, many in held.items()}

    def _weigh(self, key: str) -> float | None:
        """Return how telling a key is, None for one that no passage has; of what the sample lacks by the index."""
        known = self._weights.get(key)
        if known is not None or not self._is_sampled:
            return known
        if key[0] == "@":
            name = known_names().get(key[1:])
            return _HEAVIEST if name and any(map(self._holds_words, (name.en, name.ar))) else None
        held = 0 if key[0] == "#" else self._index.lexical.held(key)
        return _rarity(held, len(self._index.passages)) if held else None

    def _holds_words(self, text: str) -> bool:
        """Tell whether a text has words, and every one is in some passage."""
        held = [self._index.lexical.held(token.stem) for token in tokenise(text)]
        return bool(held) and all(held)

    def bring_together(self, keys: Collection[str], query: str) -> bool:
        """Tell whether a passage near to a query holds all of some keys."""
        return any(keys_of(hit.passage.text).issuperset(keys) for hit in self.search(query))

    def knows(self, term: Term) -> bool:
        """Tell whether any passage holds a term."""
        return any(self._weight_of(key) is not None for key in term.keys)

    def weight(self, keys: Iterable[str]) -> float:
        """Return how telling a term is: the inverse document frequency of its commonest key, within bounds."""
        weights = (self._weight_of(key) for key in keys)
        return min((weight for weight in weights if weight is not None), default=_UNKNOWN_WEIGHT)

    def weight_of_all(self, keys: Iterable[str]) -> float:
        """Return what keys weigh together, each as a term of its own."""
        weights = (self._weight_of(key) for key in keys)
        return math.fsum(_UNKNOWN_WEIGHT if weight is None else weight for weight in weights)

    def spelled(self, term: Term) -> frozenset[str]:
        """Return the keys of a term, or those of the known word nearest to it when no passage holds it."""
        if self.knows(term) or term.is_name or term.is_number:
            return term.keys
        return self._nearest_word(term.form) or term.keys

    def _nearest_word(self, word: str) -> frozenset[str] | None:
        if len(word) < _SHORTEST_TYPO:
            return None
        if word not in self._spellings:
            alike = DamerauLevenshtein.normalized_similarity
            found = process.extractOne(word, self._words.keys(), scorer=alike, score_cutoff=_ALIKE)
            self._spellings[word] = self._words[found[0]] if found else None
        return self._spellings[word]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        terms = (term for passage in self._sample for term in terms_of(passage.text))
        return {term.form: term.keys for term in terms if len(term.form) >= _SHORTEST_TYPO and not term.is_name}


def _rarity(held: int, count: int) -> float:
    """Return the inverse document frequency of what so many of `count` passages hold, within bounds."""
    return min(_HEAVIEST, math.log(1 + count / (0.5 + held)))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > _LONGEST_QUOTE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_QUOTE)
        cut = cut if cut > start else start + _LONGEST_QUOTE
        yield start, cut
        start = cut + (text[cut] == " ")
    yield start, end
