"""Who is meant by the very role that the article gives somebody, and who "made the remarks"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers

_ROLE = "The commander of the Harbour Unit of the Coast Guard"


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        (" Brigadier General Omar Vostani, commander of the Harbour Unit of the Coast Guard, left.", "Omar Vostani"),
        (" Admiral Omar Vostani made the remarks at a burial of General Karl Weber.", "Omar Vostani"),
        (" The admiral made the remarks at a burial.", _ROLE[4:]),
    ],
)
def test_role_is_resolved_by_what_follows(nlp: Language, behind: str, speaker: str) -> None:
    text = f"The canal\n\n{_ROLE} said that the canal was safe.{behind}"
    assert speakers(read(nlp, text, ("that the canal was safe", "said", _ROLE))) == [speaker]


def test_role_that_two_have_stays_open_to_the_scorer(nlp: Language) -> None:
    text = (
        "The canal\n\nOmar Vostani, head of the Water Board, met Karl Weber, head of the Water Board. "
        "An aide to the head of the Water Board said that the canal was safe."
    )
    source = "An aide to the head of the Water Board"
    assert speakers(read(nlp, text, ("that the canal was safe", "said", source))) not in (
        ["Omar Vostani"],
        ["Karl Weber"],
    )


def test_new_spokesperson_is_who_made_the_remarks(nlp: Language) -> None:
    text = (
        "The canal\n\nA Maltese military spokesperson on Friday urged Gozo to stop.\n\n"
        "Karl Weber, a spokesperson for the Ministry of Defence, made the remarks in reply to a question."
    )
    assert speakers(read(nlp, text, ("Gozo to stop", "urged", "A Maltese military spokesperson"))) == ["Karl Weber"]


def test_office_of_a_place_that_is_no_name_of_a_body_is_whose_it_is(nlp: Language) -> None:
    text = (
        "The visit\n\nPrime Minister Ana Ruiz met President of Tatarstan Omar Vostani. “It is a feast,” Ruiz said.\n\n"
        "The President of Tatarstan said that the canal was safe."
    )
    quotes = [("“It is a feast,”", "said", "Ruiz"), ("that the canal was safe", "said", "The President of Tatarstan")]
    assert speakers(read(nlp, text, *quotes))[-1] == "Omar Vostani"
