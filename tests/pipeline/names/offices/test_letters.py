from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions


def persons(nlp: Language, text: str) -> list[str]:
    return [one.name for one in mentions(nlp, text).entities if one.kind == "person"]


@pytest.mark.parametrize("letters", ["KC", "MBE", "MSP", "DBE"])
def test_letters_behind_a_title_and_a_surname_are_no_part_of_the_name(nlp: Language, letters: str) -> None:
    text = f"Ulrich Brandt opened the case. Mr Brandt {letters} said no."
    assert persons(nlp, text) == ["Ulrich Brandt"]


def test_whoever_sits_for_a_place_is_not_called_so(nlp: Language) -> None:
    text = "Tessa Lind spoke. “It leaks,” the Millbrook MP added."
    assert persons(nlp, text) == ["Tessa Lind"]
    assert all("MP" not in one.name for one in mentions(nlp, text).entities)
