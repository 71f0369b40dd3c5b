"""Synthetic documents of both languages, each passage about what one of the shipped corpus is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.evaluation.scale.words import Words, words_in
from corpus.document import Document, Language
from corpus.passage import Passage

PASSAGES = 10  # of a document
_LANGUAGES: tuple[Language, ...] = ("ar", "en")
_SENTENCES, _SHARES = (1, 2, 3, 4), (0.3, 0.35, 0.25, 0.1)
_LENGTH, _SPREAD, _SHORTEST = 45, 15, 12  # words of a passage, as the shipped corpus has them
_OWN = 0.35  # of the words are the topic's


@dataclass(frozen=True, slots=True)
class Written:
    """A synthetic passage: the real passage that it is like, by place, its text, and its sentences."""

    topic: int
    text: str
    sentences: list[str]


class Writer:
    """Writes documents, the same ones each time for the same places."""

    def __init__(self, passages: Sequence[Passage], seed: int = 0) -> None:
        self._seed = seed
        generator = np.random.default_rng(seed)
        self._words = {language: Words(passages, language, generator) for language in _LANGUAGES}
        self._topics = {
            language: [at for at, passage in enumerate(passages) if passage.language == language]
            for language in _LANGUAGES
        }
        self._own = [np.array(words_in(passage), object) for passage in passages]

    def passages(self, document: int, edition: int = 0) -> list[Written]:
        """Return the passages of a document; another edition of it is about other things."""
        generator = np.random.default_rng((self._seed, document, edition))
        language = language_of(document)
        topics = generator.choice(self._topics[language], PASSAGES)
        return [self._passage(int(topic), self._words[language], generator) for topic in topics]

    def _passage(self, topic: int, words: Words, generator: np.random.Generator) -> Written:
        length = max(int(generator.normal(_LENGTH, _SPREAD)), _SHORTEST)
        drawn, own = words.draw(length, generator), self._own[topic]
        chosen = generator.random(length) < (_OWN if len(own) else 0)
        drawn[chosen] = own[generator.integers(0, max(len(own), 1), int(chosen.sum()))]
        parts = np.array_split(drawn, int(generator.choice(_SENTENCES, p=_SHARES)))
        sentences = [" ".join(part) + "." for part in parts]
        return Written(topic, " ".join(sentences), sentences)


def language_of(document: int) -> Language:
    """Return the language of a document."""
    return _LANGUAGES[document % len(_LANGUAGES)]


def document_of(number: int, passages: Sequence[Written]) -> Document:
    """Return a document as it is indexed."""
    name = f"scale-{number:07d}"
    return Document(name, name, language_of(number), name, "\n\n".join(passage.text for passage in passages))
