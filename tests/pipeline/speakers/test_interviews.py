"""Interviews printed as questions and answers."""

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.quoting import read, speakers

INTERVIEW = (
    "Q&A with Amina Diallo.\n\nAmina Diallo runs a clinic in Dakar. She spoke to Jon Berg.\n\n"
    "Q: You told the council that it was late. Was it?\n\nA: I think it was. My view is that you never know.\n\n"
    "Q: And the nurses?\n\nA: They are tired."
)


def test_i_in_an_answer_is_who_answers(nlp: Language) -> None:
    assert speakers(read(nlp, INTERVIEW, ("it was. My", "think", "I"))) == ["Amina Diallo"]


def test_you_in_a_question_is_who_answers(nlp: Language) -> None:
    assert speakers(read(nlp, INTERVIEW, ("it was late", "told the council that", "You"))) == ["Amina Diallo"]


def test_you_in_an_answer_is_nobody_known(nlp: Language) -> None:
    assert speakers(read(nlp, INTERVIEW, ("know", "never", "you"))) == ["you"]


def test_i_without_questions_and_answers_is_the_author(nlp: Language) -> None:
    text = "Amina Diallo runs a clinic.\n\nA: first point\n\nI think it was late."
    assert speakers(read(nlp, text, ("it was late", "think", "I"))) == ["author"]
