"""Cells: rows of vectors, half a byte for two numbers, in the cells of their nearest centres; a query looks into a few.

That is FAISS's inverted file with a product quantiser that is scanned in registers: Andre, Kermarrec and Le Scouarnec,
"Quicker ADC" (2019). It is coarse, so it finds more rows than are wanted, and these are scored by their vectors.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np

from index import faiss_file
from index.large.column import Column
from index.large.rough import Rough
from index.vectors import Vectors

Found = Callable[[Callable[[Vectors], Rough]], float]  # the share of what is sought that a way to find rows finds

_FILE, _PROBES = "cells.faiss", "cells.json"
_NUMBERS, _BITS = 2, 4  # numbers of a vector that are quantised together, and into how many bits
_NEAREST = 1_200  # rows that a query finds
_TRAINED = 40  # rows a cell that its centre is learnt from
_ROUNDS = 6
_BLOCK = 65_536  # rows read at a time
_FEWEST = 8  # cells that are looked into at least
_RECALL = 0.985  # of the best passages, for held-out queries
_SEED = 0


class Cells:
    """Rows in cells: `build -> tune -> save -> load -> nearest`."""

    def __init__(self, index: faiss.Index, probes: int = _FEWEST, recall: float = 0.0) -> None:
        self._index = index
        self._look_into(probes)
        self.recall = recall  # as it was measured

    @classmethod
    def build(cls, rows: Column, dimension: int) -> Cells:
        """Put rows, shape (count, dimension), into cells."""
        number = 1 << round(np.log2(rows.count**0.5))
        kind = dimension // _NUMBERS, _BITS, faiss.METRIC_INNER_PRODUCT
        index = faiss.IndexIVFPQFastScan(faiss.IndexFlatIP(dimension), dimension, number, *kind)
        index.cp.niter, index.cp.seed = _ROUNDS, _SEED
        chosen = np.sort(np.random.default_rng(_SEED).permutation(rows.count)[: number * _TRAINED])
        index.train(rows.gather(chosen, chosen + 1).astype(np.float32))
        for start in range(0, rows.count, _BLOCK):
            index.add(rows.read(start, min(start + _BLOCK, rows.count)).astype(np.float32))
        return cls(index)

    def tune(self, found: Found) -> None:
        """Choose the fewest cells to look into with which enough is found, a quarter more each time until it is."""
        number = int(faiss.extract_index_ivf(self._index).nlist)
        self.recall = found(self.nearest)
        while self.recall < _RECALL and self.probes < number:
            self._look_into(min(self.probes * 5 // 4, number))
            self.recall = found(self.nearest)

    def nearest(self, query: Vectors) -> Rough:
        """Return the rows nearest to a query of shape (dimension,), with their cosines as the cells know them."""
        cosines, rows = self._index.search(query[np.newaxis, :], _NEAREST)
        order = np.argsort(rows[0])[np.count_nonzero(rows[0] < 0) :]
        return Rough(np.asarray(rows[0][order], np.int64), cosines[0][order])

    def save(self, folder: Path) -> None:
        """Write the cells into a folder, which is made."""
        folder.mkdir()
        faiss_file.write(self._index, folder / _FILE)
        chosen = {"probes": self.probes, "recall": round(self.recall, 4)}
        (folder / _PROBES).write_text(json.dumps(chosen), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Cells:
        """Read what `save` wrote."""
        return cls(faiss.read_index(str(folder / _FILE)), **json.loads((folder / _PROBES).read_text("utf-8")))

    def _look_into(self, probes: int) -> None:
        self.probes = probes
        faiss.ParameterSpace().set_index_parameter(self._index, "nprobe", probes)
