"""What stands before a name as somebody's role."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import mentions


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("MP for Thornbury Sir Nigel Weber called for an inquiry.", "MP for Thornbury"),
        ("The meeting\n\nLabour group leader Coun Lotte Madsen said no.", "Labour group leader"),
        ("The meeting\n\nSir Nigel Weber called for an inquiry.", None),
    ],
)
def test_office_stands_before_an_honorific_too(nlp: Language, text: str, role: str | None) -> None:
    (person,) = (one for one in mentions(nlp, text).entities if one.kind == "person")
    found = person.names[0].role
    assert (text[slice(*found)] if found is not None else None) == role
