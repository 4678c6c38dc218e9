import json
from pathlib import Path

import pytest

from claims.errors import CorpusError
from claims.evaluate.corpora import read_corpus
from claims.pipeline.extract import default_pipeline, extract
from claims.resources import bundled
from claims.training.sentences.pairs import read_pairs

PAIRS = Path(__file__).parents[3] / "benchmarks" / "pairs.jsonl"
CORPUS = bundled("fixtures")
NAME = "basra-courier_tigris-talks"


@pytest.fixture(scope="module")
def article():
    return next(one.article for one in read_corpus(CORPUS).articles if Path(one.article.origin).stem == NAME)


@pytest.fixture(scope="module")
def places(article):
    return [(one.content[0].start, one.content[-1].end) for one in extract(article).quotations]


def line(places, **changed):
    topics = [{"topic": "water", "relevant": [[*places[0], 2], [*places[1], 1], [1, 2, 1]]}]
    statements = [[*places[2], "In other words"], [1, 2, "Of what is no longer found"]]
    return json.dumps({"id": NAME, "held": False, "topics": topics, "statements": statements} | changed)


def read(tmp_path, text):
    (tmp_path / "pairs.jsonl").write_text(text, "utf-8")
    return list(read_pairs(CORPUS, tmp_path / "pairs.jsonl", default_pipeline()))


def test_what_is_asked_is_paired_with_the_quotations_at_its_places(tmp_path, article, places):
    (found,) = read(tmp_path, line(places))
    topic, statement = found.asked
    assert (topic.words, topic.gains, topic.is_statement) == ("water", {0: 3.0, 1: 1.0}, False)
    assert (statement.words, statement.gains, statement.is_statement) == ("In other words", {2: 3.0}, True)
    assert [one.text for one in found.said] == [one.text for one in extract(article).quotations]


def test_the_sentences_around_a_quotation_are_those_that_its_vector_sees(tmp_path, article, places):
    (found,) = read(tmp_path, line(places))
    first = found.said[0]
    around = " ".join(found.sentences[number] for number, _ in first.near)
    assert first.text.split("[…]")[0].strip()[:40] in " ".join(around.split())
    assert all(count > 0 for _, count in first.near)


def test_what_only_touches_a_topic_is_no_answer_alone(tmp_path, places):
    (found,) = read(tmp_path, line(places, topics=[{"topic": "water", "relevant": [[*places[0], 1]]}]))
    assert [one.words for one in found.asked] == ["In other words"]


@pytest.mark.parametrize("text", ["{", "[]", '{"id": "nowhere"}', line([(0, 1)] * 3, held=None, topics=[{"topic": 1}])])
def test_a_line_that_is_none_of_pairs_is_told_with_its_number(tmp_path, places, text):
    with pytest.raises(CorpusError, match=r"pairs\.jsonl:2"):
        read(tmp_path, f"{line(places)}\n{text}")


def test_missing_file_is_told(tmp_path):
    with pytest.raises(CorpusError, match="cannot be read"):
        list(read_pairs(CORPUS, tmp_path / "none.jsonl", default_pipeline()))


def test_our_own_pairs_are_whole_and_hold_no_text_of_the_articles():
    articles = [json.loads(one) for one in PAIRS.read_text("utf-8").splitlines()]
    assert [one["id"] for one in articles] == sorted({one["id"] for one in articles})
    assert 0.1 < sum(one["held"] for one in articles) / len(articles) < 0.2
    topics = [topic for one in articles for topic in one["topics"]]
    assert all(any(grade == 2 for *_, grade in topic["relevant"]) for topic in topics)
    assert max(len(topic["topic"]) for topic in topics) <= 80
    assert max(len(words) for one in articles for *_, words in one["statements"]) <= 250
