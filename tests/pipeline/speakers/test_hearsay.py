"""What goes round is not said by whoever was named before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers

_TOLD = "Talks go on\n\nPresident Ilse Varga said that Norland was ready. "


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Varga met the envoy days after reports that the road is closed.", "reports"),
        ("Varga faced sharp criticism that the road is closed.", "sharp criticism"),
        ("She left amid growing fears that the road is closed.", "growing fears"),
        ("There were calls that the road is closed.", "calls"),
        ("She left after revelations that the road is closed.", "revelations"),
    ],
)
def test_what_goes_round_is_nobodys(nlp: Language, text: str, cue: str) -> None:
    quotes = (("Norland was ready", "said", "President Ilse Varga"), ("the road is closed", cue, None))
    assert speakers(read(nlp, _TOLD + text, *quotes)) == ["Ilse Varga", None]


def test_what_somebody_comes_with_is_that_ones(nlp: Language) -> None:
    text = f"{_TOLD}Varga roused the crowd with criticism that the road is closed."
    quotes = (("Norland was ready", "said", "President Ilse Varga"), ("the road is closed", "criticism", None))
    assert speakers(read(nlp, text, *quotes)) == ["Ilse Varga", "Ilse Varga"]
