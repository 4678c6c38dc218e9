"""What quotations have in common, and a database at a glance."""

from __future__ import annotations

import pytest

from claims.store.reader import open_reader
from tests import worlds


@pytest.fixture
def reader(store):
    worlds.build(store)
    with open_reader(store.engine) as opened:
        yield opened


def counted(values) -> dict[str, int]:
    return {one.label: one.count for one in values}


def test_facets_count_the_quotations_given(reader):
    found = reader.facets(range(1, 9))
    assert counted(found["speaker"]) == {"Ilse Varga": 4, "Lena Reyk": 2, "Tomas Reyk": 1}
    assert counted(found["outlet"]) == {"The Daily Tern": 5, "Coast Herald": 3}
    assert counted(found["kind"]) == {"indirect": 4, "direct": 3, "mixed": 1}
    assert [(one.value, one.count) for one in found["year"]] == [("2021", 3), ("2020", 5)]
    assert counted(found["relay"])["NNA"] == 1


def test_of_no_quotations_there_are_no_facets(reader):
    assert not any(reader.facets([]).values())


def test_speakers_that_persons_merged_are_one_value(store):
    worlds.build(store)
    with open_reader(store.engine) as reader:
        numbers = {one.label: int(one.value[1:]) for one in reader.facets(range(1, 9))["speaker"]}
    store.merge(numbers["Ilse Varga"], numbers["Lena Reyk"])
    with open_reader(store.engine) as reader:
        assert counted(reader.facets(range(1, 9))["speaker"])["Ilse Varga"] == 6


def test_a_database_at_a_glance(reader):
    shown = reader.overview()
    assert (shown.articles, shown.quotations) == (2, 8)
    assert shown.speakers[0].name == "Ilse Varga"
    assert [one.article.title for one in shown.latest] == [
        "Budget passes after long night",
        "Norland's president wants American soldiers gone",
    ]
    assert [one.quotations for one in shown.latest] == [3, 5]


def test_an_empty_database_at_a_glance_is_empty(store):
    with open_reader(store.engine) as reader:
        assert reader.overview().latest == ()
