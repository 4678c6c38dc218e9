"""Where a text matches a topic."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.lexicon.folding import fold
from claims.search.ranking.matches import matches
from claims.search.ranking.topics import expand


def marked(text: str, *terms: str) -> list[str]:
    return [text[start:end] for start, end in matches(expand([fold(term) for term in terms]), text)]


@pytest.mark.parametrize(
    ("text", "terms", "words"),
    [
        ("He wants immigrants to leave.", ["immigration"], ["immigrants"]),
        ("The United States and the U.S. and us.", ["US"], ["United States", "U.S."]),
        ("American troops stay.", ["US", "troops"], ["American troops"]),
        ("Taxes. Taxes rise", ["tax"], ["Taxes", "Taxes"]),
        ("The armed forces left", ["troops"], ["armed forces"]),
        ("Nothing of it", ["harbour"], []),
        ("Nothing is asked", [], []),
    ],
)
def test_words_and_related_words_are_marked_as_printed(text, terms, words):
    assert marked(text, *terms) == words


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="US. troopsé’\n", max_size=80))
def test_places_are_in_order_and_hold_no_blank_at_their_ends(text):
    position = 0
    for start, end in matches(expand([fold("US"), "troops"]), text):
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end
