"""The approximate index in a file."""

import numpy as np
import pytest

from claims.search.meaning import cells
from claims.search.meaning.cells import Batch, build, load
from claims.search.meaning.vectors import pack, unpack

DIMENSIONS = 32


def drawn(number, seed=1):
    """Vectors in a hundred heaps, as texts on a hundred topics are."""
    random = np.random.default_rng(seed)
    heaps = np.random.default_rng(7).normal(size=(100, DIMENSIONS))
    points = heaps[random.integers(0, 100, number)] + random.normal(scale=0.5, size=(number, DIMENSIONS))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def rows(points):
    return unpack([pack(point) for point in points], DIMENSIONS)


def batch(first, points):
    """Vectors by rising numbers, each of the quotation with ten times its number."""
    ids = np.arange(first, first + len(points))
    return Batch(ids, 10 * ids, rows(points))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "claims.db-vectors"


@pytest.fixture
def index(path, monkeypatch):
    monkeypatch.setattr(cells, "EXACT", 100)
    points = drawn(5_000)
    build(path, [batch(1, points[:3_000]), batch(3_001, points[3_000:])], model="m")
    return load(path)


def test_it_says_what_it_holds(index):
    assert (index.model, index.last, len(index.ids)) == ("m", 5_000, 5_000)
    assert sorted(index.ids.tolist()) == list(range(1, 5_001))


def test_each_vector_keeps_its_number(index):
    points = drawn(5_000)
    for number in (1, 3_000, 3_001, 5_000):
        assert index.nearest(points[number - 1], limit=1).quotations.tolist() == [10 * number]


def test_what_is_near_is_found_nearly_as_well_as_by_comparing_all(index):
    shares = []
    for asked in drawn(30, seed=5):
        exact = set(index.nearest(asked, limit=50, probed=1).quotations.tolist())
        shares.append(len(exact & set(index.nearest(asked, limit=50).quotations.tolist())) / 50)
    assert np.mean(shares) >= 0.97


def test_cosines_fall_and_are_true(index):
    asked = drawn(1, seed=9)[0]
    found = index.nearest(asked, limit=20)
    points = drawn(5_000)
    assert np.all(np.diff(found.cosines) <= 0)
    assert found.cosines == pytest.approx([points[number // 10 - 1] @ asked for number in found.quotations], abs=0.02)


def test_more_are_asked_for_than_there_are(path):
    build(path, [batch(4, drawn(2))], model="m")
    assert sorted(load(path).nearest(drawn(1)[0], limit=10).quotations.tolist()) == [40, 50]


def test_the_vectors_of_some_quotations_are_the_ones_that_were_added(index):
    points = drawn(5_000)
    found = index.vectors_of(np.array([50_000, 7, 10, 99_999]))
    assert (found.ids.tolist(), found.quotations.tolist()) == ([5_000, 1], [50_000, 10])
    assert found.vectors.tolist() == rows(points[[4_999, 0]]).tolist()


def test_the_same_vectors_make_the_same_file(path, tmp_path):
    for place in (path, tmp_path / "again"):
        build(place, [batch(1, drawn(300))], model="m")
    assert path.read_bytes() == (tmp_path / "again").read_bytes()


def test_building_again_replaces_it_and_leaves_nothing_else(path):
    for number in (300, 200):
        build(path, [batch(1, drawn(number))], model="m")
    assert len(load(path).ids) == 200
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"x" + data[1:], lambda data: b"", lambda data: data[:40]]
)
def test_a_damaged_file_is_no_index(path, damage):
    build(path, [batch(1, drawn(300))], model="m")
    path.write_bytes(damage(path.read_bytes()))
    assert load(path) is None


def test_no_file_is_no_index(path):
    assert load(path) is None
