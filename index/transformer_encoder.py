"""The bundled encoder at run time: a small transformer in ONNX Runtime, with a tokenizer; no torch.

The folder is also a sentence-transformers model: `SentenceTransformer("index/model")` gives the same vectors. The graph
has no weights of its own but takes that model's (`index/weights.py`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import EncoderError
from index.graph import Graph
from index.vectors import Vectors
from index.weights import ACTIVATIONS_FILE, WEIGHTS_FILE, load_weights

TOKENIZER_FILE = "tokenizer.json"
GRAPH_FILE = "model.onnx"

_TOKENS = 512  # that a core reads at once: more no longer fit into its cache
_CORES = os.cpu_count() or 1
_SILENT = ("[CLS]", "[SEP]", "[UNK]")  # tokens that say nothing: a text of these alone has a zero vector


class TransformerEncoder:
    """A bidirectional transformer; a text's vector is the mean of its tokens' states, as the graph has it."""

    def __init__(self, tokenizer: Tokenizer, graph: Path, weights: Mapping[str, NDArray[Any]], digest: str) -> None:
        self._tokenizer = tokenizer
        self._silent = {tokenizer.token_to_id(token) for token in _SILENT}
        self._graph = Graph(graph, weights)
        self.id = f"bundled-{digest}"
        self.dimension = self._graph.dimension

    @classmethod
    def load(cls, folder: Path) -> TransformerEncoder:
        """Read a model's folder; raises EncoderError when it is missing or damaged."""
        files = [folder / name for name in (TOKENIZER_FILE, WEIGHTS_FILE, ACTIVATIONS_FILE, GRAPH_FILE)]
        try:
            digest = hashlib.sha256()
            for file in files:
                with file.open("rb") as content:
                    digest.update(hashlib.file_digest(content, "sha256").digest())
            return cls(Tokenizer.from_file(str(files[0])), files[-1], load_weights(folder), digest.hexdigest()[:12])
        except Exception as error:  # tokenizers and ONNX Runtime raise nothing narrower for a file they cannot read
            raise EncoderError(f"the model in {folder} cannot be read: {error}") from error

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
            vectors[places] = self._graph.read([tokens[place] for place in places])

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
