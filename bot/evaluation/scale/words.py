"""Words as they are met in much text: the shipped corpus' come first, then ever rarer ones made of their parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.document import Language
from corpus.passage import Passage
from corpus.sentences import sentence_spans
from corpus.tokens import tokenise

_RARE = 250_000  # words of a language beyond the corpus'
_OFFSET, _EXPONENT = 2.7, 1.07  # of Mandelbrot's law
_SHORTEST = 4  # letters of a word that another is made of


class Words:
    """The words of a language, from frequent to rare, and how probable each is."""

    def __init__(self, passages: Sequence[Passage], language: Language, generator: np.random.Generator) -> None:
        counts = Counter(word for passage in passages if passage.language == language for word in words_in(passage))
        head = [word for word, _ in counts.most_common()]
        self.words = np.array([*head, *_made(head, generator)], object)
        shares = (np.arange(len(self.words)) + _OFFSET) ** -_EXPONENT
        self._sums = np.cumsum(shares / shares.sum())

    def draw(self, count: int, generator: np.random.Generator) -> NDArray[np.object_]:
        """Return words as they come, shape (count,)."""
        return self.words[np.minimum(np.searchsorted(self._sums, generator.random(count)), len(self.words) - 1)]


def words_in(passage: Passage) -> list[str]:
    """Return the words of a passage as they are written, but those that make a full stop an abbreviation's."""
    words = [passage.text[token.start : token.end] for token in tokenise(passage.text)]
    return [word for word in words if len(sentence_spans(f"{word}. {word}.")) > 1]


def _made(words: Sequence[str], generator: np.random.Generator) -> list[str]:
    """Return words that begin as one word and end as another."""
    long = [word for word in words if len(word) >= _SHORTEST and word.isalpha()]
    pairs = generator.integers(0, max(len(long), 1), (2 * _RARE if long else 0, 2)).tolist()
    made = dict.fromkeys(long[a][: len(long[a]) // 2 + 1] + long[b][len(long[b]) // 2 :] for a, b in pairs)
    known = set(words)
    return [word for word in made if word not in known][:_RARE]
