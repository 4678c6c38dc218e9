# ruff: noqa: E402 - what follows the first statement needs the extra

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.training.tagger.config import Recipe
from claims.training.tagger.corpus import TrainingArticle
from claims.training.tagger.loop import Trainer
from claims.training.tagger.loss import losses
from claims.training.tagger.model import TaggerModel
from claims.training.tagger.teacher import Teacher
from claims.training.tagger.windows import LabelledWindow, collate, epoch_batches, examples
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import ARTICLE, TINY, model

LONG = TrainingArticle(ARTICLE.text * 60, ((),))


def corpus():
    return examples([ARTICLE, LONG, ARTICLE], tokenizer())


def pupil():
    return TaggerModel(TINY, dropout=0.0, taught_by=TINY.width)


def test_the_teacher_answers_for_each_piece_from_the_window_that_owns_it(tmp_path):
    found = corpus()
    teacher = Teacher(model(), found, tmp_path)
    short = LabelledWindow(found[2], 0, 0, len(found[2].pieces))
    batch = collate([short])
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        own = teacher.model.encoder(batch.ids, batch.features, batch.present)
    hidden = teacher.lesson([short], batch).hidden
    assert torch.allclose(hidden[0, 1:-1], own[0, 1:-1].float(), atol=2e-2)
    assert not hidden[0, 0].any()
    assert not hidden[0, -1].any()


def test_what_it_has_read_is_not_read_again(tmp_path):
    found = corpus()
    first = Teacher(model(), found, tmp_path)
    again = Teacher(model(), found, tmp_path)  # other weights
    window = LabelledWindow(found[1], 0, 50, 300)
    lessons = [teacher.lesson([window], collate([window])) for teacher in (first, again)]
    assert torch.equal(lessons[0].hidden, lessons[1].hidden)


def test_targets_have_mean_0_and_variance_1(tmp_path):
    found = corpus()
    teacher = Teacher(model(), found, tmp_path)
    lesson = teacher.lesson([w := LabelledWindow(found[1], 0, 0, 380)], collate([w]))
    assert lesson.target[0, 1:-1].mean().abs() < 0.1
    assert lesson.target[0, 1:-1].var() == pytest.approx(1, abs=0.2)


def test_a_pupil_of_the_same_size_comes_to_believe_what_its_teacher_believes(tmp_path):
    torch.manual_seed(1)
    found = examples([ARTICLE] * 8, tokenizer())
    recipe = Recipe(epochs=40, batch=4, encoder_rate=3e-3, head_rate=3e-3, dropout=0.0, teaching=1.0)
    (tmp_path / "teacher").mkdir()
    taught = Trainer(model(), found, recipe, tmp_path / "teacher")
    taught.run()
    wise = model()
    wise.load_state_dict(taught.averaged())
    teacher = Teacher(wise, found, tmp_path / "teacher")
    learner = Trainer(pupil(), found, recipe, tmp_path, teacher=teacher)
    chosen = epoch_batches(found, recipe, 0)[0]
    with torch.no_grad():
        before = losses(learner.model, chosen, recipe, teacher)
    learner.run()
    with torch.no_grad():
        after = losses(learner.model, chosen, recipe, teacher)
    assert float(after.total) < float(before.total) / 3
    assert after.cue < before.cue / 3  # by what the annotation says, which it was never shown
