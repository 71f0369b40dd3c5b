"""States of single tokens in their context: what the bundled encoder makes of each after its last layer.

A question and a sentence can be laid side by side token by token with them, as Khattab and Zaharia, "ColBERT" (2020),
do, where a sentence's vector blurs what stands in it. They come of the encoder's own graph, without their common
direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.encoder import BUNDLED_MODEL
from index.transformer import Transformer, shared_transformer
from index.vectors import Vectors

_LONGEST = 254  # tokens that are read at once, beside the two that frame them
_SPECIAL = ("[CLS]", "[SEP]", "[UNK]")  # what frames the tokens, and what stands for none

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class States:
    """Unit vectors of a row of tokens, shape (tokens, dimension); `starts`, shape (texts,), each text's first."""

    vectors: Vectors
    starts: Rows


class TokenStates:
    """Reads texts that stand side by side, each in the context of the others."""

    def __init__(self, transformer: Transformer) -> None:
        self._tokenizer = transformer.tokenizer
        self._graph = transformer.graph
        vocabulary = self._tokenizer.get_vocab()
        self._first, self._last, self._unknown = (vocabulary[token] for token in _SPECIAL)

    def of_question(self, text: str) -> tuple[Vectors, Rows]:
        """Return a question's states, shape (tokens, dimension), and where each token stands, shape (tokens, 2).

        Of one too long to be read at once, the beginning; of one without tokens, none.
        """
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids = encoding.ids[:_LONGEST]
        places = np.array(encoding.offsets[:_LONGEST], np.int64).reshape(-1, 2)
        return self._read(ids), places

    def of_texts(self, texts: Sequence[str]) -> States:
        """Return the states of texts that stand side by side; one too long to be read at once has its beginning's."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        rows = [encoding.ids[:_LONGEST] or [self._unknown] for encoding in encodings]
        states = [self._read([token for row in piece for token in row]) for piece in _pieces(rows)]
        lengths = np.array([len(row) for row in rows], np.int64)
        return States(np.concatenate(states), np.cumsum(lengths) - lengths)

    def _read(self, tokens: Sequence[int]) -> Vectors:
        return self._graph.states([[self._first, *tokens, self._last]])[0, 1:-1]


def _pieces(rows: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """Yield rows of tokens in order, as many as are read at once."""
    piece: list[list[int]] = []
    for row in rows:
        if piece and sum(map(len, piece)) + len(row) > _LONGEST:
            yield piece
            piece = []
        piece.append(row)
    if piece:
        yield piece


@cache
def bundled_states() -> TokenStates:
    """Return the states of the bundled encoder, whichever encoder is configured."""
    return TokenStates(shared_transformer(BUNDLED_MODEL))
