from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.selection import holds, placed, selected


def candidate(start: int, end: int, cue: int | None = None, confidence: float = 0.9) -> Candidate:
    """Content from ``start`` to ``end``, a cue of one character."""
    return Candidate(
        content=((start, end),),
        cue=None if cue is None else (cue, cue + 1),
        source=None,
        rule="clause",
        confidence=confidence,
    )


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    """Some that overlap at random."""
    place = st.integers(0, 600)
    made = st.builds(
        lambda start, length, cue, confidence: candidate(start, start + length, cue, confidence),
        place, st.integers(1, 400), st.none() | place, st.floats(0, 1),
    )  # fmt: skip
    return draw(st.lists(made, max_size=12))


def test_of_two_that_contradict_each_other_the_surer_one_stays() -> None:
    sure, unsure = candidate(10, 30, 5, 0.9), candidate(20, 40, 45, 0.6)
    assert selected([unsure, sure]) == [sure]


def test_one_whose_cue_is_said_by_another_lies_inside_it() -> None:
    outer, middle, inner = candidate(10, 90, 5), candidate(30, 90, 25), candidate(50, 90, 45)
    assert [one.inside for one in placed([outer, middle, inner])] == [None, 0, 1]


@given(candidates())
def test_chosen_contents_share_words_only_where_one_holds_the_other(found: list[Candidate]) -> None:
    chosen = selected(found)
    for at, left in enumerate(chosen):
        for right in chosen[at + 1 :]:
            apart = left.end <= right.start or right.end <= left.start
            assert apart or holds(left, right) != holds(right, left)


@given(candidates())
def test_inside_names_the_shortest_one_around(found: list[Candidate]) -> None:
    chosen = selected(found)
    for one in placed(chosen):
        around = [other for other in chosen if other is not one.candidate and holds(other, one.candidate)]
        assert (one.inside is None) == (not around)
        if one.inside is not None:
            length = chosen[one.inside].end - chosen[one.inside].start
            assert length == min(other.end - other.start for other in around)


def test_time_does_not_explode_where_reports_nest() -> None:
    # "he said that he said that ...": sentences of eighty reports, each inside the one before.
    found = [
        candidate(sentence + at * 13 + 8, sentence + 1_040, sentence + at * 13 + 3)
        for sentence in range(0, 110_000, 1_100)
        for at in range(80)
    ]
    start = time.process_time()
    assert len(placed(selected(found))) == len(found)
    assert time.process_time() - start < 20
