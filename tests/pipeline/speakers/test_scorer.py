import json

import numpy as np
import pytest

from claims.errors import ModelError
from claims.pipeline.speakers.scorer import (
    MANIFEST,
    SHIPPED,
    SORTS,
    WEIGHTS,
    Weights,
    load_scorer,
    matrix,
    shipped_scorer,
)


def weights(**shared):
    names = tuple(sorted(shared))
    return Weights(names, np.array([shared[name] for name in names]), np.zeros((len(SORTS), len(names))))


def test_weights_survive_their_file():
    there = weights(near=1.5, quoted=-0.25)
    back = Weights.from_dict(json.loads(json.dumps(there.to_dict())))
    assert back.features == there.features
    assert back.to_dict() == there.to_dict()


def test_arrays_that_do_not_fit_are_refused():
    data = weights(near=1.5).to_dict()
    with pytest.raises(ValueError, match="fit"):
        Weights.from_dict(data | {"shared": [1.0, 2.0]})


def test_features_without_a_column_are_left_out():
    assert matrix([{"near": 1.0, "new": 7.0}, {}], {"near": 0}).tolist() == [[1.0], [0.0]]


def test_what_one_sort_of_question_adds_counts_for_that_sort_only():
    own = np.zeros((len(SORTS), 1))
    own[SORTS.index("he")] = 2.0
    there = Weights(("near",), np.array([1.0]), own)
    x = np.array([[1.0]])
    assert there.scores(x, SORTS.index("he")).tolist() == [3.0]
    assert there.scores(x, SORTS.index("it")).tolist() == [1.0]


def test_shipped_scorer_is_whole_and_knows_that_gender_tells():
    found = shipped_scorer().weights
    shared = dict(zip(found.features, found.shared, strict=True))
    assert shared["gender fits"] > 0 > shared["gender differs"]


def test_damaged_file_is_refused(tmp_path):
    (tmp_path / MANIFEST).write_bytes((SHIPPED / MANIFEST).read_bytes())
    (tmp_path / WEIGHTS).write_bytes((SHIPPED / WEIGHTS).read_bytes() + b" ")
    with pytest.raises(ModelError, match="damaged"):
        load_scorer(tmp_path)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(ModelError, match="incomplete"):
        load_scorer(tmp_path)
