"""Whom a pronoun does not mean: who asked."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.asking import names_asked, question_on


@pytest.mark.parametrize(
    ("lead", "others"),
    [
        ("Asked by Karl Weber whether he would resign, ", {"Karl Weber"}),
        ("In Harlan with Karl Weber ", set()),
    ],
)
def test_asker_is_not_meant(nlp: Language, lead: str, others: set[str]) -> None:
    text = f"The talks\n\nMayor Omar Vostani met Karl Weber in May. {lead}he said that it was over."
    asked = names_asked(question_on(nlp, text, "he", content="that it was over"))
    assert "Omar Vostani" in asked
    assert {"Karl Weber"}.difference(asked) == others
