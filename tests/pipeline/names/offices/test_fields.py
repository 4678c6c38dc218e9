"""What an office is for, where it takes several words, ends before the name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Minister for Housing and Construction Petra Vogt told members no.",
            "Petra Vogt",
            "Minister for Housing and Construction",
        ),
        (
            "Minister of Finance and Public Health Zia Vogt told members no.",
            "Zia Vogt",
            "Minister of Finance and Public Health",
        ),
        (
            "Minister for Emergency Management and Recovery Karl Vogt told members no.",
            "Karl Vogt",
            "Minister for Emergency Management and Recovery",
        ),
        ("“It was known to the Minister of Roads”, Mr Vogt told members.", "Vogt", None),
        ("Tánaiste Petra Vogt told members no.", "Petra Vogt", "Tánaiste"),
        ("Ceann Comhairle Petra Vogt told members no.", "Petra Vogt", "Ceann Comhairle"),
        ("ACC Petra Vogt told members no.", "Petra Vogt", "ACC"),
    ],
)
def test_fields_of_an_office_belong_to_the_role(nlp: Language, text: str, name: str, role: str | None) -> None:
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert (person.name, text[slice(*found)] if found is not None else None) == (name, role)


def test_name_of_an_outlets_branch_may_end_as_an_office_does(nlp: Language) -> None:
    text = "Approval is high, according to HuffPost Pollster. HuffPost Pollster, which adds polls up, puts it at 50."
    assert [(one.name, one.kind) for one in mentions(nlp, text).entities] == [("HuffPost Pollster", "organisation")]
