"""Sentences that only say who told the one before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


@pytest.mark.parametrize(
    ("said", "source", "rest"),
    [
        (
            "Deputies of the parliament will gather for a session",
            "The parliament",
            "informed Vexo news agency",
        ),
        ("The session of the council has been put off", "Several members", "told Vexo TV"),
        ("Five deputies of the council are under investigation", "Prosecutor Rosa Lind", "announced at a session"),
        ("Five deputies of the council are under investigation", "Prosecutor Rosa Lind", "said on Facebook"),
    ],
)
def test_sentence_of_its_own_says_who_told_the_one_before(nlp: Language, said: str, source: str, rest: str) -> None:
    text = f"It rained in May.\n\n{said}. {source} {rest}."
    assert found(nlp, text) == [(source, rest.partition(" ")[0], (said,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Lind told her brother of it.",
        "Rosa Lind told Vexo TV that the road is open.",
        "Rosa Lind announced in May to resign.",
        "Rosa Lind told jokes about trains.",
        "Rosa Lind said in May no.",
    ],
)
def test_sentence_that_tells_more_takes_nothing_before_it(nlp: Language, sentence: str) -> None:
    text = f"It rained in May.\n\nThe session of the council has been put off. {sentence}"
    assert found(nlp, text) == []


def test_what_somebody_else_said_is_not_taken(nlp: Language) -> None:
    said = "The session has been put off, the mayor said"
    text = f"It rained in May.\n\n{said}. Several members told Vexo TV."
    assert found(nlp, text, (said[: said.index(",")], "said", "the mayor"))[0][0] == "the mayor"
    assert len(found(nlp, text, (said[: said.index(",")], "said", "the mayor"))) == 1


@pytest.mark.parametrize(
    ("told", "kept"),
    [("Vexo TV", "The session of the council has been put off"), ("has been put off", None)],
)
def test_what_the_tagger_misread_is_read_again(nlp: Language, told: str, kept: str | None) -> None:
    said = "The session of the council has been put off"
    text = f"It rained in May.\n\n{said}. Several members told Vexo TV."
    assert found(nlp, text, (told, "told", "Several members")) == [("Several members", "told", (kept or said,))]
