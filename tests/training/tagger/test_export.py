# ruff: noqa: E402 - what follows the first statement needs the extra

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.errors import ModelError
from claims.pipeline.tagger.model import OnnxNetwork, load_tagger
from claims.training.tagger.export import LEAD, export
from claims.training.tagger.torch_network import TorchNetwork
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import TINY, model

IDS = np.array([101, *([2, 3, 4, 5] * 30), 102])
FEATURES = np.array([24, *([1, 8, 15, 22] * 30), 24])
FIRST, LAST = np.array([1, 50]), np.array([3, 50])


def exported(folder, *, bits):
    torch.manual_seed(3)
    made = model().eval()
    tokenizer().save(str(folder / "source.json"))
    export(made.state_dict(), folder, tokenizer=folder / "source.json", shape=TINY, bits=bits)
    return made


@pytest.mark.parametrize(("bits", "tolerance"), [(0, 1e-4), (8, 0.3)])
def test_the_exported_graphs_compute_what_the_model_does(tmp_path, bits, tolerance):
    networks = TorchNetwork(exported(tmp_path, bits=bits)), OnnxNetwork(tmp_path)
    (hidden, cues), (onnx_hidden, onnx_cues) = (network.encode(IDS, FEATURES) for network in networks)
    np.testing.assert_allclose(onnx_hidden, hidden, atol=tolerance)
    np.testing.assert_allclose(onnx_cues, cues, atol=tolerance)
    scores, onnx_scores = (network.roles(hidden, FIRST, LAST) for network in networks)
    np.testing.assert_allclose(onnx_scores, scores, atol=tolerance)


def test_an_exported_model_tags_a_text(tmp_path):
    exported(tmp_path, bits=8)
    assert isinstance(load_tagger(tmp_path, threads=1, threshold=0.0).tag("She said rain will fall."), tuple)


def test_a_damaged_file_is_named(tmp_path):
    exported(tmp_path, bits=8)
    (tmp_path / "roles.onnx").write_bytes(b"cut off")
    with pytest.raises(ModelError, match=r"roles\.onnx.*damaged"):
        load_tagger(tmp_path)


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="incomplete"):
        load_tagger(tmp_path)


def test_the_manifest_names_every_file_and_what_is_shown_before_a_text(tmp_path):
    exported(tmp_path, bits=8)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert set(manifest["sha256"]) == {"encoder.onnx", "roles.onnx", "tokenizer.json"}
    assert manifest["lead"] == LEAD
