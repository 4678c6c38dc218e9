from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Institute of Harbour Affairs researcher Omar Haddad", "Omar Haddad"),
        ("Campaign for Better Ferries spokeswoman Lena Vogt", "Lena Vogt"),
        ("the Northern Chamber of Trade and Shipping chief executive Omar Haddad", "Omar Haddad"),
        ("National Harbour and Carers Alliance chair Lena Vogt", "Lena Vogt"),
        ("Dock and Ferry Services union general secretary Omar Haddad", "Omar Haddad"),
        ("the Royal College of Pilots Chief Executive and General Secretary Lena Vogt", "Lena Vogt"),
        ("HUS researcher and study lead author Dr. Omar Haddad", "Omar Haddad"),
    ],
)
def test_whoever_has_an_office_in_a_body_speaks_and_not_the_body(nlp: Language, source: str, speaker: str) -> None:
    text = f"The road is open, {source} said."
    assert speakers(read(nlp, text, ("The road is open", "said", source))) == [speaker]


@pytest.mark.parametrize(
    "source",
    [
        "Greenpeace and Labor leader Omar Haddad",
        "Lawyer for Harlow mayor Omar Haddad",
        "the family of Harlow student Omar Haddad",
        "Friends of Labor senator Omar Haddad",
    ],
)
def test_whoever_has_people_does_not_speak_for_them(nlp: Language, source: str) -> None:
    text = f"The road is open, {source} said."
    assert speakers(read(nlp, text, ("The road is open", "said", source))) != ["Omar Haddad"]


def test_the_role_is_that_in_the_whole_body(nlp: Language) -> None:
    source = "Institute of Harbour Affairs researcher Omar Haddad"
    text = f"The road is open, {source} said."
    doc = read(nlp, text, ("The road is open", "said", source))
    assert [speaker.role for speaker in doc._.claims_speakers if speaker] == ["Institute of Harbour Affairs researcher"]
