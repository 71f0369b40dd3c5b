"""The graph of the bundled encoder in ONNX Runtime, with the weights handed over that it does not hold itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from index.weights import TokenRows

ROWS, MASK, VECTORS, STATES = "rows", "attention_mask", "vectors", "states"

_KEPT = 8  # texts read alone: a question's vector is asked for, and then its tokens' states
_ERRORS_ONLY = 3
_PROVIDERS = ["CPUExecutionProvider"]
_TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7, "float16": 10}  # by their numbers in ONNX


class Graph:
    """Token ids in; the vectors of texts, or the states of their tokens, out."""

    def __init__(self, file: Path, weights: Mapping[str, NDArray[Any]], rows: TokenRows) -> None:
        self._rows = rows
        self._weights = dict(weights)  # nothing copies these, so they have to stay
        values = {name: _value(weight) for name, weight in weights.items()}
        self._session = onnxruntime.InferenceSession(str(file), _options(values), _PROVIDERS)
        self._alone = lru_cache(_KEPT)(lambda tokens: self._made([tokens], [VECTORS, STATES]))

    @property
    def dimension(self) -> int:
        """Length of a vector, and of a state."""
        return self._rows.dimension

    def vectors(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the vectors of some texts, of which each is its tokens' ids: (texts, dimension)."""
        return self._read(texts, VECTORS)

    def states(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the states of the tokens of some texts: (texts, tokens of the longest, dimension)."""
        return self._read(texts, STATES)

    def _read(self, texts: Sequence[Sequence[int]], output: str) -> NDArray[np.float32]:
        if len(texts) == 1:
            return self._alone(tuple(texts[0]))[output]
        return self._made(texts, [output])[output]

    def _made(self, texts: Sequence[Sequence[int]], outputs: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        lengths = np.array([len(tokens) for tokens in texts])
        mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
        ids = np.zeros(mask.shape, np.int64)
        ids[mask] = np.concatenate(texts)
        made = self._session.run(outputs, {ROWS: self._rows.of(ids), MASK: mask.astype(np.int64)})
        return dict(zip(outputs, made, strict=True))


def _value(weight: NDArray[Any]) -> onnxruntime.OrtValue:
    return onnxruntime.OrtValue.ortvalue_from_numpy_with_onnx_type(weight, _TYPES[weight.dtype.name])


def _options(weights: Mapping[str, onnxruntime.OrtValue]) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.add_external_initializers(list(weights), list(weights.values()))
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = 1  # the callers read batches side by side instead
    return options
