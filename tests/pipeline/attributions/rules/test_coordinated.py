"""Second verbs of saying that a content took in."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


@pytest.mark.parametrize(
    ("first", "joint", "cue", "second"),
    [
        ("the importance of open talks with miners", " and ", "encouraged", "progress in the port"),
        ("the need for open talks", " and ", "urged", "all sides to return to the port"),
        ("that an open port is the goal of the island", ", ", "stressing", "that it will never close"),
    ],
)
def test_second_verb_is_a_cue_of_its_own(nlp: Language, first: str, joint: str, cue: str, second: str) -> None:
    text = f"It rained in May.\n\nShe emphasized {first}{joint}{cue} {second}."
    tagged = (f"{first}{joint}{cue} {second}", "emphasized", "She")
    assert found(nlp, text, tagged) == [("She", "emphasized", (first,)), ("She", cue, (second,))]


@pytest.mark.parametrize(
    "said",
    [
        "that the mayor came to the port and encouraged the miners",
        "the plan made by miners and praised by the mayor",
    ],
)
def test_verb_of_another_subject_stays_inside(nlp: Language, said: str) -> None:
    text = f"It rained in May.\n\nShe emphasized {said}."
    assert found(nlp, text, (said, "emphasized", "She")) == [("She", "emphasized", (said,))]
