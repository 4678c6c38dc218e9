"""Who runs for an office is no holder of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Republican candidate for governor", "Republican candidate for governor"),
        ("Independent candidate for mayor", "Independent candidate for mayor"),
        ("presumptive nominee for governor", "presumptive nominee for governor"),
        ("a spokesman for Governor", "Governor"),
    ],
)
def test_candidacy_is_the_whole_role(nlp: Language, before: str, role: str) -> None:
    text = f"The primary\n\nIt is late, {before} Petra Vogt said."
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert found is not None
    assert text[slice(*found)] == role


def test_what_a_clause_is_about_is_no_role(nlp: Language) -> None:
    text = "The primary\n\nThe economy is growing, a point Gov. Petra Vogt made as she spoke."
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert found is not None
    assert text[slice(*found)] == "Gov."


def test_particle_joined_to_its_name_is_part_of_it(nlp: Language) -> None:
    text = "The memo\n\nIt is over, Omar diSalvo, an adviser, said. Later diSalvo said no more."
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    assert (person.name, len(person.names)) == ("Omar diSalvo", 2)


def test_month_behind_an_outlet_is_no_part_of_its_name(nlp: Language) -> None:
    text = "The rule\n\nPetra Vogt told The Harlow Times on Oct. 28 that there was no talk of it."
    assert "Harlow Times" in {one.name for one in mentions(nlp, text).entities}
