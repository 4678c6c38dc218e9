"""Pairing extracted quotations with gold ones."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.evaluate.align import LEAST_OVERLAP, Lettered, align, letters, overlap, same_source

characters = st.frozensets(st.integers(0, 30), max_size=12)
quotations = st.lists(st.builds(Lettered, content=characters, cue=characters, source=characters), max_size=6)


def one(*content: int) -> Lettered:
    return Lettered(content=frozenset(content), cue=frozenset(), source=frozenset())


def test_marks_spaces_and_punctuation_do_not_count() -> None:
    assert letters("“No way,” he", [(0, 9)]) == {1, 2, 4, 5, 6}


def test_half_of_the_characters_are_enough() -> None:
    assert align([one(1, 2, 3, 4)], [one(3, 4)]).pairs == {0: 0}


def test_less_than_half_is_missed_and_spurious() -> None:
    alignment = align([one(1, 2, 3, 4, 5)], [one(4, 5)])
    assert (alignment.pairs, alignment.missed, alignment.spurious) == ({}, (0,), (0,))


def test_the_better_match_wins() -> None:
    assert align([one(1, 2, 3, 4)], [one(1, 2, 3), one(1, 2, 3, 4)]).pairs == {0: 1}


def test_two_without_source_have_the_same_source() -> None:
    assert same_source(one(1), one(1))


@settings(deadline=None)
@given(quotations, quotations)
def test_pairs_are_one_to_one_and_alike(gold: list[Lettered], predicted: list[Lettered]) -> None:
    alignment = align(gold, predicted)
    assert len(set(alignment.pairs.values())) == len(alignment.pairs)
    for left, right in alignment.pairs.items():
        assert overlap(gold[left].content, predicted[right].content) >= LEAST_OVERLAP


@settings(deadline=None)
@given(quotations, quotations)
def test_every_quotation_is_paired_or_left_over(gold: list[Lettered], predicted: list[Lettered]) -> None:
    alignment = align(gold, predicted)
    assert sorted([*alignment.pairs, *alignment.missed]) == list(range(len(gold)))
    assert sorted([*alignment.pairs.values(), *alignment.spurious]) == list(range(len(predicted)))


@settings(deadline=None)
@given(quotations)
def test_the_same_quotations_are_all_found(gold: list[Lettered]) -> None:
    alignment = align(gold, gold)
    assert all(not gold[index].content for index in alignment.missed)
