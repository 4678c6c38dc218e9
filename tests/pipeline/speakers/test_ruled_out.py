"""Whom a noun cannot mean by its own words, and who is not meant by an office that nothing says that one holds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.asking import names_asked, question_on
from tests.pipeline.quoting import read, speakers

_MAYOR = "New road opens\n\nMayor Elena Ruiz opened the road with Viktor Sand. Ruiz was glad.\n\n"


def last_speaker(nlp: Language, text: str, source: str) -> str | None:
    content = "the plan is bad"
    return speakers(read(nlp, f"{text}{source} said {content}.", (content, "said", source)))[-1]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The mayor", "Elena Ruiz"),
        ("The deputy mayor", "deputy mayor"),
        ("The acting mayor", "acting mayor"),
        ("The opposition leader", "opposition leader"),
    ],
)
def test_whoever_stands_below_or_against_an_office_does_not_hold_it(nlp: Language, source: str, speaker: str) -> None:
    assert last_speaker(nlp, _MAYOR, source) == speaker


def test_a_deputy_who_is_named_is_meant(nlp: Language) -> None:
    text = _MAYOR + "The deputy mayor, Omar Haddad, was there. Haddad smiled.\n\n"
    assert last_speaker(nlp, text, "The deputy mayor") == "Omar Haddad"


def test_an_office_is_not_its_deputys(nlp: Language) -> None:
    text = "New road opens\n\nDeputy Mayor Omar Haddad opened the road with Viktor Sand. Haddad was glad.\n\n"
    assert last_speaker(nlp, text, "The deputy mayor") == "Omar Haddad"
    assert last_speaker(nlp, text, "The mayor") == "mayor"


@pytest.mark.parametrize("source", ["The victim's mother", "The mother of the victim", "The founder's ex-wife"])
def test_somebodys_relative_is_nobody_whom_the_text_does_not_call_so(nlp: Language, source: str) -> None:
    asked = question_on(nlp, f"Judge Maria Lindqvist met Ana Ruiz.\n\n{source} said so.", source)
    assert not {"Maria Lindqvist", "Ana Ruiz"} & set(names_asked(asked))


def test_a_relative_who_is_named_is_meant(nlp: Language) -> None:
    text = "Rosa Berg, the victim's mother, wept. Judge Maria Lindqvist listened.\n\n"
    assert last_speaker(nlp, text, "The victim's mother") == "Rosa Berg"


@pytest.mark.parametrize("source", ["A New Hampshire Democrat", "One senior Democrat", "Another reporter", "A teacher"])
def test_one_who_is_introduced_is_nobody_whom_the_text_has_named(nlp: Language, source: str) -> None:
    text = "New road opens\n\nSenator Ana Ruiz, a Democrat, spoke. Ruiz was glad.\n\n"
    assert last_speaker(nlp, text, source) != "Ana Ruiz"


@pytest.mark.parametrize("office", ["justice minister", "prosecutor", "driver", "police chief"])
def test_an_office_that_nothing_says_one_holds_stays_a_description(nlp: Language, office: str) -> None:
    text = "The trial of Daniel Okafor, a former inspector, began in Lund. Okafor was calm.\n\n"
    assert last_speaker(nlp, text, f"The {office}") == office


def test_an_aide_of_somebody_with_an_office_does_not_hold_it(nlp: Language) -> None:
    source = "A spokesman for Mayor Frank G. Jackson of Cleveland"
    assert last_speaker(nlp, "", source) == "spokesman for Mayor Frank G. Jackson of Cleveland"
