"""``python -m claims.training.tagger.again FOLDER``: an exported tagger's role head, built anew from its own weights.

For a graph that is built otherwise than when the weights were trained, which nobody keeps: what is rounded to whole
numbers is taken over number by number. Manifest and card are brought up to date.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from claims.training.graph import Array
from claims.training.tagger.export import MANIFEST, ROLES, Weights, role_head, write_manifest
from claims.training.tagger.model import BUCKETS, distance_buckets

CARD = "CARD.md"
_MATRICES = {"DynamicQuantizeMatMul": (1, 2, 4), "MatMulIntegerToFloat": (1, 3, 6)}
"""Of each operator that multiplies bytes, which inputs are the matrix, its scales and the bias."""
_CONVOLUTIONS = ("roles.near", "roles.wide")


def role_weights(graph: Path) -> dict[str, Tensor]:
    """The weights of an exported role head of 8 bits by their names in the model.

    Args:
        graph: What :func:`claims.training.tagger.export.role_head` saved.

    Returns:
        Matrices in double precision, in which a whole number times its column's scale is exact.
    """
    model = onnx.load(graph).graph
    constants = {one.name: numpy_helper.to_array(one) for one in model.initializer}
    found: dict[str, Tensor] = {}
    matrices = [node for node in model.node if node.op_type in _MATRICES]
    for name, node in zip(("roles.token", "roles.cue", *_CONVOLUTIONS), matrices, strict=True):
        whole, scale, bias = (constants[node.input[i]] for i in _MATRICES[node.op_type])
        weight = (whole.astype(np.float64) * scale.astype(np.float64)).T
        if name in _CONVOLUTIONS:
            weight = weight.reshape(len(weight), -1, len(weight)).transpose(0, 2, 1)
        found |= _tensors((f"{name}.weight", weight), (f"{name}.bias", bias))
    (norm,) = (node for node in model.node if node.op_type == "LayerNormalization")
    (out,) = (node for node in model.node if node.op_type == "MatMul")
    (bias,) = (constants[node.input[1]] for node in model.node if node.op_type == "Add" and node.input[0] in out.output)
    distances = np.zeros((BUCKETS, len(constants[norm.input[1]])), dtype=np.float32)
    buckets = distance_buckets().numpy()
    (around,) = (values for values in constants.values() if values.shape == (len(buckets), distances.shape[1]))
    distances[buckets] = around
    return found | _tensors(
        ("roles.norm.weight", constants[norm.input[1]]),
        ("roles.norm.bias", constants[norm.input[2]]),
        ("roles.out.weight", constants[out.input[1]].T),
        ("roles.out.bias", bias),
        ("roles.distance.weight", distances),
    )


def _tensors(*named: tuple[str, Array]) -> dict[str, Tensor]:
    return {name: torch.from_numpy(np.array(values)) for name, values in named}


def role_head_again(folder: Path) -> None:
    """Build the role head of the tagger in ``folder`` anew."""
    state = role_weights(folder / ROLES)
    role_head(Weights(state), state["roles.token.weight"].shape[1], bits=8).save(folder / ROLES)
    tell(folder, [ROLES])


def tell(folder: Path, names: Iterable[str]) -> None:
    """Put the hashes of files that were written anew into the manifest and, where there is one, the card."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    described = (folder / CARD).is_file()
    card = (folder / CARD).read_text(encoding="utf-8") if described else ""
    for name in names:
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        old = manifest["sha256"].get(name)
        card = card.replace(old, digest) if old else f"{card.rstrip()}\n- `{name}`: sha256 `{digest}`\n"
        manifest["sha256"][name] = digest
    write_manifest(folder, manifest)
    if described:
        (folder / CARD).write_text(card, encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Build an exported tagger's role head anew from its own weights.")
    parser.add_argument("folder", type=Path, help="folder with the tagger's files")
    role_head_again(parser.parse_args().folder)


if __name__ == "__main__":
    main()
