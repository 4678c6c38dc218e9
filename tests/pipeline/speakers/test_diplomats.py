"""Whose diplomat somebody is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("Maltese Foreign Minister Ana Ruiz met former minister Karl Weber.", "the Maltese diplomat", "Ana Ruiz"),
        ("Mayor Karl Weber received outgoing Omani Ambassador Badr Haddad.", "the Omani diplomat", "Badr Haddad"),
    ],
)
def test_nation_and_office_tell_who_is_meant(nlp: Language, before: str, source: str, speaker: str) -> None:
    text = f"The visit\n\n{before} “The port is open,” Weber said.\n\nThe port would grow, {source} said."
    quotes = [("“The port is open,”", "said", "Weber"), ("The port would grow", "said", source)]
    assert speakers(read(nlp, text, *quotes))[-1] == speaker
