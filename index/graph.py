"""A graph of the bundled encoder in ONNX Runtime, with the weights handed over that it does not hold itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

_ERRORS_ONLY = 3
_PROVIDERS = ["CPUExecutionProvider"]
_TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7, "float16": 10}  # by their numbers in ONNX


class Graph:
    """Token ids in, one array out."""

    def __init__(self, file: Path, weights: Mapping[str, NDArray[Any]]) -> None:
        # Nothing copies the weights, so they have to stay; those that are mapped from a file need no memory of their own.
        self._weights = {name: np.asarray(weight) for name, weight in weights.items()}
        values = {name: _value(weight) for name, weight in self._weights.items()}
        self._session = onnxruntime.InferenceSession(str(file), _options(values), _PROVIDERS)
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def read(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return what the graph makes of some texts, of which each is its tokens' ids: (texts, ..., dimension)."""
        lengths = np.array([len(tokens) for tokens in texts])
        mask = np.arange(lengths.max()) < lengths[:, np.newaxis]
        ids = np.zeros(mask.shape, np.int64)
        ids[mask] = np.concatenate(texts)
        [made] = self._session.run(None, {"input_ids": ids, "attention_mask": mask.astype(np.int64)})
        return np.asarray(made, np.float32)


def _value(weight: NDArray[Any]) -> onnxruntime.OrtValue:
    return onnxruntime.OrtValue.ortvalue_from_numpy_with_onnx_type(weight, _TYPES[weight.dtype.name])


def _options(weights: Mapping[str, onnxruntime.OrtValue]) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.add_external_initializers(list(weights), list(weights.values()))
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = 1  # the callers read batches side by side instead
    return options
