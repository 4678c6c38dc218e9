from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tests.pipeline.quoting import read


def addressees(doc: Doc, index: int) -> list[str]:
    return [one.name for one in doc._.claims_addressees[index]]


def test_answer_is_addressed_to_who_asked(nlp: Language) -> None:
    text = "Omar Haddad is mayor. “Is it over?” asked Ana Ruiz. “It is,” Haddad replied."
    doc = read(nlp, text, ("“Is it over?”", "asked", "Ana Ruiz"), ("“It is,”", "replied", "Haddad"))
    assert addressees(doc, 1) == ["Ana Ruiz"]


def test_who_was_asked_answers_whatever_the_verb(nlp: Language) -> None:
    text = "Ana Ruiz asked Omar Haddad if it is over.\n\n“It is,” Haddad said. “We won,” he said."
    doc = read(
        nlp, text, ("if it is over", "asked", "Ana Ruiz"), ("“It is,”", "said", "Haddad"), ("“We won,”", "said", "he")
    )
    assert [addressees(doc, 1), addressees(doc, 2)] == [["Ana Ruiz"], []]


def test_question_is_addressed_to_who_answers_it(nlp: Language) -> None:
    text = "Omar Haddad is mayor. “Is it over?” asked Ana Ruiz. “It is,” Haddad replied."
    doc = read(nlp, text, ("“Is it over?”", "asked", "Ana Ruiz"), ("“It is,”", "replied", "Haddad"))
    assert addressees(doc, 0) == ["Omar Haddad"]


def test_question_in_the_passive_is_addressed_to_who_then_speaks(nlp: Language) -> None:
    text = "When asked about the dam, Ana Ruiz said that it is full."
    doc = read(nlp, text, ("about the dam", "asked", None), ("that it is full", "said", "Ana Ruiz"))
    assert addressees(doc, 0) == ["Ana Ruiz"]


def test_question_behind_the_answer_is_addressed_to_who_answers(nlp: Language) -> None:
    text = "Ana Ruiz said that it is full when asked about the dam."
    doc = read(nlp, text, ("that it is full", "said", "Ana Ruiz"), ("about the dam", "asked", None))
    assert addressees(doc, 1) == ["Ana Ruiz"]


def test_letter_addresses_who_it_is_to_as_long_as_it_is_quoted(nlp: Language) -> None:
    text = "In a letter to Omar Haddad, Ana Ruiz wrote that it is over. She added that they won."
    doc = read(nlp, text, ("that it is over", "wrote", "Ana Ruiz"), ("that they won", "added", "She"))
    assert [addressees(doc, 0), addressees(doc, 1)] == [["Omar Haddad"], ["Omar Haddad"]]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("told some of the miners that", "miners"),
        ("told a meeting of Pacific leaders that", "Pacific leaders"),
        ("warned the council against waste, as", "council"),
    ],
)
def test_phrase_is_cut_to_those_who_are_told(nlp: Language, clause: str, expected: str) -> None:
    doc = read(nlp, f"Ana Ruiz {clause} the war is over.", ("the war is over", clause.split(maxsplit=1)[0], "Ana Ruiz"))
    assert addressees(doc, 0) == [expected]


def test_outlet_that_asked_is_not_who_is_answered(nlp: Language) -> None:
    text = "Asked on CNN who leads, Ana Ruiz said nobody does."
    doc = read(nlp, text, ("who leads", "Asked", None), ("nobody does", "said", "Ana Ruiz"))
    assert addressees(doc, 1) == []
