"""The bundled encoder at run time: a text's vector is the mean of its tokens' rows. NumPy and a tokenizer, no torch.

The folder is also a sentence-transformers model (`SentenceTransformer("index/model")` gives the same vectors), whose
rows are kept as bytes with one scale each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.errors import EncoderError
from index.vectors import Vectors

TOKENIZER_FILE = "tokenizer.json"
ROWS_FILE = "model.safetensors"


class StaticEncoder:
    """Rows of tokens, added up."""

    def __init__(self, tokenizer: Tokenizer, rows: NDArray[np.int8], scales: NDArray[np.float32], digest: str) -> None:
        self._tokenizer = tokenizer
        self._rows = rows
        self._scales = scales
        self.id = f"bundled-{digest}"
        self.dimension = int(rows.shape[1])

    @classmethod
    def load(cls, folder: Path) -> StaticEncoder:
        """Read a model's folder; raises EncoderError when it is missing or damaged."""
        tokenizer_file, rows_file = folder / TOKENIZER_FILE, folder / ROWS_FILE
        try:
            digest = hashlib.sha256(tokenizer_file.read_bytes() + rows_file.read_bytes()).hexdigest()[:12]
            tokenizer, tensors = Tokenizer.from_file(str(tokenizer_file)), load_file(rows_file)
            return cls(tokenizer, tensors["embeddings"], tensors["weights"], digest)
        except Exception as error:  # tokenizers raises nothing narrower for a file that it cannot read
            raise EncoderError(f"the model in {folder} cannot be read: {error}") from error

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, shape (len(texts), dimension)."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, shape (len(texts), dimension): in the same way as questions."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for at, encoding in enumerate(self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)):
            ids = encoding.ids
            vectors[at] = self._scales[ids] @ self._rows[ids].astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(lengths > 0, lengths, 1)
        return vectors
