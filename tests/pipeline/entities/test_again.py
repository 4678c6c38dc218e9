"""Organisations of one word found again where only that word tells."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.again import add_again
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.name import Name
from claims.pipeline.text.surface import Surface
from tests.pipeline.entities.test_mentions import named
from tests.pipeline.quoting import BLANK


def _found(text: str, *, of: str = "Kestrel") -> list[str]:
    """What the text has of an organisation that it names first."""
    name = Name(0, len(of), (of,), "organisation", 2)
    entity = Entity(0, "organisation", of, (of.casefold(),), names=[name], starts=[0])
    add_again(Surface(BLANK(text)), [entity])
    assert entity.starts == [one.start for one in entity.names]
    return [text[one.start : one.end] for one in entity.names]


def test_word_that_is_always_a_name_is_one_everywhere() -> None:
    assert _found("Kestrel ranks firms. Kestrel hit back. In May, Kestrel and Vexo said no.") == ["Kestrel"] * 3


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Kestrel ranks firms. Anna Kestrel left.", "Kestrel"),
        ("Kestrel ranks firms. Kestrel Road is closed.", "Kestrel"),
        ("Kestrel ranks firms. Kestrel wings are long, and a kestrel is small.", "Kestrel"),
        ("Council ranks firms. Council hit back.", "Council"),
        ("Norway ranks firms. Norway hit back.", "Norway"),
    ],
)
def test_word_that_is_also_something_else_is_left(text: str, of: str) -> None:
    assert _found(text, of=of) == [of]


@pytest.mark.parametrize("text", ["Jobs\n\nAna Ruiz of Bay Pollster spoke. Most believe that.", "Jobs\n\nOthers left."])
def test_quantity_is_nobody(nlp: Language, text: str) -> None:
    assert not {"Most", "Others"} & {name for name, _ in named(nlp, text)}


def test_name_does_not_begin_with_whose_it_is(nlp: Language) -> None:
    text = (
        "The charity\n\nAmong the charity's accomplishments: Its Weber Health Access Initiative - which is run by Ira "
        "Moss - cut the cost of drugs."
    )
    assert "Its Weber Health Access Initiative" not in {name for name, _ in named(nlp, text)}


def test_given_names_before_a_foundation_leave_it_its_name(nlp: Language) -> None:
    text = "The fund\n\nThe Karl, Rosa and Lena Weber Foundation lived on gifts. The Weber Foundation is careful."
    assert ("Weber Foundation", "organisation") in named(nlp, text)
    assert "Lena Weber Foundation" not in {name for name, _ in named(nlp, text)}


@pytest.mark.parametrize("side", ["pro", "anti"])
def test_who_is_for_or_against_somebody_is_not_called_so(nlp: Language, side: str) -> None:
    text = f"The race\n\nA {side}-Karl Weber PAC aired an ad that shut Kestrel-engineered plants down. The ad was long."
    assert not {"Weber PAC", "Kestrel-engineered"} & {name for name, _ in named(nlp, text)}
