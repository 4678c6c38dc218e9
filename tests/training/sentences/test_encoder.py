# ruff: noqa: E402 - what follows the first statement needs the extra

import json

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.search.meaning.embed import SentenceEncoder
from claims.training.encoder import Encoder
from claims.training.sentences import encoder as encoder_module
from claims.training.sentences.encoder import export_sentence_encoder, float_vector
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import TINY

TEXTS = ("She said rain will fall.", "He said no.")  # the samples' tokenizer frames nothing, so no empty text


def exported(folder, monkeypatch, *, bits):
    torch.manual_seed(5)
    encoder = Encoder(TINY, dropout=0.0).eval()
    monkeypatch.setattr(encoder_module, "sentence_encoder", lambda pretrained, shape: encoder)
    tokenizer().save(str(folder / "tokenizer.json"))
    export_sentence_encoder(folder, folder / "out", shape=TINY, bits=bits)
    return encoder, SentenceEncoder(folder / "out")


@pytest.mark.parametrize(("bits", "least"), [(0, 0.99999), (8, 0.98)])
def test_the_graph_computes_what_the_encoder_does(tmp_path, monkeypatch, bits, least):
    encoder, shipped = exported(tmp_path, monkeypatch, bits=bits)
    for text in TEXTS:
        assert float_vector(encoder, shipped.pieces(text)) @ shipped.vector(text) > least


def test_the_same_weights_give_the_same_files(tmp_path, monkeypatch):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        exported(tmp_path / name, monkeypatch, bits=8)
    for file in (tmp_path / "one" / "out").iterdir():
        assert file.read_bytes() == (tmp_path / "other" / "out" / file.name).read_bytes()


def test_manifest_and_card_name_every_file(tmp_path, monkeypatch):
    exported(tmp_path, monkeypatch, bits=8)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    card = (tmp_path / "out" / "CARD.md").read_text("utf-8")
    assert all(f"`{name}`: sha256 `{digest}`" in card for name, digest in manifest["sha256"].items())
    assert manifest["dimensions"] == TINY.width
