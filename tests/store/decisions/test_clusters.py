"""Who is one with whom, replayed from decisions: properties over any sequence of them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claims.store.decisions.clusters import Decision, Distinct, Merge, Split, canonical_ids

ENTITIES = st.integers(1, 8)
DECISIONS = st.lists(
    st.one_of(
        st.builds(Merge, ENTITIES, ENTITIES),
        st.builds(Split, st.lists(ENTITIES, min_size=1, max_size=3, unique=True).map(tuple)),
        st.builds(Distinct, ENTITIES, ENTITIES).filter(lambda decision: decision.one != decision.other),
    ),
    max_size=12,
)


def shown(decisions: Sequence[Decision], origins: dict[int, int] | None = None, homes: dict[int, int] | None = None):
    found = canonical_ids(decisions, origins=origins or {}, homes=homes or {})
    return lambda entity: found.get(entity, entity)


def test_nobody_is_merged_without_a_decision():
    assert canonical_ids([], origins={}, homes={}) == {}


def test_merge_shows_the_first():
    who = shown([Merge(5, 2)])
    assert (who(5), who(2)) == (5, 5)


def test_merge_of_merged_ones_joins_all():
    who = shown([Merge(2, 3), Merge(1, 2)])
    assert {who(entity) for entity in (1, 2, 3)} == {1}


def test_split_leaves_the_parts_together():
    who = shown([Merge(1, 2), Merge(1, 3), Split((2, 3))])
    assert (who(1), who(2), who(3)) == (1, 2, 2)


def test_split_does_not_join_what_other_decisions_have_parted():
    who = shown([Split((2, 3))])
    assert (who(2), who(3)) == (2, 3)


def test_entity_made_by_a_split_was_one_with_its_origin_before():
    who = shown([Merge(1, 2), Split((3, 2))], origins={3: 1})
    assert who(1) == 1
    assert who(2) == who(3) != 1


def test_entity_made_by_an_undone_split_is_its_origin_again():
    who = shown([Merge(3, 4)], homes={3: 1})
    assert (who(3), who(4), who(1)) == (1, 1, 1)


@given(DECISIONS)
def test_entities_are_never_chained(decisions):
    who = shown(decisions)
    assert all(who(who(entity)) == who(entity) for entity in range(1, 9))


@given(DECISIONS, ENTITIES, ENTITIES)
def test_last_merge_always_holds(decisions, one, other):
    who = shown([*decisions, Merge(one, other)])
    assert who(one) == who(other)


@given(DECISIONS, st.lists(ENTITIES, min_size=1, max_size=3, unique=True))
def test_last_split_always_holds(decisions, parts):
    who = shown([*decisions, Split(tuple(parts))])
    assert {who(part) for part in parts}.isdisjoint(who(entity) for entity in range(1, 9) if entity not in parts)


@given(DECISIONS, DECISIONS, ENTITIES, ENTITIES)
def test_decision_on_others_changes_nothing(before, after, one, other):
    """What is said of strangers to these two leaves them as they are."""
    strangers = [Merge(one + 100, other + 100)]
    mine, theirs = shown([*before, *after]), shown([*before, *strangers, *after])
    assert all(mine(entity) == theirs(entity) for entity in range(1, 9))
