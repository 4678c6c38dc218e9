"""The scorer of who is who: figures of small clusterings, worked out by hand."""

from __future__ import annotations

import re

import pytest

from benchmarks.clusters import MENTIONS, b_cubed, gold_of


def places(people: str) -> dict[tuple[str, int, int], str]:
    """A place for each letter; the letter is who it names."""
    return {("article", number, number + 1): person for number, person in enumerate(people)}


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("AAB", "112", 1, 1),
        ("AAB", "111", (2 / 3 + 2 / 3 + 1 / 3) / 3, 1),
        ("AAB", "123", 1, (1 / 2 + 1 / 2 + 1) / 3),
        ("AABB", "1212", 1 / 2, 1 / 2),
    ],
)
def test_b_cubed_is_an_average_over_mentions(gold: str, found: str, precision: float, recall: float) -> None:
    f1 = 2 * precision * recall / (precision + recall)
    assert b_cubed(places(found), places(gold)) == pytest.approx((precision, recall, f1))


def test_a_mention_that_was_not_found_is_alone() -> None:
    found = places("11")
    del found["article", 1, 2]
    assert b_cubed(found, places("AA")) == pytest.approx((1, 0.5, 2 / 3))


def test_the_annotated_mentions_are_places_and_names_only() -> None:
    gold = gold_of(MENTIONS)
    assert len(gold) == 400
    assert all(re.fullmatch("[0-9a-f]{16}", article) and 0 <= start < end for article, start, end in gold)
