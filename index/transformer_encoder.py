"""The bundled encoder at run time: texts in batches through a small transformer (`index/transformer.py`)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from index.transformer import Transformer
from index.vectors import Vectors

_TOKENS = 512  # that a core reads at once: more no longer fit into its cache
_CORES = os.cpu_count() or 1
_SILENT = ("[CLS]", "[SEP]", "[UNK]")  # tokens that say nothing: a text of these alone has a zero vector


class TransformerEncoder:
    """A bidirectional transformer; a text's vector is the mean of its tokens' states, as the graph has it."""

    def __init__(self, transformer: Transformer) -> None:
        self._tokenizer = transformer.tokenizer
        self._silent = {self._tokenizer.token_to_id(token) for token in _SILENT}
        self._graph = transformer.graph
        self.id = f"bundled-{transformer.digest}"
        self.dimension = self._graph.dimension

    @classmethod
    def load(cls, folder: Path) -> TransformerEncoder:
        """Read a model's folder; raises EncoderError when it is missing or damaged."""
        return cls(Transformer.load(folder))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, shape (len(texts), dimension)."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, shape (len(texts), dimension): in the same way as questions."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        said = [at for at, ids in enumerate(tokens) if not self._silent.issuperset(ids)]
        batches = list(_batches(said, tokens))

        def read(places: list[int]) -> None:
            vectors[places] = self._graph.vectors([tokens[place] for place in places])

        if len(batches) < 2:  # a question: no threads for that
            for places in batches:
                read(places)
            return vectors
        with ThreadPoolExecutor(_CORES) as threads:
            list(threads.map(read, batches))
        return vectors


def _batches(places: Sequence[int], tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of texts, those of like length together, as many as are read at once."""
    batch: list[int] = []
    for at in sorted(places, key=lambda at: len(tokens[at])):
        if batch and (len(batch) + 1) * len(tokens[at]) > _TOKENS:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
