"""What sort of speaker a source's own words are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("court records", "court records", "unnamed"),
        ("state land records", "state land records", "unnamed"),
        ("two recent surveys", "two recent surveys", "unnamed"),
        ("dock workers", "dock workers", "group"),
        ("the union", "union", "organisation"),
        ("The Karl and Lena Weber Foundation", "Karl and Lena Weber Foundation", "organisation"),
    ],
)
def test_what_is_written_is_no_group_of_people(nlp: Language, source: str, name: str, kind: str) -> None:
    doc = read(
        nlp, f"The dam\n\nThe lake is low because, {source} say, the dam leaks.", ("the dam leaks", "say", source)
    )
    assert [(one.name, one.kind) for one in doc._.claims_speakers if one] == [(name, kind)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Democratic leaders", "Democratic leaders"),
        ("The Muslim advocates", "Muslim advocates"),
        ("Okafor and allies", "Okafor and allies"),
        ("Critics", "critics"),
        ("Others", "others"),
    ],
)
def test_description_keeps_the_capital_that_its_first_word_always_has(nlp: Language, source: str, name: str) -> None:
    text = f"The dam\n\n{source} say the dam leaks. The mayor met Okafor in Harlan, as Others did."
    doc = read(nlp, text, ("the dam leaks", "say", source))
    assert [one and one.name for one in doc._.claims_speakers] == [name]
