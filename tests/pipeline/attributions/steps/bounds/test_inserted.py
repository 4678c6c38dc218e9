"""Who is put into what is said between commas, and what one was asked about before it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


@pytest.mark.parametrize(
    ("front", "verb", "who", "rest"),
    [
        ("The bell", "explains", "sexton Ana Ruiz", "was cast in Ghent"),
        ("Before that", "notes", "his pupil Chen Yu", "he drew ships"),
        ("The mill", "says", "the village's archivist, Omar Haddad", "burned twice"),
    ],
)
def test_who_stands_behind_the_verb_between_commas_speaks(
    nlp: Language, front: str, verb: str, who: str, rest: str
) -> None:
    text = f"It rained.\n\n{front}, {verb} {who}, {rest}."
    tagged = (f"{who}, {rest}", verb, None)
    assert found(nlp, text, tagged) == [(who, verb, (front, rest))]


def test_subject_before_the_verb_speaks_where_it_has_an_apposition(nlp: Language) -> None:
    text = "It rained.\n\nTom Crane, the sexton, says Ana Ruiz, his deputy, rang it."
    tagged = ("Ana Ruiz, his deputy, rang it", "says", "Tom Crane, the sexton")
    assert found(nlp, text, tagged) == [("Tom Crane, the sexton", "says", ("Ana Ruiz, his deputy, rang it",))]


@pytest.mark.parametrize("asked", ["Pressed on the cost", "When asked about the cost"])
def test_what_one_was_asked_about_is_no_part_of_the_answer(nlp: Language, asked: str) -> None:
    text = f"It rained.\n\n{asked}, Ruiz said, “It is more than we have.”"
    quotation = "“It is more than we have.”"
    assert found(nlp, text, ((asked, quotation), "said", "Ruiz")) == [("Ruiz", "said", (quotation,))]


def test_who_added_it_between_subject_and_verb_said_all_of_it(nlp: Language) -> None:
    text = "It rained.\n\nThe State of Malta, Haddad has added, has expressed support for the new port."
    tagged = [("The State of Malta", "has added", "Haddad"), ("the new port", "has expressed support for", "Haddad")]
    assert found(nlp, text, *tagged) == [
        ("Haddad", "has added", ("The State of Malta", "has expressed support for the new port"))
    ]
