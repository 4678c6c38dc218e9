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
        ("Maltese police", "Maltese police", "organisation"),
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


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Council Republicans", "Council Republicans", "group"),
        ("Asian-Americans", "Asian-Americans", "group"),
        ("The Okafor camp", "Okafor camp", "organisation"),
        ("The Harlan Republican Party", "Harlan Republican Party", "organisation"),
    ],
)
def test_plurals_for_people_are_groups_and_a_camp_is_a_body(nlp: Language, source: str, name: str, kind: str) -> None:
    text = f"The dam\n\nEva Okafor runs for mayor. {source} said the dam leaks."
    doc = read(nlp, text, ("the dam leaks", "said", source))
    assert [(one.name, one.kind) for one in doc._.claims_speakers if one] == [(name, kind)]


def test_one_camp_is_not_another_that_spoke_before(nlp: Language) -> None:
    text = "The dam\n\nThe Weber camp said the dam leaks. The Okafor camp said it holds."
    doc = read(nlp, text, ("the dam leaks", "said", "The Weber camp"), ("it holds", "said", "The Okafor camp"))
    assert [one.name for one in doc._.claims_speakers if one] == ["Weber camp", "Okafor camp"]
