"""Whose something published is, where a common noun says it: "the president's website"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers

_MET = (
    "Talks go on\n\nNorland's President Ilse Varga met the mayor of Harlan. Varga told Reuters that she was glad.\n\n"
)


@pytest.mark.parametrize("source", ["the president's website", "the president’s statement"])
def test_what_an_office_holder_publishes_is_hers(nlp: Language, source: str) -> None:
    text = f"{_MET}According to {source}, the road is open."
    assert speakers(read(nlp, text, ("the road is open", "According to", source))) == ["Ilse Varga"]


def test_what_nobody_named_publishes_is_not_given_to_whoever_is_near(nlp: Language) -> None:
    text = f"{_MET}According to the union's website, the road is open."
    assert speakers(read(nlp, text, ("the road is open", "According to", "the union's website"))) != ["Ilse Varga"]
