"""The run-time graph: a BERT encoder in ONNX operators, without weights, which `index.weights` hands over.

It begins with the rows of the tokens, not with their ids, so that the table of all rows, most of the weights, stays out
of it: `index.graph` takes from that only the rows of a text.

Weights and the inputs of layers are bytes, on scales that do not depend on the text, so that a vector does not depend
on what is encoded beside it. The feed-forward's inner activations have outliers in a few channels that would leave too
little to the rest: what these have beyond the bytes' range is multiplied apart, in floats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from index.graph import MASK, ROWS, STATES, VECTORS

_OPSET, _IR = 18, 9
_MICROSOFT = "com.microsoft"  # operators that ONNX Runtime adds
_EPSILON = 1e-12  # of BERT's layer norms
_ELSEWHERE = "weights"  # no such file: it only says that the graph does not hold them


@dataclass(frozen=True, slots=True)
class Shape:
    """What the graph needs to know of a BERT model."""

    layers: int
    heads: int
    hidden: int
    first_weight: float  # of the states before the first layer, beside those after the last


def build_graph(tensors: Mapping[str, NDArray[Any]], shape: Shape, mean: NDArray[np.float32]) -> ModelProto:
    """Build the graph for tensors as `load_weights` reads them: rows of tokens and their mask to unit vectors.

    These are of the texts, and of their tokens after the last layer. `mean`, shape (hidden,), is the tokens' mean over
    texts at large, which is taken off theirs: it would make all of them alike.
    """
    builder = _Builder(tensors)
    first, last = builder.body(shape)
    builder.pooled(builder.mixed(first, last, shape.first_weight))
    builder.centred(last, mean)
    return builder.model(shape.hidden)


class _Builder:
    """Adds nodes, each named by what it puts out."""

    def __init__(self, tensors: Mapping[str, NDArray[Any]]) -> None:
        self.nodes: list[Any] = []
        self.constants: dict[str, TensorProto] = {}
        self._tensors = tensors
        self._axes = [self._constant(f"axis{axis}", np.array([axis], np.int64)) for axis in range(3)]
        self._mask = self._node("Cast", [MASK], "short mask", to=TensorProto.INT32)  # as attention takes it

    def body(self, shape: Shape) -> tuple[str, str]:
        """Return the states before the first layer, and after the last."""
        first = states = self.embeddings()
        for layer in range(shape.layers):
            states = self.layer(f"encoder.layer.{layer}", states, shape.heads)
        return first, states

    def model(self, hidden: int) -> ModelProto:
        info, each = helper.make_tensor_value_info, ["texts", "tokens"]
        inputs = [info(ROWS, TensorProto.FLOAT16, [*each, hidden]), info(MASK, TensorProto.INT64, each)]
        outputs = [
            info(VECTORS, TensorProto.FLOAT, ["texts", hidden]),
            info(STATES, TensorProto.FLOAT, [*each, hidden]),
        ]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, list(self.constants.values()))
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR)

    def embeddings(self) -> str:
        words = self._node("Cast", [ROWS], "words", to=TensorProto.FLOAT)
        length = self._node("Shape", [ROWS], "length", start=1, end=2)
        every, kinds = (self._given(f"embeddings.{part}_embeddings.weight") for part in ("position", "token_type"))
        places = self._node("Slice", [every, self._axes[0], length, self._axes[0]], "places")
        kind = self._node("Slice", [kinds, self._axes[0], self._axes[1], self._axes[0]], "kind")
        summed = self._node("Add", [self._node("Add", [words, places], "placed"), kind], "embedded")
        return self._normalised("embeddings.LayerNorm", summed)

    def layer(self, name: str, states: str, heads: int) -> str:
        attention = f"{name}.attention"
        given = self._bytes(f"{attention}.self", self._balanced(f"{attention}.self", states))
        sides = [self._linear(f"{attention}.self", side, given) for side in ("query", "key", "value")]
        attended = self._node(
            "MultiHeadAttention", [*sides, "", self._mask], f"{name}.attended", _MICROSOFT, num_heads=heads
        )
        given = self._bytes(f"{attention}.output", attended)
        mixed = self._node("Add", [self._linear(f"{attention}.output", "dense", given), states], f"{name}.mixed")
        states = self._normalised(f"{attention}.output.LayerNorm", mixed)
        given = self._bytes(f"{name}.intermediate", self._balanced(f"{name}.intermediate", states))
        inner = self._linear(f"{name}.intermediate", "dense", given, biased=False)
        bias = self._given(f"{name}.intermediate.dense.bias")
        inner = self._node("BiasGelu", [inner, bias], f"{name}.inner", _MICROSOFT)
        outer = self._linear(f"{name}.output", "dense", self._bytes(f"{name}.output", inner))
        outer = self._node("Add", [outer, self._beyond(f"{name}.output", inner)], f"{name}.outer")
        return self._normalised(f"{name}.output.LayerNorm", self._node("Add", [outer, states], f"{name}.whole"))

    def mixed(self, first: str, last: str, weight: float) -> str:
        some = self._node("Mul", [first, self._constant("first.weight", np.array(weight, np.float32))], "some")
        return self._node("Add", [last, some], "mixed")

    def pooled(self, states: str) -> None:
        mask = self._node("Cast", [MASK], "mask", to=TensorProto.FLOAT)
        mask = self._node("Unsqueeze", [mask, self._axes[2]], "masks")
        kept = self._node("Mul", [states, mask], "kept")
        total = self._node("ReduceSum", [kept, self._axes[1]], "total", keepdims=0)
        self._node("LpNormalization", [total], VECTORS, axis=-1, p=2)

    def centred(self, states: str, mean: NDArray[np.float32]) -> None:
        apart = self._node("Sub", [states, self._constant("mean", mean)], "apart")
        self._node("LpNormalization", [apart], STATES, axis=-1, p=2)

    def _normalised(self, name: str, states: str) -> str:
        sides = [self._given(f"{name}.{part}") for part in ("weight", "bias")]
        return self._node("LayerNormalization", [states, *sides], f"{name}.out", axis=-1, epsilon=_EPSILON)

    def _balanced(self, block: str, states: str) -> str:
        """Return a block's input with its large channels made small, as its weights make up for."""
        return self._node("Div", [states, self._given(f"{block}.balance")], f"{block}.balanced")

    def _bytes(self, block: str, states: str) -> str:
        return self._node("QuantizeLinear", [states, *self._scale(block)], f"{block}.bytes")

    def _beyond(self, block: str, states: str) -> str:
        """Return what the outliers of a block's input, beyond the range of its bytes, add to its layer's output."""
        outliers = self._node("Gather", [states, self._given(f"{block}.apart")], f"{block}.outliers", axis=-1)
        above = self._node("Sub", [outliers, self._given(f"{block}.limit")], f"{block}.above")
        above = self._node("Relu", [above], f"{block}.beyond")
        return self._node("MatMul", [above, self._given(f"{block}.dense.weight.apart")], f"{block}.rest")

    def _linear(self, block: str, layer: str, given: str, biased: bool = True) -> str:
        name = f"{block}.{layer}"
        step, zero = self._scale(block)
        weight = [self._given(f"{name}.weight.{part}") for part in ("grid", "steps")]
        bias = [self._given(f"{name}.bias")] if biased else []
        inputs = [given, weight[0], step, weight[1], zero, "", *bias]
        return self._node("MatMulIntegerToFloat", inputs, f"{name}.out", _MICROSOFT)

    def _scale(self, block: str) -> tuple[str, str]:
        return self._given(f"{block}.step"), self._given(f"{block}.zero")

    def _given(self, name: str) -> str:
        """Return a tensor that is handed over at run time."""
        if name not in self.constants:
            tensor = self._tensors[name]
            given = TensorProto(name=name, dims=tensor.shape, data_type=helper.np_dtype_to_tensor_dtype(tensor.dtype))
            given.data_location = TensorProto.EXTERNAL
            given.external_data.add(key="location", value=_ELSEWHERE)
            self.constants[name] = given
        return name

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(value, name)
        return name

    def _node(self, operator: str, inputs: list[str], out: str, domain: str = "", **settings: Any) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [out], domain=domain, **settings))
        return out
