from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        (
            "Reuters quoted Anna Lindqvist, an engineer, as saying that the dam was unsafe.",
            "Anna Lindqvist, an engineer, as saying that the dam was unsafe", "quoted", "Reuters",
        ),
        (
            "“It is a start,” Kwame Mensah recalled Anna Lindqvist telling him.",
            "“It is a start,”", "recalled", "Kwame Mensah",
        ),
        (
            "“It is a start,” Anna Lindqvist said, according to a palace pool report.",
            "“It is a start,” Anna Lindqvist said", "according to", "a palace pool report",
        ),
    ],
)  # fmt: skip
def test_who_is_quoted_by_another_is_the_speaker(nlp: Language, text: str, content: str, cue: str, source: str) -> None:
    assert speakers(read(nlp, text, (content, cue, source))) == ["Anna Lindqvist"]


def test_who_recalls_something_is_the_speaker(nlp: Language) -> None:
    text = "Kwame Mensah recalled Anna Lindqvist opening the dam."
    assert speakers(read(nlp, text, ("Anna Lindqvist opening the dam", "recalled", "Kwame Mensah"))) == ["Kwame Mensah"]


def test_who_is_quoted_somewhere_is_the_speaker(nlp: Language) -> None:
    text = "“It is a start,” Kwame Mensah was quoted as saying."
    assert speakers(read(nlp, text, ("“It is a start,”", "was quoted as saying", "Kwame Mensah"))) == ["Kwame Mensah"]


def test_report_says_what_it_does_not_quote(nlp: Language) -> None:
    text = "Anna Lindqvist said nothing, according to a Reuters report."
    assert speakers(read(nlp, text, ("Anna Lindqvist said nothing", "according to", "a Reuters report"))) == ["Reuters"]


def test_subject_of_the_verb_is_the_speaker_where_a_source_holds_no_noun(nlp: Language) -> None:
    text = "Kwame Mensah left. “The dam is safe,” Anna Lindqvist said in a statement."
    assert speakers(read(nlp, text, ("“The dam is safe,”", None, "said in a statement"))) == ["Anna Lindqvist"]
