"""The same answers from SQLite and PostgreSQL."""

from __future__ import annotations

import pytest

from claims.ask import ask
from tests import worlds

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
