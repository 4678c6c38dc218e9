"""Words of a question that nobody said, and the near ones that somebody did."""

from __future__ import annotations

import pytest

from claims.ask import ask
from claims.ask.misspelt import spelled_right
from claims.store.quotations.filters import Filters
from claims.store.reader import open_reader


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("fishremen", {"fishremen": "fishermen"}),  # two changed places
        ("fihsremen", {"fihsremen": "fishermen"}),
        ("merchent", {"merchent": "merchant"}),
        ("mershent", {"mershent": "merchant"}),
        ("fleed", {"fleed": "fleet"}),
        ("flead", {}),  # two letters of five
        ("deficits", {}),  # the index has it, whatever its ending
        ("fleet", {}),
        ("tax", {}),
        ("txa", {}),
        ("2020", {}),
        ("", {}),
    ],
)
def test_word_that_nobody_said_has_the_near_one_that_somebody_did(store, word, meant):
    with open_reader(store.engine) as reader:
        assert spelled_right(reader, [word], Filters()) == meant


def test_near_word_may_be_of_others_where_the_speaker_has_none(store):
    answers = ask(store, "what did Reyk say about widthraw", topic="widthraw")
    assert answers.answers == ()
    assert answers.instead is not None
    assert answers.instead.endswith("none on widthraw; perhaps “withdraw” is meant")


def test_where_no_word_is_near_the_nearest_topic_is_told(store):
    answers = ask(store, "what did Varga say about xylophones")
    assert answers.instead is not None
    assert "is meant" not in answers.instead
