"""One's own verdicts and decisions on what fact-checks are about: kept, undone, and stronger than the machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from claims.errors import NotFoundError, QuestionError, StoreError
from claims.factcheck import FactCheck
from claims.factchecks import record_verdict
from claims.store.factchecks.factchecks import Match, Verdict
from claims.store.reader import open_reader
from claims.store.store import Store
from tests import worlds
from tests.builders import article, extraction, keep, quotation

CHECK = FactCheck(claim="Norland's trade will double", rating="Too early to say", publisher="Harbour Checks")


@pytest.fixture
def world(store):
    worlds.build(store)
    return store


def verdicts(store: Store, quotation_id: int) -> tuple[Verdict, ...]:
    with open_reader(store.engine) as reader:
        return reader.verdicts([quotation_id]).get(quotation_id, ())


def standings(store: Store, quotation_id: int) -> list[str]:
    return [one.standing for one in verdicts(store, quotation_id)]


def sha(store: Store, quotation_id: int) -> str:
    with store.reading() as connection:
        asked = text("SELECT identity_sha256 FROM quotations WHERE id = :id")
        return connection.execute(asked, {"id": quotation_id}).scalar_one()


def gather(store: Store, *quotation_ids: int) -> None:
    """Make one claim of some quotations."""
    with store.engine.begin() as connection:
        number = connection.execute(
            text("INSERT INTO claims (text, speaker_id) SELECT content_text, speaker_id FROM quotations WHERE id = :id "
                 "RETURNING id"), {"id": quotation_ids[0]}
        ).scalar_one()  # fmt: skip
        for one in quotation_ids:
            connection.execute(
                text("UPDATE quotations SET claim_id = :claim WHERE id = :id"), {"claim": number, "id": one}
            )


def test_verdict_takes_what_the_quotation_says(world):
    recorded = record_verdict(world, "q1", rating="False", by="Ann", published=date(2021, 1, 2))
    said = recorded.fact_check.said
    assert said.claim == "The presence of American armed forces harms the whole coast"
    assert (said.speaker, said.speaker_kind, said.role) == ("Ilse Varga", "person", "Norland's President")
    assert (said.said, said.published, said.rating) == (date(2020, 9, 26), date(2021, 1, 2), "False")
    assert standings(world, 1) == ["confirmed"]
    assert standings(world, 2) == []


def test_verdict_on_a_claim_is_on_all_its_quotations(world):
    gather(world, 1, 2)
    recorded = record_verdict(world, "c1", rating="False")
    assert [standings(world, number) for number in (1, 2, 3)] == [["confirmed"], ["confirmed"], []]
    assert recorded.fact_check.said.claim == "The presence of American armed forces harms the whole coast"


def test_verdict_is_signed(world):
    recorded = record_verdict(world, "q1", rating="False", by="Ann", note="saw the treaty")
    with world.reading() as connection:
        asked = text("SELECT kind, author, note FROM reviews WHERE id = :id")
        row = connection.execute(asked, {"id": recorded.decision}).one()
    assert tuple(row) == ("verdict", "Ann", "saw the treaty")


def test_undone_verdict_is_gone_and_can_be_recorded_again(world):
    first = record_verdict(world, "q1", rating="False")
    world.undo(first.decision)
    assert standings(world, 1) == []
    again = record_verdict(world, "q1", rating="False")
    assert again.fact_check.id > first.fact_check.id
    assert standings(world, 1) == ["confirmed"]


def test_same_verdict_twice_is_refused_and_changes_nothing(world):
    record_verdict(world, "q1", rating="False")
    with pytest.raises(StoreError, match="recorded already, as f1"):
        record_verdict(world, "q1", rating="False")
    with world.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM reviews")).scalar_one() == 1


@pytest.mark.parametrize(("about", "error"), [("q99", NotFoundError), ("c9", NotFoundError), ("Varga", QuestionError)])
def test_verdict_on_nothing_is_refused(world, about, error):
    with pytest.raises(error):
        record_verdict(world, about, rating="False")


@pytest.mark.parametrize("options", [{"rating": " "}, {"rating": "False", "link": "two words"}])
def test_verdict_without_sense_is_refused(world, options):
    with pytest.raises(QuestionError):
        record_verdict(world, "q1", **options)


def test_same_fact_check_is_kept_once(world):
    assert world.keep_fact_check(CHECK, origin="a").new
    assert not world.keep_fact_check(CHECK, origin="b").new


def test_decision_outranks_the_machine_whatever_it_thinks_later(world):
    number = world.keep_fact_check(CHECK, origin="a").id
    world.match_fact_check(number, [Match(sha(world, 3), 0.9, matched=True)])
    assert standings(world, 3) == ["matched"]
    denied = world.deny_fact_check(number, 3)
    world.match_fact_check(number, [Match(sha(world, 3), 0.99, matched=True), Match(sha(world, 4), 0.3, matched=False)])
    assert standings(world, 3) == ["denied"]
    assert standings(world, 4) == ["suggested"]
    world.match_fact_check(number, [])
    assert standings(world, 3) == ["denied"]
    assert standings(world, 4) == []
    world.undo(denied.review_id)
    assert standings(world, 3) == []


def test_later_decision_holds_and_its_undoing_brings_the_earlier_back(world):
    number = world.keep_fact_check(CHECK, origin="a").id
    world.confirm_fact_check(number, 3)
    denied = world.deny_fact_check(number, 3)
    assert standings(world, 3) == ["denied"]
    world.undo(denied.review_id)
    assert standings(world, 3) == ["confirmed"]


def test_fact_check_of_one_quotation_holds_for_its_claim(world):
    gather(world, 3, 4)
    number = world.keep_fact_check(CHECK, origin="a").id
    world.match_fact_check(number, [Match(sha(world, 3), 0.9, matched=True)])
    assert standings(world, 4) == ["matched"]
    world.deny_fact_check(number, 4)
    assert standings(world, 3) == ["denied"]


TEXT = "Mayor Ana Ruiz said the bridge stays open. “No lorry shall cross it,” she added. Omar Haddad said it is old."
FOUND = (
    quotation(TEXT, "the bridge stays open", speaker="Ana Ruiz", cue="said"),
    quotation(TEXT, "“No lorry shall cross it,”", speaker="Ana Ruiz", cue="added"),
    quotation(TEXT, "it is old", speaker="Omar Haddad", cue="said"),
)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("verdict"), st.integers(0, 2)),
        st.tuples(st.just("confirm"), st.integers(0, 2)),
        st.tuples(st.just("deny"), st.integers(0, 2)),
        st.tuples(st.just("machine"), st.integers(0, 2)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("extract"), st.lists(st.integers(0, 2), unique=True, max_size=3)),
        st.tuples(st.just("claims"), st.lists(st.integers(0, 2), unique=True, max_size=3)),
    ),
    max_size=10,
)


@settings(max_examples=40, deadline=None)
@given(steps=steps)
def test_reviews_extractions_and_claims_lose_no_decision(sqlite_template: Path, tmp_path_factory, steps):
    """Whatever happens in whatever order: what persons decided and did not take back is what is shown."""
    path = tmp_path_factory.mktemp("verdicts") / "claims.db"
    path.write_bytes(sqlite_template.read_bytes())
    with Store.open(path) as store:
        keep(store, article(TEXT), *FOUND)
        shas = [sha(store, number) for number in (1, 2, 3)]
        check = store.keep_fact_check(CHECK, origin="a").id
        decisions: dict[int, tuple[str, int]] = {}
        for step, (kind, value) in enumerate(steps):
            apply(store, kind, value, step=step, check=check, decisions=decisions, shas=shas)
        keep(store, article(TEXT), *FOUND)
        extract(store, [0, 1, 2], step=99)
        ungather(store)
        for place, one in enumerate(shas):
            number = number_of(store, one)
            verdict_count = sum(said == ("verdict", place) for said in decisions.values())
            shown = verdicts(store, number)
            assert sum(each.fact_check.decision is not None for each in shown) == verdict_count
            said = [kind for kind, where in decisions.values() if where == place and kind in {"confirm", "deny"}]
            of_check = [each.standing for each in shown if each.fact_check.id == check]
            if said:
                assert of_check == ["confirmed" if said[-1] == "confirm" else "denied"]
            else:
                assert set(of_check) <= {"matched"}


def apply(store: Store, kind: str, value: object, *, step: int, check: int, decisions: dict, shas: list[str]) -> None:
    if kind == "extract":
        extract(store, value, step=step)
    elif kind == "claims":
        ungather(store)
        numbers = [found for place in value if (found := number_of(store, shas[place]))]
        if numbers:
            gather(store, *numbers)
    elif kind == "machine":
        store.match_fact_check(check, [Match(shas[value], 0.9, matched=True)])
    elif kind == "undo":
        if decisions:
            store.undo(gone := sorted(decisions)[value % len(decisions)])
            del decisions[gone]
    elif number := number_of(store, shas[value]):
        ungather(store)  # so that each decision is on one quotation
        if kind == "verdict":
            decisions[record_verdict(store, f"q{number}", rating=f"Rating {step}").decision] = (kind, value)
        else:
            decide = store.confirm_fact_check if kind == "confirm" else store.deny_fact_check
            decisions[decide(check, number).review_id] = (kind, value)


def extract(store: Store, places: list[int], *, step: int) -> None:
    """Extract again, by a run that finds only some of the quotations."""
    run_id = store.run(version=f"run {step}", model="by hand", components="")
    store.write_article(article(TEXT), extraction(*(FOUND[place] for place in sorted(places))), run_id=run_id)


def number_of(store: Store, one: str) -> int:
    with store.reading() as connection:
        found = connection.execute(text("SELECT id FROM quotations WHERE identity_sha256 = :sha"), {"sha": one})
        return found.scalar() or 0


def ungather(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE quotations SET claim_id = NULL"))
        connection.execute(text("DELETE FROM claims"))
