"""How well questions are understood that describe whom they ask about ("the Vermont senator"), and how honestly.

    python -m benchmarks.descriptions TRAIN.db CORPUS

TRAIN.db holds the training part of PolNeAR, imported whole; CORPUS is its folder. A question is made of what an article
calls somebody beside a quotation, where the labels (``labels.jsonl``, ``labels_relays.jsonl``) name who that is, and of
a topic of ``pairs.jsonl`` on which the same article quotes that one: "what did the Vermont senator say about trade".
Every description with a name or place in it counts, though many fit several people in 840 articles. Only what that
article has on the topic is known to answer, so that the figures are low; they are for comparing versions.

Printed are nDCG@10 and recall@20 over questions and over descriptions, and of as many questions with topics of other
articles, drawn at random, how many are answered by nothing: hardly anybody said anything on those.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.ranking import Key, characters, discounted, overlapping
from claims.ask import ask
from claims.ask.answers import Answers
from claims.evaluate.brat import read_annotation
from claims.store.store import Store

HERE = Path(__file__).parent
SWAPPED = 4
"""Questions with another article's topic, for each description."""
_DESCRIPTION = re.compile(r"(?:the|[A-Z]\w+['’]s) (?=.*[A-Z].* |.*['’]s? )[\w .’'-]{3,60}")


@dataclass(frozen=True)
class Asked:
    """A question.

    Args:
        description: Whom it asks about.
        topic: What about.
        grades: The attributions that answer.
    """

    description: str
    topic: str
    grades: Mapping[Key, int]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Score questions that describe whom they ask about.")
    parser.add_argument("database", type=Path)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    asked = list(questions(arguments.corpus))
    contents: dict[str, list[frozenset[int]]] = {}
    by_description = defaultdict(list)
    with Store.open(arguments.database, create=False) as store:
        for one in asked:
            answers = ask(store, worded(one.description, one.topic), limit=20)
            by_description[one.description].append(scored(one, answers, arguments.corpus, contents))
        drawn, topics = random.Random(5), sorted({one.topic for one in asked})  # noqa: S311 (no secret)
        pairs = [(each, drawn.choice(topics)) for each in sorted(by_description) for _ in range(SWAPPED)]
        silent = sum(not ask(store, worded(*pair)).answers for pair in pairs)
    every = [score for scores in by_description.values() for score in scores]
    for name, figures in (("questions", every), ("descriptions", [means(each) for each in by_description.values()])):
        ndcg, recall, nothing = means(figures)
        print(f"{len(figures)} {name}: nDCG@10 {ndcg:.3f} recall@20 {recall:.3f}, answered by nothing {nothing:.3f}")
    print(f"topics of other articles: {silent} of {len(pairs)} answered by nothing")


def worded(description: str, topic: str) -> str:
    """The question."""
    return f"what did {description} say about {topic}"


def questions(corpus: Path) -> Iterator[Asked]:
    """All questions, in the order of the topics."""
    labels = {one["id"]: one["quotes"] for name in ("labels", "labels_relays") for one in lines(f"{name}.jsonl")}
    for article in lines("pairs.jsonl"):
        if article["id"] not in labels:
            continue
        text = (corpus / "text" / f"{article['id']}.txt").read_bytes().decode("utf-8")
        gold = read_annotation(min(corpus.glob(f"attributions/{article['id']}_*.ann")))
        places = [characters(one.content) for one in gold]
        speaker = {one["i"]: one["speaker"] for one in article_labels(labels[article["id"]], len(gold))}
        called = defaultdict(set)
        for number, name in speaker.items():
            source = " ".join(text[slice(*gold[number].source[0])].split()) if gold[number].source else ""
            source = source[:1].lower() + source[1:] if source.startswith("The ") else source
            if _DESCRIPTION.fullmatch(source) and source.rsplit(maxsplit=1)[-1].islower():
                called[name].add(source)
        for topic in article["topics"]:
            grades: dict[str, dict[Key, int]] = defaultdict(dict)
            for start, end, grade in topic["relevant"]:
                key = overlapping(characters([(start, end)]), article["id"], places)
                if key and key[1] in speaker:
                    grades[speaker[key[1]]][key] = grade
            for name, of_one in sorted(grades.items()):
                if max(of_one.values()) > 1:
                    yield from (Asked(each, topic["topic"], of_one) for each in sorted(called[name]))


def lines(name: str) -> list[dict]:  # type: ignore[type-arg]
    """The records of a file beside this one."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def article_labels(labels: Sequence[dict], attributions: int) -> list[dict]:  # type: ignore[type-arg]
    """The labels of an article that name a person."""
    return [one for one in labels if one["kind"] == "person" and one["speaker"] and one["i"] < attributions]


def scored(
    asked: Asked, answers: Answers, corpus: Path, contents: dict[str, list[frozenset[int]]]
) -> tuple[float, float, float]:
    """nDCG@10, recall@20, and whether nothing was answered."""
    seen: set[Key] = set()
    gains = []
    for answer in answers.answers:
        stem = Path(answer.quotation.article.origin).stem
        if stem not in contents:
            found = sorted(corpus.glob(f"attributions/{stem}_*.ann"))
            contents[stem] = [characters(one.content) for one in read_annotation(found[0])] if found else []
        key = overlapping(characters(answer.quotation.spans), stem, contents[stem])
        gains.append(2.0 ** asked.grades.get(key, 0) - 1 if key and key not in seen else 0.0)
        seen |= {key} if key else set()
    ideal = discounted(sorted((2.0**grade - 1 for grade in asked.grades.values()), reverse=True))
    recall = sum(gain > 0 for gain in gains) / min(20, len(asked.grades))
    return discounted(gains) / ideal, recall, float(not answers.answers)


def means(scores: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    """The mean of each figure."""
    ndcg, recall, nothing = (mean(each) for each in zip(*scores, strict=True))
    return ndcg, recall, nothing


if __name__ == "__main__":
    main()
