# ruff: noqa: E402 - what follows the first statement needs the extra

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.errors import ModelError
from claims.training.tagger.config import Recipe
from claims.training.tagger.loop import Trainer
from claims.training.tagger.windows import examples
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import ARTICLE, model


class PowerError(Exception):
    """The power went off."""


def trained(folder, *, recipe, stop_after=None):
    folder.mkdir(exist_ok=True)
    torch.manual_seed(recipe.seed)
    trainer = Trainer(model(), examples([ARTICLE] * 8, tokenizer()), recipe, folder)
    if stop_after:
        real = trainer.save

        def save():
            real()
            if trainer.step == stop_after:
                raise PowerError

        trainer.save = save
    trainer.run()
    return trainer


def test_interrupted_and_resumed_training_gives_the_same_weights(tmp_path):
    recipe = Recipe(epochs=2, batch=2, checkpoint_every=1)
    whole = trained(tmp_path / "whole", recipe=recipe)
    with pytest.raises(PowerError):
        trained(tmp_path / "parts", recipe=recipe, stop_after=3)
    resumed = trained(tmp_path / "parts", recipe=recipe)
    assert resumed.step == whole.step == 8
    for name, value in whole.averaged().items():
        assert torch.equal(value, resumed.averaged()[name]), name


def test_a_checkpoint_of_another_recipe_is_refused(tmp_path):
    trained(tmp_path, recipe=Recipe(epochs=1))
    with pytest.raises(ModelError, match="another recipe"):
        trained(tmp_path, recipe=Recipe(epochs=1, seed=2))


def test_the_loss_of_a_learnable_corpus_falls(tmp_path, caplog):
    caplog.set_level("INFO")
    trained(tmp_path, recipe=Recipe(epochs=40, batch=4, encoder_rate=3e-3, head_rate=3e-3, dropout=0.0))
    cue = [float(record.getMessage().split("cue ")[1].split()[0]) for record in caplog.records]
    assert cue[-1] < cue[0] / 4
