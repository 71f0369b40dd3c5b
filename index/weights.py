"""The bundled encoder's weights as its run-time graph takes them, out of the file that sentence-transformers loads.

That file holds half-length floats. Those of the layers lie on a grid of 255 values a column and become bytes again
here; the rows of the tokens stay in the file, of which only those that a text holds are ever read. Beside it lies how
the inputs of the layers become bytes.
"""

from __future__ import annotations

import json
import os
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

WEIGHTS_FILE = "model.safetensors"
ACTIVATIONS_FILE = "activations.safetensors"

Floats = NDArray[np.float32]
Channels = NDArray[np.int64]
Mapped = np.memmap[Any, np.dtype[np.float16]]

_ROWS = "embeddings.word_embeddings.weight"
_LAYERS = "encoder."
_LARGEST, _BYTE = 127, 255
_TINY = float(np.finfo(np.float32).tiny)
EVEN = np.ones(1, np.float32)


@dataclass(frozen=True, slots=True)
class Activations:
    """How a block's input becomes bytes: divided by `balance`, in even steps that are counted from `zero`.

    `balance` has shape (inputs,), or (1,) where it is even; the inputs `apart`, shape (any,), have outliers, whose part
    beyond the largest byte is kept.
    """

    step: float
    zero: int
    balance: Floats
    apart: Channels

    @classmethod
    def within(cls, low: Floats, high: Floats, balance: Floats = EVEN, apart: int = 0) -> Activations:
        """Return what fits inputs from `low` to `high`, each of shape (inputs,), but the highest of `apart` of them."""
        low, high = low / balance, high / balance
        order = np.argsort(-high, kind="stable")
        least, most = min(float(low.min()), 0.0), max(float(high[order[apart]]), 0.0)
        step = max(most - least, _TINY) / _BYTE
        return cls(step, round(-least / step), balance, np.sort(order[:apart]))


class TokenRows:
    """The rows of a model's tokens: `TokenRows(folder).of(ids)`.

    They are read, not mapped: a map would soon hold the whole table in memory, 64 KiB for each row that was touched.
    """

    def __init__(self, folder: Path) -> None:
        """Find the rows in a folder; raises OSError, KeyError or ValueError where its file is missing or damaged."""
        self._file = folder / WEIGHTS_FILE
        stored = self._mapped()
        self.count, self.dimension = map(int, stored.shape)
        self._start, self._size = stored.offset, stored.strides[0]
        self._descriptor = os.open(self._file, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)

    def of(self, ids: NDArray[np.int64]) -> NDArray[np.float16]:
        """Return the rows of tokens, shape (*ids.shape, dimension)."""
        read, file, start, size = os.pread, self._descriptor, self._start, self._size
        content = b"".join([read(file, size, start + at * size) for at in ids.ravel().tolist()])
        return np.frombuffer(content, np.float16).reshape(*ids.shape, self.dimension)

    def sample(self, step: int) -> NDArray[np.float16]:
        """Return one in so many rows, shape (any, dimension)."""
        return np.array(self._mapped()[::step])

    def _mapped(self) -> Mapped:
        return dict(_mapped(self._file))[_ROWS]


def load_weights(folder: Path) -> dict[str, NDArray[Any]]:
    """Read a model's tensors, but the rows of its tokens, by the names that the graph has for them.

    Of a layer's weight, shape (outputs, inputs), come `<layer>.weight.grid`, bytes of shape (inputs, outputs), and
    `<layer>.weight.steps`, shape (outputs,); of a block `<block>.step`, `<block>.zero` and, where it is not even,
    `<block>.balance`. Where inputs are apart, `<block>.apart` are these, `<block>.limit` is what the largest byte
    stands for, and `<layer>.weight.apart` are their weights, shape (apart, outputs).
    """
    tensors: dict[str, NDArray[Any]] = dict(load_file(folder / ACTIVATIONS_FILE))
    for name, stored in _mapped(folder / WEIGHTS_FILE):
        if name == _ROWS:
            continue
        if is_layer(name, stored):
            balance = tensors.get(f"{block_of(name)}.balance", EVEN)
            grid, steps = on_grid(stored.astype(np.float32) * balance)
            tensors[f"{name}.grid"] = np.ascontiguousarray(grid.T)
            tensors[f"{name}.steps"] = steps
            if (apart := tensors.get(f"{block_of(name)}.apart")) is not None:
                tensors[f"{name}.apart"] = np.ascontiguousarray(stored.T[apart].astype(np.float32))
        else:
            tensors[name] = stored.astype(np.float32)
    return tensors


def save_weights(weights: Mapping[str, Floats], activations: Mapping[str, Activations], folder: Path) -> None:
    """Write a model's weights, the layers' moved to their grids, and its blocks' activations, by block."""
    halved = {
        name: np.ascontiguousarray(
            _moved(weight, activations[block_of(name)].balance) if is_layer(name, weight) else weight, np.float16
        )
        for name, weight in weights.items()
    }
    (folder / WEIGHTS_FILE).write_bytes(save(halved, metadata={"format": "pt"}))
    parts: dict[str, NDArray[Any]] = {}
    for block, of_block in activations.items():
        if of_block.balance is not EVEN:
            parts[f"{block}.balance"] = of_block.balance
        if of_block.apart.size:
            parts[f"{block}.apart"] = of_block.apart.astype(np.int64)
            parts[f"{block}.limit"] = np.array((_BYTE - of_block.zero) * of_block.step, np.float32)
        parts[f"{block}.step"] = np.array(of_block.step, np.float32)
        parts[f"{block}.zero"] = np.array(of_block.zero, np.uint8)
    (folder / ACTIVATIONS_FILE).write_bytes(save(parts))


def is_layer(name: str, weight: NDArray[Any]) -> bool:
    """Tell whether a tensor is the weight of a linear layer."""
    return name.startswith(_LAYERS) and weight.ndim == 2


def block_of(name: str) -> str:
    """Return the block of a layer's weight, whose layers all read the same input."""
    return name.rsplit(".", 2)[0]


def on_grid(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return a weight, shape (outputs, inputs), in steps of its outputs' own sizes, and those, shape (outputs,)."""
    steps = np.maximum(np.abs(weight).max(axis=1), _TINY) / _LARGEST
    return np.rint(weight / steps[:, np.newaxis]).astype(np.int8), np.asarray(steps, np.float32)


def _moved(weight: Floats, balance: Floats) -> Floats:
    grid, steps = on_grid(weight * balance)
    return np.asarray(grid * steps[:, np.newaxis] / balance, np.float32)


def _mapped(file: Path) -> Iterator[tuple[str, Mapped]]:
    """Yield the tensors of a safetensors file of half-length floats, mapped into memory."""
    with file.open("rb") as content:
        size = int.from_bytes(content.read(8), "little")
        layout: dict[str, Any] = json.loads(content.read(size))
    for name, entry in layout.items():
        if name != "__metadata__":
            place = 8 + size + entry["data_offsets"][0]
            yield name, np.memmap(file, np.float16, "r", place, tuple(entry["shape"]))
