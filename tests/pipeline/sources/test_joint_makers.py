from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("a study by economists Pedro Alves and Anna Lindqvist", "Pedro Alves and Anna Lindqvist"),
        ("polls from Reuters and Bloomberg", "Reuters and Bloomberg"),
        ("a new Reuters/Ipsos poll", "Reuters/Ipsos"),
    ],
)
def test_two_who_made_a_document_are_its_speaker(nlp: Language, source: str, speaker: str) -> None:
    text = f"Pedro Alves met Anna Lindqvist of Ipsos. The taxes are too high, according to {source}."
    assert speakers(read(nlp, text, ("The taxes are too high", "according to", source))) == [speaker]


def test_two_whom_a_document_is_about_are_not_its_speaker(nlp: Language) -> None:
    source = "a report on Pedro Alves and Anna Lindqvist"
    text = f"The taxes are too high, according to {source}."
    assert speakers(read(nlp, text, ("The taxes are too high", "according to", source))) != [
        "Pedro Alves and Anna Lindqvist"
    ]
