"""``python -m claims.training.sentences.lanes FOLDER``: the sentence encoder's graph several times side by side.

Each lane computes what the encoder does, to the bit, and depends on no other: only the order changes. A matrix that one
lane has multiplied with is still near the processor when the next one comes to it, where a sentence alone would wait
for every matrix. The weights stay in the encoder's file, which the graph refers to.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
from onnx import TensorProto, ValueInfoProto

from claims.training.tagger.again import tell

ENCODER, ABREAST = "encoder.onnx", "abreast.onnx"
"""The graph that is repeated, and where to."""
LANES = 4
"""More gain nothing: what some sentences of common length and one matrix take up fills two megabytes."""
_SMALL = 1024  # bytes of a constant that is copied


def write_lanes(folder: Path, lanes: int = LANES) -> None:
    """Write the graph of ``encoder.onnx`` as ``abreast.onnx`` beside it: inputs ``ids_0`` …, outputs ``vector_0`` ….

    Args:
        folder: What ``claims.training.sentences.encoder`` writes.
        lanes: How many sentences go side by side.
    """
    data = (folder / ENCODER).read_bytes()
    model, one = onnx.load_from_string(data), onnx.load_from_string(data).graph
    for part in ("node", "input", "output"):
        model.graph.ClearField(part)
    constants = {constant.name for constant in one.initializer}
    # ONNX Runtime is told to keep to this order: each node in all lanes before the next node.
    for node in one.node:
        for lane in range(lanes):
            copy = model.graph.node.add()
            copy.CopyFrom(node)
            copy.input[:] = [name if name in constants else f"{name}_{lane}" for name in node.input]
            copy.output[:] = [f"{name}_{lane}" for name in node.output]
    for lane in range(lanes):
        model.graph.input.extend(_of_lane(value, lane) for value in one.input)
        model.graph.output.extend(_of_lane(value, lane) for value in one.output)
    for constant in model.graph.initializer:
        if len(constant.raw_data) >= _SMALL:
            _refer(constant, data)
    (folder / ABREAST).write_bytes(model.SerializeToString(deterministic=True))


def _of_lane(value: ValueInfoProto, lane: int) -> ValueInfoProto:
    """An input or output, and its sizes that are not fixed, under names of their own."""
    copy = ValueInfoProto()
    copy.CopyFrom(value)
    copy.name += f"_{lane}"
    for size in copy.type.tensor_type.shape.dim:
        if size.dim_param:
            size.dim_param += f"_{lane}"
    return copy


def _refer(constant: TensorProto, data: bytes) -> None:
    """Let a constant lie where its bytes are in the encoder's file."""
    place = {"location": ENCODER, "offset": data.index(constant.raw_data), "length": len(constant.raw_data)}
    constant.ClearField("raw_data")
    constant.data_location = TensorProto.EXTERNAL
    for key, value in place.items():
        constant.external_data.add(key=key, value=str(value))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the sentence encoder's graph several times side by side.")
    parser.add_argument("folder", type=Path, help="folder with the encoder's files")
    folder = parser.parse_args().folder
    write_lanes(folder)
    tell(folder, [ABREAST])


if __name__ == "__main__":
    main()
