"""The shipped sentence encoder, and vectors as they are kept."""

import json
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import ModelError
from claims.inference import session
from claims.search.meaning.embed import (
    LONGEST,
    SHIPPED,
    SentenceEncoder,
    encoder_name,
    load_beside,
    sentence_encoder,
)
from claims.search.meaning.vectors import cosines, mixed, pack, unpack


@pytest.fixture(scope="module")
def encoder():
    return sentence_encoder()


def alike(encoder, one, other):
    return float(encoder.vector(one) @ encoder.vector(other))


def test_other_words_for_a_thing_are_nearer_than_another_thing(encoder):
    assert alike(encoder, "US troops", "the presence of American armed forces") > 0.4
    assert alike(encoder, "US troops", "trade between the two countries should double") < 0.2


@given(text=st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_has_a_vector_of_length_one(encoder, text):
    assert np.linalg.norm(encoder.vector(text)) == pytest.approx(1, abs=1e-4)


def test_what_lies_beyond_the_longest_window_counts_for_nothing(encoder):
    text = "peace " * 5_000
    assert len(encoder.pieces(text)) == LONGEST
    assert alike(encoder, text, "peace " * 300) == pytest.approx(1, abs=1e-5)


def test_half_a_character_is_no_error(encoder):
    assert alike(encoder, "peace \ud800", "peace \N{REPLACEMENT CHARACTER}") == pytest.approx(1, abs=1e-5)


def test_a_vector_depends_on_its_text_alone(encoder):
    before = encoder.vector("They have to leave")
    encoder.vector("The fleet sails on Monday, however long the winter lasts and whatever the harbour master says")
    assert np.array_equal(before, encoder.vector("They have to leave"))


def test_vectors_side_by_side_are_those_of_the_encoder_alone(encoder):
    alone = session(SHIPPED / "encoder.onnx")
    texts = ["They have to leave", "", "peace " * 300, "No.", "The fleet sails on Monday, says the harbour master", "é"]
    for count in range(len(texts) + 1):
        found = encoder.vectors(texts[:count])
        assert len(found) == count
        for text, vector in zip(texts, found, strict=False):
            (expected,) = alone.run(["vector"], {"ids": np.array([encoder.pieces(text)])})
            assert np.array_equal(vector, expected)


def test_a_kept_vector_points_where_it_did(encoder):
    vectors = np.array([encoder.vector(text) for text in ("one", "two ships", "")])
    rows = unpack([pack(vector) for vector in vectors], encoder.dimensions)
    assert cosines(rows, vectors).diagonal() == pytest.approx(1, abs=1e-3)


def test_mixing_weighs(encoder):
    one, other = encoder.vector("ships"), encoder.vector("taxes")
    found = mixed([(1.0, one), (0.25, other)])
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)
    assert found @ one > found @ other > one @ other


def test_the_name_changes_with_the_weights(encoder):
    manifest = json.loads((SHIPPED / "manifest.json").read_text("utf-8"))
    assert (
        encoder_name() == encoder.name == f"all-MiniLM-L6-v2 {manifest['sha256']['encoder.onnx'][:8]} among sentences"
    )


def test_a_damaged_file_is_named(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "copy")
    (tmp_path / "copy" / "encoder.onnx").write_bytes(b"cut off")
    with pytest.raises(ModelError, match=r"encoder\.onnx.*damaged"):
        SentenceEncoder(tmp_path / "copy")


def test_a_missing_encoder_is_an_error_with_a_hint(tmp_path):
    with pytest.raises(ModelError, match="incomplete"):
        SentenceEncoder(tmp_path)


def test_an_encoder_that_is_loaded_beside_is_the_one_that_is_used():
    load_beside().join(timeout=60)
    assert sentence_encoder() is sentence_encoder()


def test_states_are_one_row_of_length_one_for_each_word_piece():
    encoder = sentence_encoder()
    rows = encoder.states("the dam is full")
    assert rows.shape == (len(encoder.pieces("the dam is full")) - 2, encoder.dimensions)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-4)


def test_states_of_nothing_are_none():
    assert len(sentence_encoder().states("")) == 0


def test_states_tell_words_apart_by_what_stands_around_them():
    encoder = sentence_encoder()
    river, money = encoder.states("the bank of the river")[1], encoder.states("the bank lent money")[1]
    assert river @ money < 0.9
