"""The two who met, where a plural or "they" stands for them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers

_BOTH = "Ana Ruiz and Omar Haddad"


@pytest.mark.parametrize(
    "meeting",
    [
        "Foreign Minister Ana Ruiz met Omani Foreign Minister Omar Haddad in Muscat on Monday.",
        "President Ana Ruiz has received a phone call from President Omar Haddad.",
        "President Ana Ruiz held talks on Monday with President Omar Haddad.",
        "President Ana Ruiz spoke today with President Omar Haddad.",
        "In the phone call that was made by President Ana Ruiz today with her counterpart Omar Haddad, she was brief.",
    ],
)
@pytest.mark.parametrize("source", ["The two leaders", "The two", "They"])
def test_two_who_met_are_meant(nlp: Language, meeting: str, source: str) -> None:
    text = f"The call\n\n{meeting}\n\n{source} discussed the new port at length."
    assert speakers(read(nlp, text, ("the new port", "discussed", source))) == [_BOTH]


def test_both_officials_are_meant_in_the_sentence_of_the_meeting(nlp: Language) -> None:
    text = "Minister Ana Ruiz welcomed, on Friday, the ambassador, Omar Haddad, the two officials discussing the port."
    assert speakers(read(nlp, text, ("the port", "discussing", "the two officials"))) == [_BOTH]


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        ("Ana Ruiz met Omar Haddad. Her deputy received Karl Weber.", "The two leaders", "discussed"),
        ("Ana Ruiz praised Omar Haddad.", "The two leaders", "discussed"),
        ("Ana Ruiz met Omar Haddad.", "The two countries", "discussed"),
    ],
)
def test_others_are_left_open(nlp: Language, before: str, source: str, cue: str) -> None:
    text = f"The call\n\n{before}\n\n{source} {cue} the new port at length."
    assert speakers(read(nlp, text, ("the new port", cue, source))) != [_BOTH]


def test_what_several_say_is_not_what_those_who_met_do_together(nlp: Language) -> None:
    text = "The call\n\nAna Ruiz met Omar Haddad. Dock workers protested. They said that the port was closed."
    assert speakers(read(nlp, text, ("that the port was closed", "said", "They"))) != [_BOTH]
