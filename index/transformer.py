"""The bundled transformer as it lies in its folder: a tokenizer, and a graph in ONNX Runtime; no torch.

The folder is also a sentence-transformers model: `SentenceTransformer("index/model")` gives the same vectors. The graph
has no weights of its own but takes that model's (`index/weights.py`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from index.errors import EncoderError
from index.graph import Graph
from index.weights import ACTIVATIONS_FILE, WEIGHTS_FILE, TokenRows, load_weights

TOKENIZER_FILE = "tokenizer.json"
GRAPH_FILE = "model.onnx"


@dataclass(frozen=True, slots=True)
class Transformer:
    """A tokenizer, which cuts a text where the graph reads no further, the rows of its tokens, the graph over these.

    `digest` changes with the files that they were read from.
    """

    tokenizer: Tokenizer
    rows: TokenRows
    graph: Graph
    digest: str

    @classmethod
    def load(cls, folder: Path) -> Transformer:
        """Read a model's folder; raises EncoderError when it is missing or damaged."""
        files = [folder / name for name in (TOKENIZER_FILE, WEIGHTS_FILE, ACTIVATIONS_FILE, GRAPH_FILE)]
        try:
            digest = hashlib.sha256()
            for file in files:
                with file.open("rb") as content:
                    digest.update(hashlib.file_digest(content, "sha256").digest())
            tokenizer, rows = Tokenizer.from_file(str(files[0])), TokenRows(folder)
            return cls(tokenizer, rows, Graph(files[-1], load_weights(folder), rows), digest.hexdigest()[:12])
        except Exception as error:  # tokenizers and ONNX Runtime raise nothing narrower for a file they cannot read
            raise EncoderError(f"the model in {folder} cannot be read: {error}") from error


@cache
def shared_transformer(folder: Path) -> Transformer:
    """Return a folder's transformer, read once for all who ask for it; raises EncoderError as `Transformer.load`."""
    return Transformer.load(folder)
