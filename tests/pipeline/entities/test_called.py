"""Kin and neighbours, descriptions with "and", numbers, names of everyday words: who that is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("Curt Schilling was fired. ", "Schilling's son, Grant,", "Grant"),
        ("Rhonda Hughes left. ", "Their neighbor Benjamin Green, 83,", "Benjamin Green"),
        ("Mayor Lena Reyk left. ", "Her spokesman Ned Price", "Ned Price"),
        ("", "Popular Christian and corporate speaker Lance Wallnau", "Lance Wallnau"),
        ("Charlie Black came early. ", "Black", "Charlie Black"),
        ("", "Black Lives Matter", "Black Lives Matter"),
        ("", "Local Republicans", "local Republicans"),
        ("The Chicago Sun-Times came. ", "The Sun-Times", "Chicago Sun-Times"),
        ("Novak Djokovic and Andy Murray came. ", "Djokovic", "Novak Djokovic"),
    ],
)
def test_who_is_called_so(nlp: Language, before: str, source: str, speaker: str) -> None:
    text = f"{before}{source} said that the bridge was safe."
    assert speakers(read(nlp, text, ("that the bridge was safe", "said", source))) == [speaker]


def test_kin_are_not_whose_kin_they_are(nlp: Language) -> None:
    text = "Rhonda Hughes, 43, went home. Her 72-year-old mother said that the mayor should resign."
    source = "Her 72-year-old mother"
    assert speakers(read(nlp, text, ("that the mayor should resign", "said", source))) == [
        "Rhonda Hughes's 72-year-old mother"
    ]


def test_other_numbers_are_others(nlp: Language) -> None:
    text = "Of the voters 26 percent said they were tired, while 74 percent said they were set."
    doc = read(nlp, text, ("they were tired", "said", "26 percent"), ("they were set", "said", "74 percent"))
    assert speakers(doc) == ["26 percent", "74 percent"]


def test_she_and_somebody_are_two(nlp: Language) -> None:
    text = "Jane Harman came. She and Jack Goldsmith said that the plan was sound."
    doc = read(nlp, text, ("that the plan was sound", "said", "She and Jack Goldsmith"))
    assert speakers(doc) == ["She and Jack Goldsmith"]


def test_who_behind_somebodys_adviser_is_the_adviser(nlp: Language) -> None:
    text = "“His knowledge is old,” said a longtime adviser to Lena Reyk, who declined to be identified."
    doc = read(nlp, text, ("to be identified", "declined", "who"))
    assert speakers(doc) == ["longtime adviser"]
