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


@pytest.mark.parametrize("to", ["from Ruiz to retired pilots", "from Ruiz, addressed to retired pilots,"])
def test_a_letter_addresses_who_it_is_to_wherever_that_is_said(nlp: Language, to: str) -> None:
    text = f"The news came on Friday in a letter {to} that the port published. “It is over,” Ana Ruiz wrote."
    doc = read(nlp, text, ("“It is over,”", "wrote", "Ana Ruiz"))
    assert addressees(doc, 0) == ["retired pilots"]


@pytest.mark.parametrize(
    ("told", "expected"), [("fellow pilots", "fellow pilots"), ("fellow pilot Omar Haddad", "Omar Haddad")]
)
def test_fellows_are_told_as_the_text_calls_them(nlp: Language, told: str, expected: str) -> None:
    doc = read(nlp, f"Ana Ruiz told {told} that it is over.", ("that it is over", "told", "Ana Ruiz"))
    assert addressees(doc, 0) == [expected]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("The port offered “a deep apology” to Ana Ruiz.", "“a deep apology” to Ana Ruiz", "offered", "The port"),
        (
            "Sailors found it odd, Mina Park said in posing the question to Ana Ruiz.",
            "Sailors found it odd", "said", "Mina Park",
        ),
    ],
)  # fmt: skip
def test_an_apology_and_a_question_are_made_to_somebody(
    nlp: Language, text: str, content: str, cue: str, source: str
) -> None:
    assert addressees(read(nlp, text, (content, cue, source)), 0) == ["Ana Ruiz"]


def test_an_industry_is_told(nlp: Language) -> None:
    text = "Ana Ruiz also urged the shipping industry to do more."
    assert addressees(read(nlp, text, ("to do more", "also urged", "Ana Ruiz")), 0) == ["shipping industry"]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("The port responded to Omar Haddad as polls show him ahead.", "him ahead", "show", "polls"),
        (
            "A week after Ana Ruiz spoke to the pilots, Ana Ruiz proposed closing the port.",
            "closing the port", "proposed", "Ana Ruiz",
        ),
    ],
)  # fmt: skip
def test_whom_another_told_or_who_was_told_before_is_not_addressed(
    nlp: Language, text: str, content: str, cue: str, source: str
) -> None:
    assert addressees(read(nlp, text, (content, cue, source)), 0) == []


def test_who_is_told_something_by_who_then_speaks_is_addressed(nlp: Language) -> None:
    text = "Ana Ruiz spoke to the pilots on Monday, saying that it is over."
    assert addressees(read(nlp, text, ("that it is over", "saying", "Ana Ruiz")), 0) == ["pilots"]
