from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.sources.source import read_source
from claims.pipeline.text.surface import surface_of
from tests.pipeline.quoting import BLANK, MARKS, read, speakers


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Mensah's doppelgänger, actress Anna Lindqvist,", "Anna Lindqvist"),
        ("Mensah's opening act — fiddler Anna Lindqvist —", "Anna Lindqvist"),
        ("One of the authors of that 2013 report, Anna Lindqvist,", "Anna Lindqvist"),
        ("a tested, proven member of the board, Anna Lindqvist,", "Anna Lindqvist"),
        (
            "One of Mensah's former supporters who still backs the dam, former Oslo mayor Anna Lindqvist,",
            "Anna Lindqvist",
        ),
        ("One of them, Nordbank Group,", "Nordbank Group"),
        ("The head of the Coast Energy Agency (CEA), Anna Lindqvist,", "Anna Lindqvist"),
        ("The chief of the Coast Guard Corps (CGC) Navy, Rear Admiral Anna Lindqvist,", "Anna Lindqvist"),
        ("Opposition Coast People's Party (CPP) leader Anna Lindqvist", "Anna Lindqvist"),
        ("A Coast People's Party (CPP) lawmaker", "Coast People's Party (CPP) lawmaker"),
        ("Al-Rasul's Grand Imam, Sheikh Ahmed el-Tariq,", "Ahmed el-Tariq"),
        ("Two biologists, Anna Lindqvist and Pedro Alves,", "Anna Lindqvist and Pedro Alves"),
    ],
)
def test_name_behind_a_description_is_the_speaker(nlp: Language, source: str, speaker: str) -> None:
    text = f"Kwame Mensah and two firms were at the dam. {source} called it unsafe."
    assert speakers(read(nlp, text, ("called it unsafe", None, source))) == [speaker]


def test_firm_behind_a_person_is_not_the_speaker(nlp: Language) -> None:
    text = "A spokesman in the capital, Nordbank Group, called it unsafe."
    assert speakers(read(nlp, text, ("called it unsafe", None, "A spokesman in the capital, Nordbank Group"))) == [
        "spokesman in the capital"
    ]


def test_relative_called_by_a_given_name_has_the_full_one(nlp: Language) -> None:
    text = "Olga Petrova came late. Petrova's husband, Ivan, called the dam unsafe. Ivan Petrov left."
    assert speakers(read(nlp, text, ("called the dam unsafe", None, "Petrova's husband, Ivan,"))) == ["Ivan Petrov"]


def test_herself_adds_nothing_to_a_name() -> None:
    text = "Anna Lindqvist built the dam. Now Lindqvist herself calls it unsafe."
    surface = surface_of(MARKS(BLANK.make_doc(text)))
    start = text.index("Lindqvist herself")
    assert read_source(surface, find_mentions(surface), (start, start + len("Lindqvist herself"))).form == "name"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "He met the engineer Anna Lindqvist, one of the most fervent critics of the dam.",
            "one of the most fervent critics",
        ),
        ("Anna Lindqvist remains one of the last critics of the dam.", "one of the last critics"),
        ("Kwame Mensah left. Anna Lindqvist is not the only engineer to warn of the dam.", "the only engineer"),
    ],
)
def test_description_is_of_whom_the_grammar_says(nlp: Language, text: str, source: str) -> None:
    assert speakers(read(nlp, text, ("dam", None, source))) == ["Anna Lindqvist"]


def test_description_that_says_something_itself_is_not_of_the_name_before(nlp: Language) -> None:
    text = "In a letter to the prosecutor, Anna Lindqvist, a senator asked for the files."
    assert speakers(read(nlp, text, ("for the files", "asked", "a senator"))) != ["Anna Lindqvist"]
