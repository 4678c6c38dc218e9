from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.text.inquits import inquit_at


@pytest.mark.parametrize(
    "clause",
    [
        "said Vogt.",
        "said Vogt on Tuesday.",
        "said Mr. Vogt. They left.",
        "said the mayor, who lives there.",
        "said he.",
        "says Dr. Ana Ruiz of the port.",
        "said former minister Ana Ruiz",
        "wrote Ruiz.",
        "Vogt said.",
        "the mayor told reporters.",
        "she later added in a statement.",
        "Vogt has said repeatedly.",
        "Lena Vogt, the harbour master, told the council.",
        "the harbour master, Lena Vogt, said on Friday.",
        "Vogt, 61, said.",
        "Ana Ruiz (R-Fla.) said at a rally",
        "the workers' leader said after the vote had failed.",
        "a spokesman for the union said, adding that it had no choice",
    ],
)
def test_a_clause_that_attributes_names_a_speaker_and_at_most_an_occasion(clause: str) -> None:
    assert inquit_at(f", {clause}", 1, len(clause) + 2)


@pytest.mark.parametrize(
    "clause",
    [
        "and left.",
        "the mayor said he would come",
        "the mayor said the plan was dead",
        "the mayor told us to wait",
        "which he said was late",
        "you said it.",
        "I told him on Friday",
        "said the plan was dead",
        "reported Monday",
        "asked the council for money",
        "we lost, the mayor said",
        "the roof fell in, the mayor said",
        "that is what he said.",
        "the mayor.",
        "said.",
        "",
    ],
)
def test_a_story_told_in_the_quotation_is_none(clause: str) -> None:
    assert not inquit_at(f", {clause}", 1, len(clause) + 2)


def test_asked_the_mayor_is_one_behind_a_question_alone() -> None:
    text = "asked the mayor."
    assert inquit_at(text, 0, len(text), asking=True)
    assert not inquit_at(text, 0, len(text))


@given(st.text(st.sampled_from("said Vogt he,.“”'’ \n") | st.characters(), max_size=60), st.integers(0, 60))
def test_any_text_can_be_asked_about(text: str, start: int) -> None:
    assert inquit_at(text, min(start, len(text)), len(text)) in (True, False)
