# ruff: noqa: E402 - what follows the first statement needs the extra

import hashlib
import json

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.training.tagger import again
from claims.training.tagger.export import export
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import TINY, model


@pytest.fixture
def folder(tmp_path):
    torch.manual_seed(3)
    tokenizer().save(str(tmp_path / "source.json"))
    export(model().eval().state_dict(), tmp_path, tokenizer=tmp_path / "source.json", shape=TINY)
    return tmp_path


def test_a_role_head_is_built_from_its_own_weights_to_the_byte(folder):
    before = {name: (folder / name).read_bytes() for name in ("encoder.onnx", "roles.onnx", "manifest.json")}
    again.role_head_again(folder)
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_manifest_and_card_are_told(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "CARD.md").write_text(f"roles {manifest['sha256']['roles.onnx']}\n")
    (folder / "roles.onnx").write_bytes(b"other")
    (folder / "more.onnx").write_bytes(b"more")
    again.tell(folder, ["roles.onnx", "more.onnx"])
    other, more = (hashlib.sha256(data).hexdigest() for data in (b"other", b"more"))
    sums = json.loads((folder / "manifest.json").read_text())["sha256"]
    assert sums == manifest["sha256"] | {"roles.onnx": other, "more.onnx": more}
    assert (folder / "CARD.md").read_text() == f"roles {other}\n- `more.onnx`: sha256 `{more}`\n"
