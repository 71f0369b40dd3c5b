"""Any sentence-transformers model as an encoder, with the prompts that it was trained with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import EncoderError
from index.vectors import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_FAILURES = (OSError, ValueError, RuntimeError)  # what sentence-transformers raises for what it cannot load


@dataclass(frozen=True, slots=True)
class Prompts:
    """What stands before a question and before a passage."""

    query: str = ""
    passage: str = ""


# The first family whose every part the model's name has; for models that declare no prompts themselves.
_SEARCH = "Represent this sentence for searching relevant passages: "
_INSTRUCT = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
_FAMILIES: dict[tuple[str, ...], Prompts] = {
    ("e5-", "-instruct"): Prompts(_INSTRUCT),
    ("e5-",): Prompts("query: ", "passage: "),
    ("bge-", "-en"): Prompts(_SEARCH),
    ("mxbai-embed",): Prompts(_SEARCH),
    ("arctic-embed", "v2"): Prompts("query: "),
    ("arctic-embed",): Prompts(_SEARCH),
    ("nomic-embed",): Prompts("search_query: ", "search_document: "),
}


class NamedEncoder:
    """A sentence-transformers model."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self._model = model
        self._prompts = prompts_for(name, model.prompts)
        self.id = f"{name}-{_digest(model, self._prompts)}"
        self.dimension = int(model.get_embedding_dimension() or 0)

    @classmethod
    def load(cls, name: str) -> NamedEncoder:
        """Load a model from a folder, the local cache or the network; raises EncoderError when none has it."""
        try:
            return cls(name, _model(name))
        except _FAILURES as error:
            reason = str(error).strip().partition("\n")[0]
            raise EncoderError(
                f"the encoder {name!r} cannot be loaded: a model by name needs a network or a copy in the "
                f"local cache; else give a folder that holds it ({reason})"
            ) from error

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, shape (len(texts), dimension)."""
        return self._encode(texts, self._prompts.query)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode passages, shape (len(texts), dimension)."""
        return self._encode(texts, self._prompts.passage)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        vectors = self._model.encode(list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32).reshape(len(texts), self.dimension)


def prompts_for(name: str, declared: Mapping[str, str | None]) -> Prompts:
    """Return the prompts that a model declares, else its family's, else none."""
    own = Prompts(declared.get("query") or "", declared.get("document") or declared.get("passage") or "")
    if own != Prompts():
        return own
    lowered = Path(name).name.lower()
    return next((family for parts, family in _FAMILIES.items() if all(part in lowered for part in parts)), own)


def _model(name: str) -> SentenceTransformer:
    """Load a model, from here if it is here: that the network is missing takes a minute to be found."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=True)
    except _FAILURES:
        return SentenceTransformer(name)


def _digest(model: SentenceTransformer, prompts: Prompts) -> str:
    import torch

    digest = hashlib.blake2b(repr(prompts).encode(), digest_size=6)
    for tensor in model.state_dict().values():
        digest.update(tensor.cpu().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()
