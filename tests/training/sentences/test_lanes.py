# ruff: noqa: E402 - what follows the first statement needs the extra

import shutil

import pytest

onnx = pytest.importorskip("onnx", reason="needs the extra train")
pytest.importorskip("torch", reason="needs the extra train")

from claims.search.meaning.embed import SHIPPED
from claims.training.sentences.lanes import ABREAST, ENCODER, write_lanes


def test_the_shipped_lanes_are_those_of_the_shipped_encoder(tmp_path):
    shutil.copy(SHIPPED / ENCODER, tmp_path)
    write_lanes(tmp_path)
    assert (tmp_path / ABREAST).read_bytes() == (SHIPPED / ABREAST).read_bytes()


def test_lanes_take_turns_at_each_node(tmp_path):
    shutil.copy(SHIPPED / ENCODER, tmp_path)
    write_lanes(tmp_path, lanes=2)
    one, two = (onnx.load(tmp_path / name, load_external_data=False).graph for name in (ENCODER, ABREAST))
    assert [node.op_type for node in two.node[0::2]] == [node.op_type for node in two.node[1::2]]
    assert [node.op_type for node in two.node[0::2]] == [node.op_type for node in one.node]
    assert [value.name for value in two.output] == ["vector_0", "vector_1"]
