# ruff: noqa: E402 - what follows the first statement needs the extra

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.pipeline.tagger.decode import CONTENT, CUE_BEGINS, SOURCE
from claims.pipeline.tagger.text import REACH, WINDOW
from claims.training.tagger.config import Recipe
from claims.training.tagger.windows import IGNORED, LabelledWindow, collate, epoch_batches, examples
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import ARTICLE, TEXT


def example():
    (found,) = examples([ARTICLE], tokenizer())
    return found


def test_labels_stand_where_the_spans_are():
    found = example()
    batch = collate([LabelledWindow(found, 0, 0, len(found.pieces))])
    printed = [TEXT[s:e] for s, e in zip(found.pieces.starts, found.pieces.ends, strict=True)]
    begins = (batch.cue_labels[0] == CUE_BEGINS).nonzero()[:, 0].tolist()
    assert [printed[place - 1] for place in begins] == ["said", "said"]
    first = int(batch.first[0])
    for role, words in ((SOURCE, ["She"]), (CONTENT, ["rain", "will", "fall"])):
        places = (batch.roles[0] == role).nonzero()[:, 0] - REACH + first
        assert [printed[place - 1] for place in places.tolist()] == words


def test_frame_and_padding_are_no_examples():
    found = example()
    batch = collate([LabelledWindow(found, 0, 0, 3), LabelledWindow(found, 0, 0, 6)])
    assert (batch.cue_labels == IGNORED).sum(1).tolist() == [5, 2]
    assert torch.equal(batch.text > 0, batch.cue_labels != IGNORED)


def test_a_cue_whose_content_is_cut_off_teaches_no_roles():
    found = example()
    batch = collate([LabelledWindow(found, 0, 0, 4)])
    assert (batch.cue_labels == CUE_BEGINS).sum() == 1
    assert len(batch.window) == 0


def test_the_same_seed_and_epoch_give_the_same_batches():
    long = replace(ARTICLE, text=TEXT * 200)
    found = examples([long], tokenizer())
    one, two, other = (epoch_batches(found, Recipe(batch=2), epoch) for epoch in (0, 0, 1))
    assert one == two
    assert one != other
    assert all(window.end - window.start <= WINDOW for batch in one for window in batch)
