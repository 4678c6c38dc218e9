"""Statements find what was said and what was checked; fact-checks find what they are about."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from claims.database import Database
from claims.errors import QuestionError
from claims.factcheck import FactCheck
from claims.factchecks import import_fact_checks
from claims.factchecks.match import Matches, match
from claims.factchecks.matching import match_again, matches_of
from claims.factchecks.step import FactCheckMatches
from claims.ingest import embed_missing
from claims.quotation import Mention
from claims.readers.claimreview import Found
from claims.store.reader import open_reader
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation, span
from tests.factchecks.test_verdicts import gather, standings

FLEET = FactCheck(
    claim="The United States should take its fleet away", speaker="Ilse Varga", rating="Opinion", publisher="Checks"
)


@pytest.fixture
def world(store):
    worlds.build(store)
    embed_missing(store)
    return store


def best(found: Matches) -> str:
    return f"q{found.claims[0].quotation.id}"


def check(store: Store, said: FactCheck) -> int:
    summary = import_fact_checks(store, [Found(said, "check.html")])
    assert (summary.new, summary.failures) == (1, [])
    with store.reading() as connection:
        return connection.execute(text("SELECT max(id) FROM fact_checks")).scalar_one()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Varga: Washington ought to withdraw its navy", "q2"),
        ("US troops damage the coast", "q1"),
        ("Commerce with Sundria is to grow twofold in two years", "q3"),
        ("Fishermen will pay less tax", "q7"),
        ("“Our harbours are open to every merchant,”", "q4"),
    ],
)
def test_statement_in_other_words_finds_what_was_said(world, asked, expected):
    assert best(match(world, asked)) == expected


def test_what_is_nearly_the_same_is_a_match_and_what_is_only_like_it_a_suggestion(world):
    found = match(world, "Varga: the United States should withdraw its fleet")
    assert found.claims[0].is_match
    assert not any(one.is_match for one in match(world, "Varga likes the sea").claims)


@pytest.mark.parametrize(
    "asked",
    [
        "Varga: the United States should not withdraw its fleet",
        "Trade with Sundria should double within 5 years, said Varga",
    ],
)
def test_denial_and_other_numbers_are_never_more_than_a_suggestion(world, asked):
    if "Trade" in asked:
        written = "Trade with Sundria should double within 2 years, Ilse Varga said."
        keep(world, article(written, origin="trade.txt"), quotation(written, written[:47], speaker="Ilse Varga"))
        embed_missing(world)
    found = match(world, asked)
    assert found.claims
    assert not any(one.is_match for one in found.claims)


def test_nothing_like_it_is_nothing_found(world):
    found = match(world, "The orchestra plays Mahler's fifth symphony tonight")
    assert (found.claims, found.fact_checks) == ((), ())


def test_quotations_of_one_claim_are_one_answer(world):
    gather(world, 1, 2)
    found = match(world, "Varga: the United States should withdraw its fleet")
    assert [one.claim_id for one in found.claims].count(1) == 1
    assert found.claims[0].text == "The presence of American armed forces harms the whole coast"
    assert found.claims[0].others == (1,)


def test_without_claims_what_one_speaker_repeats_is_one_answer(world):
    again = "The United States should withdraw its fleet at once, Ilse Varga said."
    keep(world, article(again, origin="again.txt"), quotation(again, again[:51], speaker="Ilse Varga"))
    embed_missing(world)
    found = match(world, "The United States should withdraw its fleet")
    assert {found.claims[0].quotation.id, *found.claims[0].others} == {2, 9}


def test_answers_bear_what_fact_checkers_found(world):
    check(world, FLEET)
    found = match(world, "Varga: the United States should withdraw its fleet")
    assert [one.fact_check.said.rating for one in found.fact_checks] == ["Opinion"]
    assert [verdict.standing for verdict in found.claims[0].verdicts] == ["matched"]


def test_rejected_quotations_are_not_known(world):
    world.reject(2)
    assert 2 not in {one.quotation.id for one in match(world, "the United States should withdraw its fleet").claims}


def test_limit_holds_for_claims(world):
    assert len(match(world, "Varga and the coast, the fleet and trade", limit=1).claims) == 1


@pytest.mark.parametrize("asked", ["", " \n", "x" * 3_000])
def test_text_that_is_no_statement_is_refused(world, asked):
    with pytest.raises(QuestionError):
        match(world, asked)


def test_vectors_in_memory_follow_the_database(world):
    match(world, "anything")
    written = "“The lighthouse will be painted red,” Ilse Varga said."
    keep(world, article(written, origin="new.txt"), quotation(written, "“The lighthouse will be painted red,”"))
    embed_missing(world)
    assert best(match(world, "The lighthouse gets a red coat of paint")) == "q9"


def test_database_has_the_same_by_its_twin(world):
    found = Database(world).match("US troops damage the coast")
    assert found.to_dict()["claims"][0]["quotation"]["id"] == "q1"
    assert set(found.to_dict()) == {"text", "claims", "fact_checks"}


def test_fact_check_is_matched_with_what_its_speaker_said(world):
    check(world, FLEET)
    assert standings(world, 2) == ["matched"]


def test_same_words_by_another_speaker_are_only_a_suggestion(world):
    check(world, FactCheck(claim=FLEET.claim, speaker="Tomas Reyk", rating="False"))
    assert standings(world, 2) in (["suggested"], [])


@pytest.mark.parametrize("speaker", ["Ilse Varga", "Tomas Reyk"])
def test_what_two_said_together_is_matched_for_each(store, speaker):
    text = "The fleet should leave the harbour by June, Ilse Varga and Tomas Reyk said."
    names = [Mention(span=span(text, name), name=name, kind="person") for name in ("Ilse Varga", "Tomas Reyk")]
    keep(
        store,
        article(text),
        quotation(text, text[:42], speaker="Ilse Varga and Tomas Reyk", speaker_kind="group", cue="said"),
        mentions=names,
    )
    embed_missing(store)
    check(store, FactCheck(claim="The fleet should leave the harbour by June", speaker=speaker, rating="Opinion"))
    assert standings(store, 1) == ["matched"]


def test_fact_check_that_denies_is_only_a_suggestion(world):
    check(world, FactCheck(claim="The United States should not take its fleet away", speaker="Ilse Varga"))
    assert standings(world, 2) == ["suggested"]


def test_score_is_kept(world):
    number = check(world, FLEET)
    with open_reader(world.engine) as reader:
        (verdict,) = reader.verdicts([2])[2]
        first = matches_of(reader, FLEET)[0]
    assert verdict.score == first.score
    assert 0.5 <= first.score <= 1
    assert verdict.fact_check.id == number


def test_denied_match_stays_denied_when_it_is_matched_again(world):
    number = check(world, FLEET)
    world.deny_fact_check(number, 2)
    match_again(world, [number])
    assert standings(world, 2) == ["denied"]


def test_fact_check_finds_what_is_imported_after_it(store):
    number = check(store, FLEET)
    worlds.build(store)
    embed_missing(store)
    step = FactCheckMatches()
    step.begin(store)
    step.written(store, [1, 2])
    step.finish(store)
    assert standings(store, 2) == ["matched"]
    with open_reader(store.engine) as reader:
        assert reader.verdicts([2])[2][0].fact_check.id == number
