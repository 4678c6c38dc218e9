import itertools

import numpy as np
import pytest

from claims.pipeline.tagger.decode import CONTENT, OUTSIDE, SOURCE, decode_roles, find_cues

PLACES = 5


def score(scores, roles):
    """The score of one labelling, from the definition."""
    total, before = 0.0, OUTSIDE
    for place, role in enumerate(roles):
        if role != OUTSIDE:
            total += scores[place, role - 1]
        if role != before:
            total += scores[place, role + 1] if role != OUTSIDE else 0
            total += scores[place - 1, before + 3] if before != OUTSIDE else 0
        before = role
    return total


def labellings():
    for roles in itertools.product((OUTSIDE, SOURCE, CONTENT), repeat=PLACES):
        runs = [role for role, _ in itertools.groupby(roles)]
        if runs.count(SOURCE) <= 1:
            yield roles


def printed(roles):
    source = [i for i, role in enumerate(roles) if role == SOURCE]
    return (source[0], source[-1] + 1) if source else None


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("content_scores", [0, -3])
def test_the_best_labelling_with_a_content_and_its_probability_are_those_of_trying_all(seed, content_scores):
    scores = np.random.default_rng(seed).normal(size=(PLACES, 6)).astype(np.float32) * 2
    scores[:, 1] += content_scores
    by_score = {roles: score(scores, roles) for roles in labellings()}
    best = max((one for one in by_score if CONTENT in one), key=by_score.get)
    (roles,) = decode_roles(scores[None])
    assert roles.torn == (CONTENT not in max(by_score, key=by_score.get))
    assert roles.source == printed(best)
    assert [place for start, end in roles.content for place in range(start, end)] == [
        place for place, role in enumerate(best) if role == CONTENT
    ]
    total = np.logaddexp.reduce(list(by_score.values()))
    assert roles.something == pytest.approx(1 - np.exp(-total), abs=1e-4)


def test_a_cue_goes_on_over_the_pieces_that_continue_it():
    probabilities = np.array([[0.9, 0.1, 0], [0.2, 0.8, 0], [0.1, 0, 0.9], [1, 0, 0]], dtype=np.float32)
    (cue,) = find_cues(probabilities, 0, 4, threshold=0.4)
    assert (cue.first, cue.last) == (1, 2)
    assert cue.probability == pytest.approx(0.8)


def test_only_cues_that_begin_in_the_asked_part_are_found():
    probabilities = np.tile(np.array([0.2, 0.8, 0], dtype=np.float32), (4, 1))
    assert [cue.first for cue in find_cues(probabilities, 1, 3, threshold=0.4)] == [1, 2]


def test_torn_between_contents_that_are_each_less_probable_than_none_it_takes_the_best_of_them():
    scores = np.full((1, PLACES, 6), -20, dtype=np.float32)
    scores[0, :, 1], scores[0, :, 3], scores[0, :, 5] = -0.5, 0.2, 0.2
    scores[0, 3, 1] = -0.45
    (roles,) = decode_roles(scores)
    assert roles.torn
    assert roles.content == ((3, 4),)
    assert roles.something > 0.5
    assert roles.any_content > 0.5


def test_a_source_without_anything_that_may_be_content_has_probably_none():
    scores = np.full((1, PLACES, 6), -20, dtype=np.float32)
    scores[0, 2, (0, 2, 4)] = 9
    (roles,) = decode_roles(scores)
    assert (roles.torn, roles.source) == (True, (2, 3))
    assert roles.any_content < 0.01


def test_no_cues_no_roles():
    assert decode_roles(np.zeros((0, 225, 6), dtype=np.float32)) == []
