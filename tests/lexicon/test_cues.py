from __future__ import annotations

from typing import get_args

import pytest

from claims.lexicon.cues import CueKind, CueLexicon, cue_lexicon

SMALL = CueLexicon(
    counts={
        ("*", "VERB", "clause"): (10, 2),
        ("*reporting", "VERB", "clause"): (10, 8),
        ("say", "VERB", "clause"): (97, 77),
    },
    lemmas=frozenset({("say", "VERB")}),
    reporting={"say": "speech", "aver": "speech"},
)


def test_a_frequent_word_has_its_own_share() -> None:
    assert round(SMALL.probability("say", "VERB", "clause"), 2) == 0.79


def test_an_unseen_reporting_verb_has_the_share_of_its_kin() -> None:
    assert SMALL.probability("aver", "VERB", "clause") == pytest.approx(0.8)


def test_an_unknown_word_has_the_share_of_rare_ones() -> None:
    assert not SMALL.knows("run", "VERB")
    assert SMALL.probability("run", "VERB", "clause") == pytest.approx(0.2)


def test_an_unknown_construction_attributes_nothing() -> None:
    assert SMALL.probability("say", "VERB", "upside down") == 0.0


def test_the_lexicon_is_well_formed() -> None:
    lexicon = cue_lexicon()
    assert all(0 <= right <= seen for seen, right in lexicon.counts.values())
    assert set(lexicon.reporting.values()) <= set(get_args(CueKind))
    assert lexicon.knows("say", "VERB")
    assert lexicon.probability("tweet", "VERB", "quote before") > 0.5
