# ruff: noqa: E402 - what follows the first statement needs the extra

import itertools

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.pipeline.tagger.decode import SOURCE, decode_roles
from claims.training.tagger.crf import cross_entropy, marginals, negative_log_likelihood, states_of


def labellings(places):
    for roles in itertools.product(range(3), repeat=places):
        if [role for role, _ in itertools.groupby(roles)].count(SOURCE) <= 1:
            yield roles


def test_the_probabilities_of_all_labellings_with_one_source_sum_to_one():
    scores = torch.randn(1, 4, 6, generator=torch.Generator().manual_seed(1))
    each = [negative_log_likelihood(scores, torch.tensor([roles])) for roles in labellings(4)]
    assert float(torch.cat(each).neg().exp().sum()) == pytest.approx(1, abs=1e-5)


def test_decoding_finds_the_labelling_that_training_finds_most_probable():
    scores = torch.randn(1, 4, 6, generator=torch.Generator().manual_seed(2)) * 3
    best = min(labellings(4), key=lambda roles: float(negative_log_likelihood(scores, torch.tensor([roles]))))
    (roles,) = decode_roles(scores.numpy())
    assert roles.content == tuple(
        (places[0], places[-1] + 1)
        for role, run in itertools.groupby(range(4), key=lambda place: best[place])
        if (places := list(run)) and role == 2
    )


def test_marginals_are_those_of_all_labellings_weighed_by_their_probability():
    scores = torch.randn(1, 3, 6, generator=torch.Generator().manual_seed(3))
    expected = torch.zeros(1, 3, 5, 5)
    for roles in labellings(3):
        probability = float(negative_log_likelihood(scores, torch.tensor([roles])).neg().exp())
        before = 0
        for place, state in enumerate(states_of(torch.tensor([roles]))[0].tolist()):
            expected[0, place, before, state] += probability
            before = state
    assert torch.allclose(marginals(scores), expected, atol=1e-5)


def test_cross_entropy_is_least_for_the_scores_that_the_marginals_come_from():
    generator = torch.Generator().manual_seed(4)
    scores = torch.randn(1, 6, 6, generator=generator)
    least = cross_entropy(scores, marginals(scores))
    for _ in range(20):
        other = scores + torch.randn(1, 6, 6, generator=generator) / 4
        assert float(cross_entropy(other, marginals(scores))) > float(least)
