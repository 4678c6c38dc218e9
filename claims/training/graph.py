"""Builds ONNX graphs node by node, with matrices as INT8 and operators that ONNX Runtime has fused kernels for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
"""The oldest with LayerNormalization."""
MICROSOFT = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""
_IR_VERSION = 10

Array = NDArray[np.generic]
Rounded = tuple[str, ...]
"""A value in bytes, their scale and the byte of zero; or a value in floating point alone."""


class Graph:
    """A graph under construction; each method adds a node and returns the name of its output.

    Args:
        name: The graph's name.
        bits: Bits of the weights in matrices, 8 or 7, or 0 to keep them in floating point. Seven cannot overflow
            the 16-bit sums of processors without VNNI.
    """

    def __init__(self, name: str, *, bits: int = 8) -> None:
        self.name, self._largest = name, 2 ** (bits - 1) - 1 if bits else 0
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def input(self, name: str, kind: int, shape: Sequence[int | str]) -> str:
        """Declare an input."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, list(shape)))
        return name

    def output(self, name: str, value: str, shape: Sequence[int | str]) -> None:
        """Declare the float output ``name`` to be ``value``."""
        self._nodes.append(helper.make_node("Identity", [value], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape)))

    def constant(self, values: Array) -> str:
        """Add a tensor."""
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(
        self, operator: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: float | Sequence[int]
    ) -> list[str]:
        """Add a node with several outputs."""
        names = [f"{operator}_{len(self._nodes)}_{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(operator, list(inputs), names, domain=domain, **attributes))  # type: ignore[arg-type]
        return names

    def op(self, operator: str, *inputs: str, domain: str = "", **attributes: float | Sequence[int]) -> str:
        """Add a node with one output."""
        return self.node(operator, *inputs, domain=domain, **attributes)[0]  # type: ignore[arg-type]

    def linear(self, x: str, weight: Array, bias: Array, *, exact: bool = False) -> str:
        """``x @ weight.T + bias``; in INT8, one scale an output column, unless ``exact`` or the graph is not INT8."""
        if exact or not self._largest:
            return self.op("Add", self.op("MatMul", x, self.constant(weight.T)), self.constant(bias))
        whole, scale, zero = self._matrix(weight)
        return self.op("DynamicQuantizeMatMul", x, whole, scale, zero, self.constant(bias), domain=MICROSOFT)

    def rounded(self, x: str) -> Rounded:
        """``x`` in bytes, as ``linear`` rounds it before it multiplies; as it is, if the graph is not INT8."""
        return tuple(self.node("DynamicQuantizeLinear", x, outputs=3)) if self._largest else (x,)

    def linear_of_rounded(self, x: Rounded, weight: Array, bias: Array) -> str:
        """What ``linear`` makes of what was rounded."""
        if len(x) == 1:
            return self.linear(x[0], weight, bias)
        whole, scale, zero = self._matrix(weight)
        inputs = (x[0], whole, x[1], scale, x[2], zero, self.constant(bias))
        return self.op("MatMulIntegerToFloat", *inputs, domain=MICROSOFT)

    def _matrix(self, weight: Array) -> tuple[str, str, str]:
        """A matrix in whole numbers, turned, with the scale and the zero of each column."""
        scale = (np.maximum(np.abs(weight).max(1), 1e-12) / self._largest).astype(np.float32)
        whole = np.round(weight / scale[:, None]).astype(np.int8)
        zero = self.constant(np.zeros(len(scale), dtype=np.int8))
        return self.constant(whole.T), self.constant(scale), zero

    def embedding(self, ids: str, table: NDArray[np.float32]) -> str:
        """Rows of ``table``; stored as INT8 with one scale a row, which costs nothing to undo."""
        if not self._largest:
            return self.op("Gather", self.constant(table), ids)
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-12).astype(np.float32) / 127
        rows = self.op("Gather", self.constant(np.round(table / scale).astype(np.int8)), ids)
        return self.op("Mul", self.op("Cast", rows, to=TensorProto.FLOAT), self.op("Gather", self.constant(scale), ids))

    def gelu(self, x: str) -> str:
        """The exact GELU."""
        return self.op("Gelu", x, domain=MICROSOFT)

    def norm(self, x: str, weight: Array, bias: Array, *, epsilon: float) -> str:
        """Normalise each vector."""
        return self.op("LayerNormalization", x, self.constant(weight), self.constant(bias), epsilon=epsilon)

    def save(self, path: Path) -> None:
        """Check the graph and write it."""
        graph = helper.make_graph(self._nodes, self.name, self._inputs, self._outputs, self._constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="claims")
        onnx.checker.check_model(model)
        onnx.save(model, path)
