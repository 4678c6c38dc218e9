"""Places that the words behind their names tell of, and that are no persons."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.names.settlements import is_settlement, settlement_at
from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    "text",
    [
        "Selford, a town in Kent, said",
        "Selford, a small coastal town that lost its mill, said",
        "Selford, the port on the Dee, said",
        "Selford, a city of 40,000 in Ohio, said",
        "Selford, a village near Lyon, said",
    ],
)
def test_words_behind_a_name_say_that_it_is_a_place(text: str) -> None:
    assert is_settlement(text, len("Selford"))
    assert settlement_at(text, 0) == "Selford"


@pytest.mark.parametrize(
    "text",
    ["Selford, a town councillor in Kent, said", "Selford, a district judge, said", "Selford said a town in Kent"],
)
def test_somebody_from_a_place_is_none(text: str) -> None:
    assert settlement_at(text, 0) is None


@pytest.mark.parametrize("name", ["Havenmoor", "Maribel", "Elton", "Brackwell"])
def test_place_that_speaks_is_its_council_and_no_person(nlp: Language, name: str) -> None:
    source = f"{name}, a market town in Wales"
    doc = read(nlp, f"The bridge\n\n{source}, said the bridge was unsafe.", ("the bridge was unsafe", "said", source))
    assert [(one.name, one.kind) for one in doc._.claims_speakers if one] == [(name, "organisation")]
