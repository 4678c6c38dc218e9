"""The same answers from SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claims.ask import ask, evidence
from claims.ingest import embed_missing
from claims.quotation import Mention, Speaker
from claims.search.questions.question import parse_question
from claims.store.reader import open_reader
from tests import worlds
from tests.builders import article, keep, quotation, span

ANSWERS = {
    "what did Varga say about US troops": {
        "The presence of American armed forces harms the whole coast",
        "“The United States should withdraw its fleet,”",
    },
    "what did Reyk say via Twitter": {"“Our harbours are open to every merchant,”"},
    "who told Tomas Reyk anything in September 2020": {"The presence of American armed forces harms the whole coast"},
    "what did the finance minister say about the deficit": {"the budget deficit would shrink"},
    "what did two officials say": {"the talks had been “friendly”"},
    "what did Lena Reyk tell reporters": {"“We cut taxes for fishermen,”"},
    "what did Varga say about football": set(),
}


@pytest.fixture
def world(store):
    worlds.build(store)
    return store


def test_each_engine_gives_the_same_answers(world):
    for question, expected in ANSWERS.items():
        assert {answer.quotation.text for answer in ask(world, question).answers} == expected, question


@pytest.mark.parametrize("compared", [0, 10_000])
def test_the_ways_of_a_large_database_lead_to_the_same_answers(world, monkeypatch, compared):
    monkeypatch.setattr(evidence, "_LARGE", 0)
    monkeypatch.setattr(evidence, "_LOOKED_AT", 1)
    monkeypatch.setattr(evidence, "COMPARED", compared)
    for question, expected in ANSWERS.items():
        assert {answer.quotation.text for answer in ask(world, question).answers} == expected, question


def test_of_what_a_speaker_may_have_said_a_large_database_looks_at_the_nearest(store, monkeypatch):
    said = ("the talks on the border were friendly", "the harvest was poor", "the ferry was late again")
    text = "Ilse Varga said the bridge was safe. " + " ".join(f"The aide said {words}." for words in said)
    unnamed = Speaker("the aide", "unnamed")
    aides = [replace(quotation(text, words), speaker=unnamed) for words in said]
    keep(store, article(text), quotation(text, "the bridge was safe", speaker="Ilse Varga"), *aides,
         mentions=[Mention(span=span(text, "Ilse Varga"), name="Ilse Varga", kind="person")])  # fmt: skip
    embed_missing(store)
    with open_reader(store.engine) as reader:
        query = parse_question("what did Varga say about talks", vocabulary=reader.vocabulary, today=date(2021, 2, 5))
        everything = [one for one in evidence.gather(reader, query) if one.unattributed]
        monkeypatch.setattr(evidence, "_LARGE", 0)
        monkeypatch.setattr(evidence, "_PERHAPS_NEAREST", 1)
        nearest = [one for one in evidence.gather(reader, query) if one.unattributed]
        assert len(everything) == len(said)
        assert [found.text for found in reader.quotations([one.id for one in nearest])] == [said[0]]
