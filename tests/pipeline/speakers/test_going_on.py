"""Who goes on, where a cue says that somebody does."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("between", "cue", "second"),
    [
        (" ", "added", "representative for Mr. Okafor"),
        (" ", "continued", "representative for Mr. Okafor"),
        (" Mr. Okafor came in. ", "added", "Okafor"),
    ],
)
def test_whoever_adds_is_the_one_who_spoke(nlp: Language, between: str, cue: str, second: str) -> None:
    text = (
        "The inquiry\n\nA representative for Mr. Okafor said the ministry had no part in it."
        f"{between}He {cue} that at least 90 others had come."
    )
    quotes = [
        ("the ministry had no part in it", "said", "A representative for Mr. Okafor"),
        ("that at least 90 others had come", cue, "He"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["representative for Mr. Okafor", second]


def test_body_called_by_a_description_goes_on(nlp: Language) -> None:
    text = "The river\n\nThe ministry of Frontiers said it was safe.\n\nIt added that the bridge was open."
    quotes = [("it was safe", "said", "The ministry of Frontiers"), ("that the bridge was open", "added", "It")]
    assert speakers(read(nlp, text, *quotes)) == ["ministry of Frontiers"] * 2
