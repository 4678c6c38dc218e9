# ruff: noqa: E402 - what follows the first statement needs the extra

import itertools

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.pipeline.tagger_decode import SOURCE, decode_roles
from claims.training.crf import negative_log_likelihood


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
