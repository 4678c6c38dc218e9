"""Several who speak together, as a list of names, of names and others, or with brackets and asides between them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers

_KNOWN = (
    "The road\n\nAna Ruiz met Tom Crane in Oslo on Monday. Eva Lund spoke to Karl Weber about the road for an hour."
)


def speaker_of(nlp: Language, source: str) -> str | None:
    text = f"{_KNOWN}\n\n{source} said the road is open."
    (found,) = speakers(read(nlp, text, ("the road is open", "said", source)))
    return found


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ana Ruiz, Tom Crane and Eva Lund", "Ana Ruiz, Tom Crane and Eva Lund"),
        ("Ana Ruiz, Tom Crane, and Eva Lund", "Ana Ruiz, Tom Crane and Eva Lund"),
        ("Mayor Ana Ruiz, Police Chief Tom Crane and Senator Eva Lund", "Ana Ruiz, Tom Crane and Eva Lund"),
        ("Sens. Ana Ruiz (Ky.) and Tom Crane (Fla.)", "Ana Ruiz and Tom Crane"),
        ("Ana Ruiz, the former mayor of Harlan, and Senator Tom Crane of Florida", "Ana Ruiz and Tom Crane"),
        ("Ruiz and Crane, who are both running,", "Ana Ruiz and Tom Crane"),
        ("Neither Crane nor Lund", "Tom Crane and Eva Lund"),
        ("Rep. Ana Ruiz, Oslo businessman Tom Crane and author Eva Lund each", "Ana Ruiz, Tom Crane and Eva Lund"),
        ("Ana Ruiz, part-time dispatcher Tom Crane and Oslo's Eva Lund", "Ana Ruiz, Tom Crane and Eva Lund"),
        ("Ana Ruiz, 25, and her husband, Tom Crane,", "Ana Ruiz and Tom Crane"),
        ("Ana Ruiz, the mayor, and her deputy Eva Lund", "Ana Ruiz and Eva Lund"),
        ("Nordvik, Statfirm and Oilgate", "Nordvik, Statfirm and Oilgate"),
    ],
)
def test_those_who_are_listed_speak_together(nlp: Language, source: str, speaker: str) -> None:
    assert speaker_of(nlp, source) == speaker


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ruiz, Crane and other senators from the south", "Ana Ruiz, Tom Crane and other senators from the south"),
        ("Gov. Ana Ruiz (R) and conservative groups", "Ana Ruiz and conservative groups"),
    ],
)
def test_others_who_are_not_named_close_a_list(nlp: Language, source: str, speaker: str) -> None:
    assert speaker_of(nlp, source) == speaker


@pytest.mark.parametrize(
    "source",
    [
        "Ana Ruiz, Crane's wife,",
        "Ana Ruiz, a friend of Tom Crane,",
        "Ana Ruiz, who met Tom Crane and Eva Lund,",
        "Ana Ruiz, head of the Harbour Defence and Education Fund,",
        "Ana Ruiz, 43, of Harlan,",
    ],
)
def test_what_is_told_of_one_is_no_list(nlp: Language, source: str) -> None:
    assert speaker_of(nlp, source) == "Ana Ruiz"


def test_two_names_stand_beside_each_other_in_a_headline(nlp: Language) -> None:
    told = "Tom Crane and Eva Lund met in Oslo on Monday and spoke about the road for an hour."
    text = f"Crane, Lund: the road is open\n\n{told}"
    assert speakers(read(nlp, text, ("the road is open", ":", "Crane, Lund"))) == ["Tom Crane and Eva Lund"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A newly formed lobby group called Open Norland", "Open Norland"),
        ("A man named Karl Weber", "Karl Weber"),
        ("The group that calls itself Open Norland", "Open Norland"),
    ],
)
def test_whoever_is_called_something_bears_that_name(nlp: Language, source: str, speaker: str) -> None:
    text = f"Karl Weber works for the lobby group Open Norland.\n\n{source} said the road is open."
    assert speakers(read(nlp, text, ("the road is open", "said", source))) == [speaker]
