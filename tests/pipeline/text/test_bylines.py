"""Which lines only say who made the article, and that nobody named in them alone is a speaker."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.text.bylines import bylines
from claims.pipeline.text.paragraphs import paragraphs
from tests.pipeline.quoting import read
from tests.pipeline.speakers.test_component import speakers


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in bylines(text, paragraphs(text))]


@pytest.mark.parametrize(
    "line",
    [
        "By Olena Hrytsenko",
        "By OLENA HRYTSENKO and Jo van der Berg, Associated Press",
        "by Olena Hrytsenko in Port Alder",
        "Words by Jo Berg",
        "Written by: Jo Berg, staff writer",
        "(Reporting by Jo Berg; Editing by Ana Ruiz)",
        "Additional reporting by Jo Berg in Norland.",
        "Photo: Jo Berg/AFP",
        "Ana Ruiz and Jo Berg contributed to this report.",
    ],
)
def test_lines_that_say_who_made_the_article(line: str) -> None:
    assert found(f"Rain in Norland\n\n{line}\n\nIt rained.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday the quarrel had left the platform.",
        "By contrast, Ruiz said nothing",
        "“By God,” said Ana Ruiz.",
        "By Ana Ruiz’s account, it rained.",
        "Reporting by candlelight is what Ana Ruiz calls her week: " + "a long one, " * 30,
    ],
)
def test_sentences_that_begin_alike_do_not(line: str) -> None:
    assert found(f"Rain in Norland\n\n{line}\n\nIt rained.") == []


def test_credit_in_brackets_ends_with_them() -> None:
    assert found("It rained, she said. (Editing by Jo Berg) It stopped.") == ["(Editing by Jo Berg)"]


def test_a_line_far_down_is_no_byline() -> None:
    assert found("It rained.\n\n" * 20 + "By Ana Ruiz\n\nIt rained.") == []


def test_a_pronoun_does_not_mean_the_reporter(nlp: Language) -> None:
    said = ("“We will wait,”", "said", "she")
    text = "Norland waits\n\nBy Jane Doe\n\nThe mayor, Ana Ruiz, was late. “We will wait,” she said."
    assert speakers(read(nlp, text, said)) == ["Ana Ruiz"]
    assert speakers(read(nlp, "Norland waits\n\nBy Jane Doe\n\n“We will wait,” she said.", said)) != ["Jane Doe"]


def test_a_reporter_who_speaks_is_a_speaker(nlp: Language) -> None:
    text = "Norland waits\n\nBy Jane Doe\n\n“We will wait,” Jane Doe said."
    assert speakers(read(nlp, text, ("“We will wait,”", "said", "Jane Doe"))) == ["Jane Doe"]
