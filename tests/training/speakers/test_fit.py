import numpy as np
import pytest

from claims.pipeline.annotations import Attribution
from claims.pipeline.speakers.scorer import SORTS, load_scorer, matrix
from claims.training.speakers.examples import Example, nested
from claims.training.speakers.fit import PRIOR, Recipe, fit
from claims.training.speakers.run import write


def example(*features, right=0, sort="he"):
    return Example(SORTS.index(sort), list(features), tuple(number == right for number in range(len(features))))


def chosen(weights, one):
    columns = {name: column for column, name in enumerate(weights.features)}
    return int(np.argmax(weights.scores(matrix(one.features, columns), one.sort)))


def test_what_the_right_ones_have_in_common_is_learned():
    examples = [example({"blue": 1.0}, {"red": 1.0}), example({"red": 1.0}, {"blue": 1.0}, right=1)] * 5
    assert [chosen(fit(examples, Recipe()), one) for one in examples[:2]] == [0, 1]


def test_sorts_of_questions_may_learn_the_opposite():
    blue_red = ({"blue": 1.0}, {"red": 1.0})
    examples = [example(*blue_red, right=0, sort="he"), example(*blue_red, right=1, sort="it")] * 20
    assert [chosen(fit(examples, Recipe()), one) for one in examples[:2]] == [0, 1]


def test_rare_features_get_no_weight():
    examples = [example({"blue": 1.0}, {"red": 1.0})] * 4 + [example({"once": 1.0}, {"red": 1.0})]
    assert "once" not in fit(examples, Recipe()).features


def test_a_feature_that_tells_nothing_keeps_its_prior():
    name = "gender fits"
    examples = [example({name: 1.0, "blue": 1.0}, {name: 1.0})] * 6
    weights = fit(examples, Recipe())
    assert weights.shared[weights.features.index(name)] == pytest.approx(PRIOR[name], abs=0.01)


def test_the_same_examples_give_the_same_file(tmp_path):
    examples = [example({"blue": 0.3}, {"red": 1.0})] * 6
    for name in ("one", "other"):
        write(tmp_path / name, fit(examples, Recipe()), "card")
    assert (tmp_path / "one/weights.json").read_bytes() == (tmp_path / "other/weights.json").read_bytes()
    assert {"blue", "red"} <= set(load_scorer(tmp_path / "one").weights.features)


def test_a_quotation_is_nested_in_the_shortest_one_that_holds_its_cue():
    inner, outer, widest = (
        Attribution(content=((20, 30),), cue=(15, 19)),
        Attribution(content=((10, 40),), cue=(5, 9)),
        Attribution(content=((0, 60),)),
    )
    assert [one.inside for one in nested([inner, outer, widest])] == [1, 2, None]
