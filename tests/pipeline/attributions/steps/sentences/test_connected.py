"""Quoted words that a connecting word alone parts from a quotation are the same speaker's."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told


@pytest.mark.parametrize("word", ["Instead,", "And", "But"])
def test_connecting_word_goes_on(nlp: Language, word: str) -> None:
    text = f"“She should be a mayor for this town,” Lena Moss said. {word} “she just acts like a defeated woman.”"
    ((source, cue, content),) = told(nlp, text)
    assert (source, cue, content[0]) == ("Lena Moss", "said", "“She should be a mayor for this town,”")
    assert content[-1].endswith("“she just acts like a defeated woman.”")


@pytest.mark.parametrize(
    "after",
    ["The party calls that “the deal of the year.”", "But “the deal” is off.", "Then “Harlan Nights” was shown."],
)
def test_other_words_do_not(nlp: Language, after: str) -> None:
    text = f"“We will vote no on this bill,” Lena Moss said. {after}"
    assert told(nlp, text)[0] == ("Lena Moss", "said", ("“We will vote no on this bill,”",))
