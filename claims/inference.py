"""Networks with weights in bytes, run by ONNX Runtime on one thread: the same results on every processor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# x86 processors without VNNI add products of bytes in pairs, in 16 bits, and cut the larger sums off. With this, ONNX
# Runtime takes a slower way there, and the usual one elsewhere ("When and why do I need to try U8U8?" in
# https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
_EXACT = ("session.x64quantprecision", "1")
# What it would fuse besides that makes our graphs slower: their nodes come fused.
_NOT_WANTED = ("SkipLayerNormFusion",)


def session(graph: Path | bytes, *, in_order: bool = False) -> InferenceSession:
    """Load a graph.

    Args:
        graph: A file, or what is in it.
        in_order: Run its nodes in the order of the file.

    Raises:
        Exception: One of ONNX Runtime's, which have no common class of their own. It is no graph; or one in which
            several nodes share a matrix in bytes, and the processor one without VNNI, where ONNX Runtime cannot do it.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.add_session_config_entry(*_EXACT)
    if in_order:
        options.execution_order = onnxruntime.ExecutionOrder.PRIORITY_BASED
    return onnxruntime.InferenceSession(
        graph if isinstance(graph, bytes) else str(graph),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=list(_NOT_WANTED),
    )
