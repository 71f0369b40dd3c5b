"""Encoders: texts to unit vectors whose inner product says how alike they mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from index.vectors import Vectors

BUNDLED = "bundled"
BUNDLED_MODEL = Path(__file__).parent / "model"


class Encoder(Protocol):
    """What search asks of an encoder; a text without anything that it knows gets a zero vector."""

    @property
    def id(self) -> str:
        """The encoder's name, with a digest that changes when its vectors would."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, shape (len(texts), dimension), rows of length one or zero."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Encode what is searched, shape (len(texts), dimension), rows of length one or zero."""


def load_encoder(name: str) -> Encoder:
    """Load the encoder "bundled", or a sentence-transformers model by name or folder.

    Raises EncoderError when it cannot be loaded.
    """
    if name == BUNDLED:
        from index.transformer import shared_transformer
        from index.transformer_encoder import TransformerEncoder

        return TransformerEncoder(shared_transformer(BUNDLED_MODEL))
    from index.named_encoder import NamedEncoder  # imports torch: only for those who ask for another model

    return NamedEncoder.load(name)
