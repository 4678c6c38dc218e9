"""Clauses of readouts that the tagger overlooked."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


@pytest.mark.parametrize(
    ("before", "source", "cue", "said"),
    [
        ("", "The Maltese king", "expressed", "his deep thanks to the crews"),
        ("During the call, ", "the Speaker", "also extended", "her heartfelt condolences over the fire"),
        ("For his part, ", "Haddad", "spoke highly of", "the work of the crews"),
        ("", "The island's top diplomat", "underscored", "the island's commitment to peace"),
        ("", "She", "voiced the hope", "that the port would open"),
    ],
)
def test_clause_is_found(nlp: Language, before: str, source: str, cue: str, said: str) -> None:
    assert found(nlp, f"It rained in May.\n\n{before}{source} {cue} {said}.") == [(source, cue, (said,))]


def test_aside_between_subject_and_verb_is_left_out(nlp: Language) -> None:
    text = "It rained in May.\n\nHe, however, expressed the hope that the port would open."
    assert found(nlp, text) == [("He", "expressed the hope", ("that the port would open",))]


@pytest.mark.parametrize(
    "text",
    [
        "The bank extended its loan to the port.",
        "The king who expressed his thanks left.",
        "She expressed milk.",
        "Prices underscored a trend.",
    ],
)
def test_other_clauses_are_none(nlp: Language, text: str) -> None:
    assert found(nlp, f"It rained in May.\n\n{text}") == []
