"""Clauses that say whose a sentence is, where the tagger does not see them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


@pytest.mark.parametrize(
    ("said", "source", "rest"),
    [
        ("Emails prove the board lied", "the firm's auditor, Rosa Lind", "told the NTV's “Breakfast Hour” on Sunday"),
        ("The pact was signed at night", "the party's treasurer, Tom Ashe", 'told KBC\'s "Meet the City" on Monday'),
        ("The pier will close", "Rosa Lind, a spokeswoman for the port", "said"),
        ("The pier will close", "the port's manager", "told reporters on Friday"),
    ],
)
def test_clause_at_the_end_says_who_told_the_sentence(nlp: Language, said: str, source: str, rest: str) -> None:
    comma = "," if "," in source else ""
    text = f"It rained in May.\n\n{said}, {source}{comma} {rest}."
    assert found(nlp, text) == [(source, rest.partition(" ")[0], (said,))]


def test_what_took_the_clause_in_ends_before_it(nlp: Language) -> None:
    told = "the board lied, the firm's auditor, Rosa Lind, told KBC's “Breakfast Hour” on Sunday"
    text = f"It rained in May.\n\nEmails prove {told}."
    assert found(nlp, text, (told, "prove", "Emails")) == [
        ("the firm's auditor, Rosa Lind", "told", ("Emails prove the board lied",)),
        ("Emails", "prove", ("the board lied",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke, the town flooded, and the mayor told residents to leave.",
        "The dam broke, the mayor told residents to leave and closed the road.",
        "When the dam broke, the mayor, Rosa Lind, told residents about the plan.",
        "She put it down, as he put it to the vote.",
        "As the clerk put it on the shelf, the lamp fell.",
    ],
)
def test_stories_are_no_such_clauses(nlp: Language, text: str) -> None:
    assert found(nlp, f"It rained in May.\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("As the late Tom Ashe once put it, a dam is a vow.", "the late Tom Ashe", "once put it", ("a dam is a vow",)),
        ("As Rosa Lind likes to put it, no road is free.", "Rosa Lind", "likes to put it", ("no road is free",)),
        ("A dam is a vow, as he put it.", "he", "put it", ("A dam is a vow",)),
        ("A dam, as Rosa Lind put it in 2012, is a vow.", "Rosa Lind", "put it", ("A dam", "is a vow")),
    ],
)
def test_what_somebody_put_so_is_said(nlp: Language, text: str, source: str, cue: str, said: tuple[str, ...]) -> None:
    assert found(nlp, f"It rained in May.\n\n{text}") == [(source, cue, said)]
