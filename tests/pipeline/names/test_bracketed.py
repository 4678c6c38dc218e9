"""Names that the initials in brackets behind them spell."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.names.bracketed import with_bracketed
from claims.pipeline.text.surface import surface_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "He left the Association of Rope Makers and Sail Menders (Armsm) on Monday.",
            ["Association of Rope Makers and Sail Menders"],
        ),
        ("He left the Society of Pilots (SP) on Monday.", []),  # two letters are more often a state or a party
        ("He left the Harbour Pilots Union (Hpu) on Monday.", []),  # which is one run of capitals
        ("Ana Ruiz of the Tram Union (Nord) left.", []),
        ("Ana Ruiz of the Tram's Union (Atu) left.", []),
    ],
)
def test_initials_tell_how_far_a_name_reaches(nlp: Language, text: str, names: list[str]) -> None:
    surface = surface_of(nlp.make_doc(text))
    assert [" ".join(one.words) for one in with_bracketed(surface, [])] == names
