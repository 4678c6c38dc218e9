"""Offices with where they are held, what they are for and whose they are before and behind a name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Asia director at Harbour Watch Karl Weber said no.", "Karl Weber", "Asia director at Harbour Watch"),
        (
            "The Harbour Watch spokesman in Rome Federico Sala said no.",
            "Federico Sala",
            "Harbour Watch spokesman in Rome",
        ),
        ("Ana Ruiz, the U.N. special envoy for Malta, said no.", "Ana Ruiz", "U.N. special envoy for Malta"),
        ("Ana Ruiz, a U.S. Coast Guard officer, said no.", "Ana Ruiz", "U.S. Coast Guard officer"),
        (
            "The Minister of Trade, Tourism and Telecommunications Karl Weber said no.",
            "Karl Weber",
            "Minister of Trade, Tourism and Telecommunications",
        ),
        (
            "It was Internal Affairs and Communications Minister Karl Weber who said no.",
            "Karl Weber",
            "Internal Affairs and Communications Minister",
        ),
        ("The BHTA chief Suwondo said no.", "Suwondo", "BHTA chief"),
        (
            "Federal Minister for Interior Rehan Nisar Ali Khan said no.",
            "Rehan Nisar Ali Khan",
            "Federal Minister for Interior",
        ),
    ],
)
def test_role_and_name_are_told_apart(nlp: Language, text: str, name: str, role: str) -> None:
    text = f"The meeting\n\n{text}"
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert person.name == name
    assert found is not None
    assert text[slice(*found)] == role


def test_firm_that_the_text_names_alone_is_no_part_of_its_heads_name(nlp: Language) -> None:
    text = (
        "The meeting\n\nInterim Chief Executive of Vexo Matshela Koko said no. Vexo went to court. "
        "The firm and its head, Matshela Koko, met the party."
    )
    assert [one.name for one in mentions(nlp, text).entities if one.kind == "person"] == ["Matshela Koko"]


@pytest.mark.parametrize(
    "text",
    [
        "A full stop ends it: Omar Haddad, the mayor of a town in the U.S. He left.",
        "The Director of the Office for Malta and Gozo said no.",
    ],
)
def test_what_is_no_part_of_a_role_stays_out_of_it(nlp: Language, text: str) -> None:
    for one in mentions(nlp, f"The meeting\n\n{text}").entities:
        role = one.names[0].role
        assert role is None or not text[slice(role[0] - 13, role[1] - 13)].endswith((" He", " and", "He left"))


def test_members_of_parliament_lend_no_word_to_a_name(nlp: Language) -> None:
    found = mentions(nlp, "The meeting\n\nMPs Natasha Mazur and Kevin Miles led them to the port.")
    assert {one.name for one in found.entities} == {"Natasha Mazur", "Kevin Miles"}


def test_name_that_is_a_title_elsewhere_stays_whole(nlp: Language) -> None:
    found = mentions(nlp, "The meeting\n\nThey met Syed Saddiq Rahman on Monday.")
    assert [one.name for one in found.entities if one.kind == "person"] == ["Syed Saddiq Rahman"]


def test_whoever_is_called_by_the_second_of_three_names_is_the_same(nlp: Language) -> None:
    found = mentions(nlp, "Murad opens road\n\nChief Minister Syed Murad Ali Shah opened it. Murad was glad.")
    assert [one.name for one in found.entities if one.kind == "person"] == ["Syed Murad Ali Shah"]
