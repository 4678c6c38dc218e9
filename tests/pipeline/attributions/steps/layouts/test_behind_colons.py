from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told


def test_a_tribute_behind_a_colon_is_what_was_said(nlp: Language) -> None:
    text = (
        "The poet\n\nThe poet died on Friday.\n\nMayor Lena Vogt also paid tribute to the poet: “He was the last who "
        "knew all the old songs of the harbour.\n“We are blessed to call him our own.”\n"
    )
    assert told(nlp, text)[-1][2] == (
        "“He was the last who knew all the old songs of the harbour.",
        "“We are blessed to call him our own.”",
    )


def test_whose_words_rang_out_is_quoted_in_the_next_paragraph(nlp: Language) -> None:
    text = (
        "The rally\n\nThousands came.\n\nLena Vogt's declaration rang out over the square at noon:\n\n"
        "“By coming here you have sent them a message that they cannot ignore.”\n"
    )
    assert told(nlp, text)[-1][0] == "Lena Vogt"


def test_a_list_behind_a_colon_is_nobodys(nlp: Language) -> None:
    text = "The shelf\n\nLena Vogt keeps three books by her bed: “Low Water”, “The Lock” and “Tides”.\n"
    assert told(nlp, text) == []


@pytest.mark.parametrize("score", ["Harlow 1-3 Ayr", "Harlow 2 Ayr 2"])
def test_a_score_before_a_colon_does_not_speak(nlp: Language, score: str) -> None:
    assert not [one for one in told(nlp, f"{score}: late goals at the harbour\n\nIt rained.\n") if one[0] == score]
