# ruff: noqa: E402 - what follows the first statement needs the extra

import random

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from claims.training.encoder import Encoder
from claims.training.sentences.batches import Batch
from claims.training.sentences.pairs import Asked, Paired, Said
from claims.training.sentences.student import Student, mixed
from claims.training.sentences.tune import Recipe, contrast, drift, measured, ndcg, tune
from tests.pipeline.tagger.samples import tokenizer
from tests.training.samples import TINY


def paired(name, *, held=False):
    """Two quotations; "he" asks for the first, and the second says what "she" says."""
    said = [Said("rain will fall .", "Ana Ruiz", [(0, 10)]), Said("fall , mcconnell", None, [(0, 4), (1, 8)])]
    asked = [Asked("he", {0: 3.0, 1: 1.0}, is_statement=False), Asked("she", {1: 3.0}, is_statement=True)]
    return Paired(name, held, ["she said rain .", "he said no ."], said, asked)


def chance():
    return random.Random(1)  # noqa: S311


@pytest.fixture
def student():
    torch.manual_seed(3)
    return Student(Encoder(TINY, dropout=0.0).eval(), tokenizer())


def test_a_text_has_one_vector_whatever_goes_through_with_it(student):
    texts = [student.pieces(one) for one in ("she said rain", "he", "rain will fall . he said")]
    together = student.encode(texts)
    alone = torch.cat([student.encode([one]) for one in texts])
    assert torch.allclose(together, alone, atol=0.02)  # bfloat16
    assert torch.allclose(together.norm(dim=1), torch.ones(3), atol=1e-3)


def test_vectors_see_what_is_around_by_its_share(student):
    (found,) = student.vectors([student.read(paired("a"))])
    first, second = student.encode([student.pieces(one) for one in ("she said rain .", "he said no .")]).detach()
    weighed = torch.nn.functional.normalize(4 * first + 8 * second, dim=0)
    assert torch.allclose(found.around[0], first, atol=0.02)
    assert torch.allclose(found.around[1], weighed, atol=0.02)
    assert torch.allclose(found.both, mixed(found.own, found.around))


def test_a_batch_asks_topics_alone_and_as_questions_and_statements_as_they_are(student):
    batch = Batch.of([student.read(paired(name)) for name in "ab"], 1, chance())
    assert [words for words in batch.words if words in ("he", "she")] == ["he", "she"] * 2
    assert len(batch.words) == 6
    assert batch.asks.tolist() == [0, 0, 0, 1, 1, 1]
    assert batch.gains[0].tolist() == [0.75, 0.25, 0.0, 0.0]
    assert batch.gains[5].tolist() == [0.0, 0.0, 0.0, 1.0]


def test_a_nearer_quotation_of_another_article_counts_for_nothing(student):
    batch = Batch.of([student.read(paired(name)) for name in "ab"], 1, chance())
    cosines = torch.zeros(6, 4)
    before = contrast(cosines, batch, Recipe())
    cosines[0, 2] = 0.9  # may answer the first article's question too
    assert contrast(cosines, batch, Recipe()) < before
    cosines[0, 2], cosines[2, 0] = 0.0, 0.9  # the statement's own article's other quotation does not
    assert contrast(cosines, batch, Recipe()) > before


def test_drift_is_nothing_where_all_turn_together():
    vectors = torch.nn.functional.normalize(torch.randn(4, 3, generator=torch.Generator().manual_seed(1)), dim=1)
    turned = vectors[:, [2, 0, 1]]
    assert float(drift(turned, vectors)) == pytest.approx(0.0, abs=1e-9)
    assert float(drift(vectors.flip(0), vectors)) > 0.01


def test_training_draws_what_is_asked_to_what_answers(student):
    articles = [student.read(paired(name)) for name in "abc"]
    batch = Batch.of(articles, 1, chance())

    def loss():
        vectors = torch.cat([one.both for one in student.vectors(articles)])
        with torch.no_grad():
            asked = student.encode([student.pieces(words) for words in batch.words])
        return float(contrast(asked @ vectors.T, batch, recipe))

    recipe = Recipe(epochs=30, rate=5e-3, hold=0.0, dropout=0.0)
    before = loss()
    tune(student, articles, recipe)
    assert loss() < before - 0.1


def test_the_same_seed_gives_the_same_weights():
    states = []
    for _ in range(2):
        torch.manual_seed(3)
        student = Student(Encoder(TINY, dropout=0.1).eval(), tokenizer())
        tune(student, [student.read(paired(name)) for name in "abc"], Recipe(epochs=2))
        states.append(student.encoder.state_dict())
    assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])


def test_figures_are_of_the_held_articles_only(student):
    figures = measured(student, [student.read(paired("a", held=True)), student.read(paired("b"))])
    assert set(figures) == {"statements", "topics", "within"}
    assert 0 < figures["within"] <= 1
    assert measured(student, [student.read(paired("b"))]) == {"statements": 0.0, "topics": 0.0, "within": 0.0}


def test_ndcg_is_one_where_the_best_come_first():
    assert ndcg(torch.tensor([0.1, 0.9, 0.5]), {1: 3.0, 2: 1.0}) == pytest.approx(1.0)
    assert ndcg(torch.tensor([0.9, 0.1, 0.5]), {1: 3.0, 2: 1.0}) < 0.7
