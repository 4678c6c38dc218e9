"""Claims of a database: gathered at import, again after decisions and extractions, and always the same."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import NotFoundError, StoreError
from claims.ingest import gather_claims
from claims.quotation import Extraction, Span
from claims.store.corrections import Correction
from claims.store.store import Store
from tests.store.articles.test_write import everything, rows
from tests.store.builders import article, person, quoting, run

DAM = "“The dam is safe and was inspected four times this year,”"
CUT = "“The dam is safe,”"
DENIED = "“The dam is not safe,”"
ROAD = "“We will leave this road when the inspectors come,”"


def tell(store: Store, words: str, *, who: str = "Ana Ruiz", at: str = "", components: str = "rules") -> int:
    """Keep an article in which somebody says something; the number of its quotation."""
    text, found = quoting(who, words)
    known = [row[0] for row in rows(store, f"SELECT id FROM entities WHERE name = '{who}' ORDER BY id")]  # noqa: S608
    assigned = [person(who, entity_id=known[0] if known else None)]
    printed = article(text=text, origin=f"{at} {words}", outlet=at or "The Quay")
    number = store.write_article(printed, found, run_id=run(store, components), assignments=assigned).article_id
    return int(rows(store, f"SELECT min(id) FROM quotations WHERE article_id = {number}")[0][0])  # noqa: S608


def partition(store: Store) -> list[tuple[int, ...]]:
    """The claims as the numbers of their quotations."""
    gather_claims(store)
    claims: dict[int, list[int]] = {}
    for quotation, claim in rows(store, "SELECT id, claim_id FROM quotations WHERE claim_id IS NOT NULL ORDER BY id"):
        claims.setdefault(claim, []).append(quotation)
    assert rows(store, "SELECT * FROM ungathered") == []
    return sorted(map(tuple, claims.values()))


def claim_of(store: Store, quotation: int) -> int:
    gather_claims(store)
    return int(rows(store, f"SELECT claim_id FROM quotations WHERE id = {quotation}")[0][0])  # noqa: S608


def test_repeats_in_several_articles_are_one_claim(store: Store) -> None:
    dam, cut, road = tell(store, DAM), tell(store, CUT), tell(store, ROAD)
    assert partition(store) == [(dam, cut), (road,)]
    words = rows(store, "SELECT claim, quotations, articles FROM claims_summary ORDER BY quotations DESC")
    assert words[0] == (DAM, 2, 2)


def test_two_speakers_never_share_a_claim(store: Store) -> None:
    one, other = tell(store, DAM), tell(store, DAM, who="Omar Haddad", at="Bay News")
    assert partition(store) == [(one,), (other,)]


def test_unnamed_speakers_have_no_claims(store: Store) -> None:
    text, found = quoting("an official", DAM)
    nobody = replace(found.quotations[0], speaker=replace(found.quotations[0].speaker, kind="unnamed"))
    store.write_article(article(text=text), Extraction(quotations=(nobody,)), run_id=run(store))
    assert partition(store) == []


def test_gathering_again_changes_nothing(store: Store) -> None:
    tell(store, DAM)
    tell(store, CUT)
    partition(store)
    before = everything(store)
    assert gather_claims(store) == 0
    assert gather_claims(store, again=True) == 1
    assert everything(store) == before


def test_a_claim_keeps_its_number_when_its_article_is_extracted_again(store: Store) -> None:
    dam = tell(store, DAM)
    number = claim_of(store, dam)
    assert tell(store, DAM, components="newer rules") == dam
    assert claim_of(store, dam) == number


def test_a_claim_keeps_its_number_when_the_spans_of_its_quotation_move(store: Store) -> None:
    number = claim_of(store, tell(store, DAM))
    text, found = quoting("Ana Ruiz", DAM)
    shorter = Span.of(text, 1, found.quotations[0].content[0].end - 2)
    moved = Extraction(quotations=(replace(found.quotations[0], content=(shorter,)),), mentions=found.mentions)
    printed = article(text=text, origin=f" {DAM}", outlet="The Quay")
    store.write_article(printed, moved, run_id=run(store, "newer"), assignments=[person("Ana Ruiz", entity_id=1)])
    assert claim_of(store, rows(store, "SELECT id FROM quotations")[0][0]) == number


def test_merging_speakers_joins_their_claims_and_undoing_divides_them(store: Store) -> None:
    one, other = tell(store, DAM), tell(store, DAM, who="A. Ruiz", at="Bay News")
    numbers = claim_of(store, one), claim_of(store, other)
    decided = store.merge(1, 2)
    assert partition(store) == [(one, other)]
    assert rows(store, f"SELECT merged_into_id FROM claims WHERE id = {numbers[1]}") == [(numbers[0],)]  # noqa: S608
    store.undo(decided.review_id)
    assert (claim_of(store, one), claim_of(store, other)) == numbers


def test_a_rejected_quotation_belongs_to_no_claim(store: Store) -> None:
    dam, cut = tell(store, DAM), tell(store, CUT)
    rejected = store.reject(cut)
    assert partition(store) == [(dam,)]
    store.undo(rejected.review_id)
    assert partition(store) == [(dam, cut)]


def test_a_corrected_speaker_takes_the_quotation_along(store: Store) -> None:
    dam, cut = tell(store, DAM), tell(store, CUT)
    store.correct(cut, Correction(speaker=None))
    assert partition(store) == [(dam,)]


def test_a_persons_merge_holds_when_articles_are_extracted_again(store: Store) -> None:
    dam, road = tell(store, DAM), tell(store, ROAD)
    decided = store.merge_claims(claim_of(store, dam), claim_of(store, road))
    assert partition(store) == [(dam, road)]
    tell(store, DAM, components="newer rules")
    assert partition(store) == [(dam, road)]
    store.undo(decided.review_id)
    assert partition(store) == [(dam,), (road,)]


def test_a_persons_split_holds_when_articles_are_extracted_again(store: Store) -> None:
    dam, cut = tell(store, DAM), tell(store, CUT)
    decided = store.split_claim(claim_of(store, dam), [cut])
    assert partition(store) == [(dam,), (cut,)]
    tell(store, CUT, components="newer rules")
    assert partition(store) == [(dam,), (cut,)]
    store.undo(decided.review_id)
    assert partition(store) == [(dam, cut)]


def test_claims_of_two_speakers_cannot_be_merged(store: Store) -> None:
    one, other = tell(store, DAM), tell(store, DAM, who="Omar Haddad", at="Bay News")
    with pytest.raises(StoreError, match="two speakers"):
        store.merge_claims(claim_of(store, one), claim_of(store, other))


def test_a_split_names_quotations_of_the_claim_and_not_all(store: Store) -> None:
    dam, cut, road = tell(store, DAM), tell(store, CUT), tell(store, ROAD)
    claim = claim_of(store, dam)
    with pytest.raises(NotFoundError, match=f"no such quotation: q{road}"):
        store.split_claim(claim, [road])
    with pytest.raises(StoreError, match="all quotations"):
        store.split_claim(claim, [dam, cut])
    with pytest.raises(NotFoundError, match="no claim c99"):
        store.split_claim(99, [dam])


def test_the_days_of_a_claim_are_the_first_and_last_on_which_it_was_said(store: Store) -> None:
    text, found = quoting("Ana Ruiz", DAM)
    for place, day in enumerate((date(2024, 5, 6), date(2024, 9, 1))):
        printed = article(text=text, origin=f"{place}.txt", outlet=f"Outlet {place}", published=day)
        known = [person("Ana Ruiz", entity_id=1 if place else None)]
        store.write_article(printed, found, run_id=run(store), assignments=known)
    gather_claims(store)
    counted = rows(store, "SELECT outlets, first_said_on, last_said_on FROM claims_summary")
    assert [tuple(map(str, row)) for row in counted] == [("2", "2024-05-06", "2024-09-01")]


WORDS = (DAM, CUT, DENIED, ROAD, "“They will leave the road when inspectors come,”", "“Yes,”")
ACTIONS = ("tell", "again", "merge", "split", "undo", "reject")
_NUMBERS = itertools.count(1)
actions = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 9), st.integers(0, 9)),
    max_size=9,
)


@pytest.fixture
def fresh(sqlite_template, tmp_path) -> Callable[[], str]:  # type: ignore[no-untyped-def]
    def made() -> str:
        path = tmp_path / f"{next(_NUMBERS)}.db"
        path.write_bytes(sqlite_template.read_bytes())
        return path.as_posix()

    return made


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions)
def test_whatever_happens_gathering_anew_gives_the_same_claims(fresh: Callable[[], str], made: list[tuple]) -> None:
    with Store.open(fresh()) as store:
        play(store, made)


@pytest.mark.parametrize("seed", range(3))
def test_gathering_anew_gives_the_same_claims_on_both_engines(store: Store, seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311
    play(store, [(drawn.choice(ACTIONS), drawn.randrange(10), drawn.randrange(10)) for _ in range(12)])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_a_merge_and_a_split_hold_whatever_is_told_and_extracted_later(
    fresh: Callable[[], str], made: list[tuple[bool, int, int]]
) -> None:
    with Store.open(fresh()) as store:
        hold(store, made)


def test_a_merge_and_a_split_hold_on_both_engines(store: Store) -> None:
    hold(store, [(True, 0, 1), (True, 1, 2), (False, 2, 3), (True, 3, 1), (False, 1, 2)])


def hold(store: Store, made: list[tuple[bool, int, int]]) -> None:
    """Decide, let articles come and be extracted again, and look whether the decisions are still in force."""
    dam, cut, road = tell(store, DAM, at="A"), tell(store, CUT, at="B"), tell(store, ROAD, at="C")
    store.split_claim(claim_of(store, dam), [cut])
    store.merge_claims(claim_of(store, dam), claim_of(store, road))
    for step, (again, words, outlet) in enumerate(made):
        at = "ABCDEFGHIJ"[outlet]
        tell(store, WORDS[words % len(WORDS)], at=at, components=f"rules {step}" if again else "rules")
        tell(store, (DAM, CUT, ROAD)[step % 3], at="ABC"[step % 3], components=f"newer rules {step}")
        assert claim_of(store, dam) == claim_of(store, road)
        assert claim_of(store, dam) != claim_of(store, cut)


def play(store: Store, made: list[tuple[str, int, int]]) -> None:
    """Do what is drawn, and gather anew at the end."""
    decisions: list[int] = []
    for step, (action, one, other) in enumerate(made):
        there = partition(store)
        quotations = [number for claim in there for number in claim]
        if action == "tell" or not quotations:
            tell(store, WORDS[one % len(WORDS)], at=f"Outlet {other}")
        elif action == "again":
            tell(store, WORDS[one % len(WORDS)], at=f"Outlet {other}", components=f"rules {step}")
        elif action == "merge" and len(there) > 1:
            pair = claim_of(store, there[one % len(there)][0]), claim_of(store, there[other % len(there)][0])
            if pair[0] != pair[1]:
                decisions.append(store.merge_claims(*pair).review_id)
                assert claim_of(store, there[one % len(there)][0]) == claim_of(store, there[other % len(there)][0])
        elif action == "split" and len(there[one % len(there)]) > 1:
            members = there[one % len(there)]
            decisions.append(store.split_claim(claim_of(store, members[0]), [members[-1]]).review_id)
            assert claim_of(store, members[0]) != claim_of(store, members[-1])
        elif action == "undo" and decisions:
            store.undo(decisions.pop(one % len(decisions)))
        elif action == "reject" and quotations:
            decisions.append(store.reject(quotations[one % len(quotations)]).review_id)
    piecemeal = partition(store)
    gather_claims(store, again=True)
    assert partition(store) == piecemeal
    assert store.check() == []
