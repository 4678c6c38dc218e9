"""Offices that a text tells by a verb."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions
from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("Ana Ruiz became governor in 2011", "governor"),
        ("Ana Ruiz, a lawyer who became governor in 2011, left", "governor"),
        ("Ana Ruiz was elected mayor of Hale in May", "mayor"),
        ("Ana Ruiz took over as the port's director last week", "director"),
        ("Ana Ruiz, 61, was appointed deputy sheriff", "sheriff"),
    ],
)
def test_office_that_somebody_took_is_known(nlp: Language, told: str, office: str) -> None:
    (entity,) = mentions(nlp, f"It rained. {told}.").entities
    assert office in entity.nouns


@pytest.mark.parametrize("told", ["Ana Ruiz became ill", "Ana Ruiz was elected in Hale with a mayor", "Ana Ruiz left"])
def test_other_verbs_give_no_office(nlp: Language, told: str) -> None:
    (entity,) = mentions(nlp, f"It rained. {told}.").entities
    assert not {"mayor", "ill"} & entity.nouns


def test_governor_is_who_became_it(nlp: Language) -> None:
    text = (
        "The ferry\n\nAna Ruiz, a Democrat who became governor in 2011, met reporters in Hale on Monday.\n\n"
        "On Tuesday the governor said the ferry would stay shut.\n\nThe crew was told of it in the evening."
    )
    assert speakers(read(nlp, text, ("the ferry would stay shut", "said", "the governor"))) == ["Ana Ruiz"]
