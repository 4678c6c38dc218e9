"""The second half of a quotation whose first half stands without marks."""

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


def test_quoted_half_goes_with_the_one_before_the_cue(nlp: Language) -> None:
    text = "It is loud.\n\nNoise drowns out song, says Ana Ruiz of Quiet Seas, and “a whale that cannot hear is lost.”"
    assert found(nlp, text, ("Noise drowns out song", "says", "Ana Ruiz of Quiet Seas")) == [
        ("Ana Ruiz of Quiet Seas", "says", ("Noise drowns out song", "“a whale that cannot hear is lost.”"))
    ]


def test_quotation_in_the_next_sentence_is_no_half(nlp: Language) -> None:
    text = "It is loud.\n\nNoise drowns out song, says Ana Ruiz. And “a whale” is lost."
    assert found(nlp, text, ("Noise drowns out song", "says", "Ana Ruiz")) == [
        ("Ana Ruiz", "says", ("Noise drowns out song",))
    ]
