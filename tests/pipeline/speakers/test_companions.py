"""Somebody and others who speak together."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("he and other lawyers", "Omar Haddad and other lawyers"),
        ("Haddad and his rivals for the seat", "Omar Haddad and his rivals for the seat"),
        ("Senator Haddad and two aides", "Omar Haddad and two aides"),
    ],
)
def test_whoever_speaks_with_others_is_called_by_the_full_name(nlp: Language, source: str, name: str) -> None:
    text = f"The court\n\nOmar Haddad has asked the court to act. But {source} agree it will be hard."
    doc = read(nlp, text, ("the court to act", "has asked", "Omar Haddad"), ("it will be hard", "agree", source))
    assert [(one.name, one.kind) for one in doc._.claims_speakers[1:] if one] == [(name, "group")]


def test_two_names_and_one_persons_offices_are_no_such_company(nlp: Language) -> None:
    text = "The court\n\nOmar Haddad spoke. Haddad and Rosa Lind agree it will be hard."
    doc = read(nlp, text, ("it will be hard", "agree", "Haddad and Rosa Lind"))
    assert [one.name for one in doc._.claims_speakers if one] == ["Omar Haddad and Rosa Lind"]
