import numpy as np
import pytest

from claims.training.logistic import Row, fit, minimise


def right(*traits, count=20):
    return [Row(traits, right=True)] * count


def wrong(*traits, count=20):
    return [Row(traits, right=False)] * count


def test_trait_that_only_right_rows_have_weighs_for_them():
    weights = fit([*right("told", "near"), *wrong("near")], penalty=1.0, rarest=1)
    assert weights.probability(["told", "near"]) > 0.8
    assert weights.probability(["near"]) < 0.2


def test_rare_traits_are_left_out():
    weights = fit([*right("told"), *wrong("near"), Row(("once",), right=True)], penalty=1.0, rarest=2)
    assert "once" not in weights.table


def test_without_telling_traits_the_probability_is_the_share_of_right_rows():
    weights = fit([*right(count=30), *wrong(count=10)], penalty=1.0, rarest=1)
    assert weights.probability([]) == pytest.approx(0.75, abs=0.01)


def test_minimum_of_a_slanted_valley_is_found():
    scale = np.array([1.0, 40.0])
    goal = np.array([3.0, -2.0])

    def loss(point):
        return float(scale @ (point - goal) ** 2), 2 * scale * (point - goal)

    assert minimise(loss, np.zeros(2), rounds=60) == pytest.approx(goal, abs=0.01)
