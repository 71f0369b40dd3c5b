"""A reading run: a BEIR set's queries through retrieval and the reader, its quotes held against the gold answers.

An answer is found in a sentence when its words stand there in a row, folded: case, digits, Arabic letters and marks,
punctuation and articles aside, an Arabic word with or without what is written on to it (`وبباريس` for `باريس`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter

from pydantic import BaseModel, ConfigDict

from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.reading import Reader
from bot.errors import UsageFailure
from bot.evaluation.beir import BeirDocument, BeirSet
from bot.evaluation.folding import fold
from bot.evaluation.spread import Spread
from corpus.document import Document
from corpus.language import language_of
from corpus.passage import passages_of
from index.documents import DocumentsInMemory
from index.encoder import Encoder
from index.generation import Generation
from index.index import Index

SCORES = ("first", "first_three")
_CUT = 3
_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+|\d+[^\W_]*")
_ARTICLES = frozenset({"a", "an", "the"})
_ARTICLE = "ال"
_GLUED = ("ول", "وب", "فل", "فب", "و", "ف", "ب", "ل", "ك")
_SHORTEST = 2  # letters left when something is taken off


class ReadingReport(BaseModel):
    """How often the first quote, or one of the first three, holds an answer; lengths in characters.

    Latency is of one question in milliseconds, of retrieval and reading together.
    """

    model_config = ConfigDict(frozen=True)

    documents: int
    queries: int
    encoder: str
    first: float
    first_three: float
    quote_length_median: float
    latency_ms: Spread

    def scores(self) -> dict[str, float]:
        """Return the scores that a threshold may be set on, by name."""
        return {name: getattr(self, name) for name in SCORES}


def answered(beir: BeirSet, name: str) -> BeirSet:
    """Return a set with the queries that have an answer in words; raises `UsageFailure` when there are none."""
    queries = tuple(query for query in beir.queries if any(map(_words, query.answers)))
    if not queries:
        raise UsageFailure(f"{name}: no query has answers to measure by")
    return replace(beir, queries=queries)


def knowledge_of_set(beir: BeirSet, encoder: Encoder) -> Knowledge:
    """Index a set's documents in memory, cut into passages as the bot cuts what it is given."""
    documents = [_document(at, entry) for at, entry in enumerate(beir.documents)]
    passages = [passage for document in documents for passage in passages_of(document)]
    return Knowledge(Generation("set", DocumentsInMemory(documents), Index.build(passages, encoder)))


def read_set(beir: BeirSet, knowledge: Knowledge, reader: Reader | None = None) -> ReadingReport:
    """Read every query of a set, and measure; the reader is the bot's unless given."""
    reader = reader or Reader(knowledge)
    places: list[int | None] = []
    lengths: list[int] = []
    elapsed: list[float] = []
    for query in beir.queries:
        start = perf_counter()
        reading = reader.read(Question.of(query.text))
        elapsed.append((perf_counter() - start) * 1_000)
        quotes = [candidate.sentence.text for candidate in reading.chosen]
        places.append(place_of(query.answers, quotes))
        lengths.extend(map(len, quotes[:1]))
    return ReadingReport(
        documents=len(beir.documents),
        queries=len(beir.queries),
        encoder=knowledge.encoder,
        first=sum(place == 0 for place in places) / len(places),
        first_three=sum(place is not None and place < _CUT for place in places) / len(places),
        quote_length_median=median(lengths) if lengths else 0.0,
        latency_ms=Spread.of(elapsed),
    )


def place_of(answers: Sequence[str], quotes: Sequence[str]) -> int | None:
    """Return the place of the first quote that holds one of some answers, from 0, or None."""
    return next((at for at, quote in enumerate(quotes) if any(holds(quote, answer) for answer in answers)), None)


def holds(quote: str, answer: str) -> bool:
    """Tell whether an answer stands in a quote; one without a word stands in none."""
    wanted, words = [_bare(word) for word in _words(answer)], [_forms(word) for word in _words(quote)]
    starts = range(len(words) - len(wanted) + 1) if wanted else range(0)
    return any(all(word in forms for word, forms in zip(wanted, words[at:], strict=False)) for at in starts)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _ARTICLES]


def _forms(word: str) -> frozenset[str]:
    """Return a word without its article, and without each particle that may be written on to it."""
    inner = [word.removeprefix(glued) for glued in _GLUED if word.startswith(glued)]
    contracted = [_ARTICLE[:1] + one for one in (word, *inner) if one.startswith("لل")]  # للملك is ل and الملك
    bare = (_bare(one) for one in (word, *inner, *(one[2:] for one in (word, *inner) if one.startswith("لل"))))
    return frozenset({word, *bare, *map(_bare, contracted)})


def _bare(word: str) -> str:
    return word.removeprefix(_ARTICLE) if word.startswith(_ARTICLE) and len(word) - 2 >= _SHORTEST else word


def id_of(place: int) -> str:
    """Return the id that a set's document has when it is indexed: theirs may be none by our rules."""
    return f"d{place}"


def _document(at: int, entry: BeirDocument) -> Document:
    return Document(id_of(at), id_of(at), language_of(entry.content), entry.title, entry.content)
