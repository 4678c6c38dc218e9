"""Statements in order of time, each claim once, with what may contradict itself."""

from __future__ import annotations

import pytest

from claims.ingest import gather_claims
from claims.store.reader import open_reader
from claims.store.store import Store
from claims.tracing import Timeline, timeline
from tests.builders import article, keep, quotation

SAID = (
    ("2024-03-01", "Bay News", "“We do not support the harbour tax on ferries,”"),
    ("2024-01-01", "The Quay", "“We support the harbour tax on ferries,”"),
    ("2024-01-02", "Coast Herald", "“We support the harbour tax on ferries,”"),
    (None, "Old Times", "“The town hall needs a new roof,”"),
)


@pytest.fixture
def found(sqlite_store: Store) -> Timeline:
    for day, outlet, said in SAID:
        text = f"{said} Ana Ruiz said."
        printed = article(text, outlet=outlet, published=day, origin=outlet)
        keep(sqlite_store, printed, quotation(text, said, kind="direct", speaker="Ana Ruiz", cue="said"))
    gather_claims(sqlite_store)
    with open_reader(sqlite_store.engine) as reader:
        return timeline(reader, reader.quotations([1, 2, 3, 4]))


def test_each_claim_stands_once_where_it_was_first_told(found: Timeline) -> None:
    assert [one.quotation.id for one in found.moments] == [2, 1, 4]
    assert [str(one.day) for one in found.moments] == ["2024-01-01", "2024-03-01", "None"]


def test_a_change_of_mind_is_a_candidate_from_the_earlier_to_the_later(found: Timeline) -> None:
    (pair,) = found.candidates
    assert (pair.earlier.id, pair.later.id, pair.opposition.sort) == (2, 1, "denial")


def test_the_json_names_both_and_asserts_nothing(found: Timeline) -> None:
    told = found.to_dict()
    assert [one["claim"] for one in told["timeline"]] == ["c2", "c1", "c3"]
    assert [(one["earlier"], one["later"]) for one in told["may_contradict"]] == [("q2", "q1")]
