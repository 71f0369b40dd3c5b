"""The model's folder: what the bundled encoder reads, which sentence-transformers loads as it is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

from index.static_encoder import ROWS_FILE, TOKENIZER_FILE

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_CONFIGURATION = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine", "prompts": {}}


def export(tokenizer: Tokenizer, rows: NDArray[np.float32], folder: Path) -> None:
    """Write a model's folder; rows, shape (vocabulary, dimension), become bytes with a scale each."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    scales = np.maximum(np.abs(rows).max(axis=1), np.finfo(np.float32).tiny) / 127
    whole = np.rint(rows / scales[:, np.newaxis]).astype(np.int8)
    (folder / ROWS_FILE).write_bytes(save({"embeddings": whole, "weights": scales.astype(np.float32)}))
    (folder / "modules.json").write_text(json.dumps(_MODULES, indent=2) + "\n")
    (folder / "config_sentence_transformers.json").write_text(json.dumps(_CONFIGURATION, indent=2) + "\n")
