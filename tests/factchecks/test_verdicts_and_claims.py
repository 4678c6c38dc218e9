"""A verdict on a claim stays with what it judged, however claims are merged, split and gathered afterwards."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.database import Database
from claims.errors import ClaimsError
from claims.factchecks import record_verdict
from claims.ingest import gather_claims
from claims.store.reader import open_reader
from claims.store.store import Store
from tests.ingest.test_claims import CUT, DAM, ROAD, tell

steps = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("split"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("gather"), st.booleans(), st.just(0)),
        st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("import"), st.just(0), st.just(0)),
    ),
    max_size=8,
)


@settings(max_examples=8, deadline=None)
@given(judged=st.integers(0, 2), steps=steps)
def test_verdict_stays_with_the_quotations_that_it_judged(
    sqlite_template: Path, tmp_path_factory, judged: int, steps: list[tuple[str, int, int]]
):
    path = tmp_path_factory.mktemp("verdicts") / "claims.db"
    path.write_bytes(sqlite_template.read_bytes())
    with Store.open(path) as store:
        told = [tell(store, words, at=at) for words, at in ((DAM, "The Quay"), (CUT, "Bay News"), (ROAD, "The Quay"))]
        gather_claims(store)
        database = Database(store)
        record_verdict(store, f"c{claims_of(store)[told[judged]]}", rating="Half true")
        about = {one for one in told if claims_of(store)[one] == claims_of(store)[told[judged]]}
        decisions: list[int] = []
        for kind, one, other in steps:
            act(database, kind, one, other, told=told, decisions=decisions)
        with open_reader(store.engine) as reader:
            found = reader.verdicts(told)
        claims = claims_of(store)
        judged_now = {claims[one] for one in about}
        assert {one for one in told if found.get(one)} == {
            one for one in told if one in about or claims[one] in judged_now
        }


def act(database: Database, kind: str, one: int, other: int, *, told: list[int], decisions: list[int]) -> None:
    store = database.store
    claims = claims_of(store)
    try:
        if kind == "merge":
            decisions.append(database.merge_claims(claims[told[one]], claims[told[other]]).review_id)
        elif kind == "split":
            decisions.append(database.split_claim(claims[told[one]], [told[other]]).review_id)
        elif kind == "gather":
            database.gather_claims(again=bool(one))
        elif kind == "undo" and decisions:
            store.undo(decisions.pop(one % len(decisions)))
            database.gather_claims()
        elif kind == "import":
            tell(store, ROAD, at="Another Paper")
            database.gather_claims()
    except ClaimsError:
        pass  # a claim is not merged with itself, nor split where nothing would be left


def claims_of(store: Store) -> dict[int, int]:
    with store.reading() as connection:
        return dict(connection.exec_driver_sql("SELECT id, claim_id FROM quotations").all())
