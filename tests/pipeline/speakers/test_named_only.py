"""Who tells no more than a first name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("one dyer who gave her name only as Romila, 42", "Romila"),
        ("a dyer who identified himself only as Tarek", "Tarek"),
        ("a dyer who gave only his first name, Tarek", "Tarek"),
        ("a dyer identified only by her first name, Romila", "Romila"),
        ("a dyer who gave her name", "dyer"),
        ("a dyer who identified herself as a witness", "dyer"),
    ],
)
def test_name_that_somebody_gave_is_the_speakers(nlp: Language, source: str, speaker: str) -> None:
    text = f"“There were a thousand of us,” {source} said."
    assert speakers(read(nlp, text, ("“There were a thousand of us,”", "said", source))) == [speaker]
