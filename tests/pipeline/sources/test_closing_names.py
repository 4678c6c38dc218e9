"""Full names that end a description without a comma."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Head of the Press Department of the presidency office Alireza Vostani", "Alireza Vostani"),
        ("Speaker of the Maltese Parliament (Majlis) Alireza Vostani", "Alireza Vostani"),
        ("Minister of Defense Suren Vostani of Armenia", "Suren Vostani"),
        ("A friend of actress Helen Marsh", "friend of actress Helen Marsh"),
        ("An aide to President Helen Marsh", "aide to President Helen Marsh"),
        ("A lawyer for Helen Marsh", "lawyer for Helen Marsh"),
    ],
)
def test_name_behind_what_an_office_is_of_is_the_speaker(nlp: Language, source: str, speaker: str) -> None:
    text = f"The canal\n\n{source} said that the canal was safe."
    assert speakers(read(nlp, text, ("that the canal was safe", "said", source))) == [speaker]
