import numpy as np
import pytest

from claims.training.tagger.figures import calibrate, log_odds, reliability


def drawn(count=20_000, *, slope, intercept):
    """Probabilities given by one who is over-confident, and outcomes from the honest ones."""
    rng = np.random.default_rng(5)
    given = rng.uniform(0.02, 0.98, count)
    honest = 1 / (1 + np.exp(-(slope * log_odds(given) + intercept)))
    return given, rng.uniform(size=count) < honest


def test_calibration_finds_the_slope_and_intercept_that_outcomes_were_drawn_with():
    slope, intercept = calibrate(*drawn(slope=0.5, intercept=-0.3))
    assert slope == pytest.approx(0.5, abs=0.05)
    assert intercept == pytest.approx(-0.3, abs=0.05)


def test_honest_probabilities_have_next_to_no_calibration_error():
    assert reliability(*drawn(slope=1, intercept=0)).error < 0.02


def test_overconfidence_shows_as_calibration_error():
    assert reliability(*drawn(slope=1, intercept=-1)).error > 0.15


def test_certainty_falls_into_the_last_bin():
    assert reliability(np.array([1.0, 0.0]), np.array([True, False])).count.tolist() == [1, *[0] * 8, 1]
