"""Sums of products of bytes are exact, whatever processor this is; on x86 without VNNI they were cut off once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto

from claims.inference import session
from claims.training.graph import Graph


def test_the_largest_bytes_do_not_overflow(tmp_path: Path) -> None:
    weight = np.ones((1, 64), dtype=np.float32)
    graph = Graph("product")
    given = graph.input("x", TensorProto.FLOAT, [1, 64])
    graph.output("y", graph.linear(given, weight, np.zeros(1, dtype=np.float32)), [1, 1])
    graph.save(tmp_path / "product.onnx")
    ((found,),) = session(tmp_path / "product.onnx").run(["y"], {"x": np.ones((1, 64), dtype=np.float32)})[0]
    assert abs(found - 64) < 0.1
