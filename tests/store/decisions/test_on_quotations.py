"""What persons decide on quotations: it is what everybody sees, no extraction overwrites it, and undo is exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from claims.errors import NotFoundError, StoreError
from claims.quotation import Extraction, Span, UtteranceDate
from claims.search.meaning.embed import encoder_name
from claims.store.corrections import CameThrough, Correction, SaidBy, SaidTo
from claims.store.quotations import embeddings
from claims.store.quotations.filters import Filters
from claims.store.reader import open_reader
from claims.store.store import Store
from tests.store.articles.test_write import ASSIGNED, everything, rows, write
from tests.store.builders import TEXT, article, extraction, person, run, span

BRIDGE, LORRY = 1, 2


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def again(store: Store, extracted: Extraction, *, components: str = "better rules") -> None:
    """Extract the article again by another run."""
    store.write_article(article(), extracted, run_id=run(store, components), assignments=ASSIGNED)


def moved(extracted: Extraction, number: int, **others: Any) -> Extraction:
    """The extraction with one quotation otherwise."""
    changed = [replace(one, **others) if index == number else one for index, one in enumerate(extracted.quotations)]
    return replace(extracted, quotations=tuple(changed))


def shown(store: Store, column: str = "quotation") -> list[Any]:
    return [value for (value,) in rows(store, f"SELECT {column} FROM quotes ORDER BY position")]  # noqa: S608


def found(store: Store, *words: str) -> list[int]:
    with open_reader(store.engine) as reader:
        return sorted(hit.id for hit in reader.find(words, Filters()))


def derived(store: Store) -> dict[str, list[tuple]]:
    """Everything but the decisions themselves, and the numbers of rows that nobody cites."""
    kept = everything(store)
    parts = {name: sorted(row[1:] for row in kept[name]) for name in kept if name.startswith("quotation_")}
    return {name: kept[name] for name in kept if name not in {"reviews", "extractions"}} | parts


# Accepting


def test_accepted_quotation_says_so_and_is_certain(store):
    write(store)
    decided = store.accept(LORRY, by="kim", note="read it")
    assert (decided.quotation_id, decided.review_id) == (LORRY, 1)
    assert rows(store, "SELECT review, confidence FROM quotes ORDER BY position") == [(None, 1.0), ("accepted", 1.0)]
    assert rows(store, "SELECT kind, author, note FROM reviews") == [("accept", "kim", "read it")]


def test_second_acceptance_is_refused(store):
    write(store)
    store.accept(LORRY)
    with pytest.raises(StoreError, match="accepted already"):
        store.accept(LORRY)


def test_unknown_quotation_cannot_be_decided_on(store):
    write(store)
    with pytest.raises(NotFoundError, match="q7"):
        store.accept(7)


def test_another_run_changes_nothing_of_an_accepted_quotation(store):
    write(store)
    store.accept(LORRY)
    other = replace(extraction().quotations[1].speaker, name="Omar Haddad", role=None)
    again(store, moved(extraction(), 1, speaker=other, relays=(), addressees=()))
    assert shown(store, "speaker") == ["Ana Ruiz", "Ana Ruiz"]
    assert shown(store, "relays") == [None, "Harbour News"]
    assert shown(store, "addressees") == [None, "Omar Haddad"]
    assert store.check() == []


def test_accepted_quotation_outlives_a_run_that_does_not_find_it(store):
    write(store)
    store.accept(LORRY)
    again(store, replace(extraction(), quotations=extraction().quotations[:1]))
    assert rows(store, "SELECT id, quotation FROM quotes ORDER BY position")[1] == (LORRY, "“No lorry shall cross it,”")
    assert found(store, "lorry") == [LORRY]
    assert store.check() == []


def test_undone_acceptance_of_what_no_run_finds_any_more_lets_it_go(store):
    write(store)
    decided = store.accept(LORRY)
    again(store, replace(extraction(), quotations=extraction().quotations[:1]))
    assert store.undo(decided.review_id).quotation_id is None
    assert shown(store) == ["“the bridge stays open”"]
    assert store.check() == []


def test_quotation_whose_spans_a_run_moves_stays_as_it_was_accepted(store):
    write(store)
    store.accept(LORRY)
    again(store, moved(extraction(), 1, content=(span(TEXT, "No lorry shall cross it,"),)))
    assert shown(store) == ["“the bridge stays open”", "“No lorry shall cross it,”"]
    assert store.check() == []


def test_moved_quotation_appears_when_the_acceptance_is_undone(store):
    write(store)
    decided = store.accept(LORRY)
    again(store, moved(extraction(), 1, content=(span(TEXT, "No lorry shall cross it,"),)))
    store.undo(decided.review_id)
    assert shown(store) == ["“the bridge stays open”", "No lorry shall cross it,"]
    assert store.check() == []


def test_halves_of_an_accepted_quotation_are_held_back(store):
    write(store)
    store.accept(LORRY)
    whole = extraction()
    halves = (
        replace(whole.quotations[1], content=(span(TEXT, "“No lorry"),), cue=None),
        replace(whole.quotations[1], content=(span(TEXT, "shall cross it,”"),)),
    )
    again(store, replace(whole, quotations=(whole.quotations[0], *halves)))
    assert shown(store) == ["“the bridge stays open”", "“No lorry shall cross it,”"]


def test_what_is_quoted_inside_an_accepted_quotation_is_another_one(store):
    words = "“Haddad said the ferry sails at noon,” Ruiz said.\n"
    whole = span(words, "“Haddad said the ferry sails at noon,”")
    outer = replace(
        extraction().quotations[0], content=(whole,), cue=Span.of(words, 44, 48), source=span(words, "Ruiz"), said=None
    )
    inner = replace(
        outer, kind="indirect", content=(span(words, "the ferry sails at noon"),), cue=span(words, "said"),
        source=span(words, "Haddad"), inside=0,
    )  # fmt: skip
    ferry = article(words)
    store.write_article(ferry, Extraction(quotations=(outer,)), run_id=run(store))
    store.accept(1)
    store.write_article(ferry, Extraction(quotations=(outer, inner)), run_id=run(store, "nesting"))
    assert rows(store, "SELECT quotation, inside_id FROM quotes ORDER BY position") == [
        (whole.text, None),
        ("the ferry sails at noon", 1),
    ]


def test_quotation_that_stood_beside_stays_beside(store):
    """Two sources of one utterance: a decision on the first is none on the second."""
    write(store)
    one = extraction().quotations[1]
    both = replace(extraction(), quotations=(*extraction().quotations, replace(one, source=span(TEXT, "Harbour News"))))
    again(store, both)
    store.accept(LORRY)
    again(store, both, components="third")
    assert shown(store, "source") == ["Mayor Ana Ruiz", "Ruiz", "Harbour News"]


# Correcting


def test_corrected_speaker_is_what_views_and_search_show(store):
    write(store)
    store.correct(LORRY, Correction(speaker=SaidBy(name="Omar Haddad", kind="person", role="Pilot", entity_id=2)))
    assert rows(store, "SELECT speaker, role, speaker_id, review FROM quotes ORDER BY position")[1] == (
        "Omar Haddad", "Pilot", 2, "corrected",
    )  # fmt: skip
    assert rows(store, "SELECT name, quotations FROM speakers_summary ORDER BY name") == [
        ("Ana Ruiz", 1),
        ("Omar Haddad", 1),
    ]
    with open_reader(store.engine) as reader:
        assert reader.latest(Filters(speakers=(2,))) == [LORRY]
        assert reader.holding([BRIDGE, LORRY], ["pilot"], "speaker") == {LORRY}
        assert reader.quotation(LORRY).quotation.to_dict()["review"] == "corrected"


def test_every_part_can_be_corrected(store):
    write(store)
    correction = Correction(
        kind="mixed",
        content=(at("No lorry"), at("cross it,")),
        cue=at("according to"),
        source=at("Harbour News"),
        speaker=SaidBy(name="a harbour source", kind="unnamed"),
        relays=(CameThrough(name="told", kind="interview", at=at("told")),),
        addressees=(SaidTo(name="Ana Ruiz", kind="person", at=at("Ana Ruiz"), entity_id=1),),
        said=UtteranceDate(date(2024, 5, 4), date(2024, 5, 5), "at the weekend"),
    )
    store.correct(LORRY, correction)
    with open_reader(store.engine) as reader:
        said = reader.quotation(LORRY).quotation
    assert (said.text, said.spans, said.kind) == ("No lorry […] cross it,", (at("No lorry"), at("cross it,")), "mixed")
    assert (said.cue, said.source, said.speaker, said.speaker_id) == (
        "according to", "Harbour News", "a harbour source", None,
    )  # fmt: skip
    assert [(relay.name, relay.kind) for relay in said.relays] == [("told", "interview")]
    assert said.addressees == ("Ana Ruiz",)
    assert said.said == UtteranceDate(date(2024, 5, 4), date(2024, 5, 5), "at the weekend")
    assert store.check() == []


def test_parts_can_be_taken_away(store):
    write(store)
    nothing = Correction(cue=None, source=None, speaker=None, relays=(), addressees=())
    store.correct(LORRY, nothing)
    assert rows(store, "SELECT cue, source, speaker, relays, addressees FROM quotes WHERE id = 2") == [(None,) * 5]


def test_full_text_and_vectors_follow_corrected_words(store):
    write(store)
    name = encoder_name()
    with store.reading() as connection:
        numbers = [said.id for said in embeddings.contents(connection, 1).quotations]
    embeddings.keep_vectors(store.engine, numbers, embeddings.Vectors(name, 1, (b"\1", b"\1")))
    store.correct(LORRY, Correction(content=(at("cross it,”"),)))
    assert found(store, "lorry") == []
    assert found(store, "cross") == [LORRY]
    with store.reading() as connection:
        assert embeddings.articles_without_vectors(connection, name) == [1]
        assert [kept.quotation_id for kept in embeddings.vectors_of(connection, name, numbers)] == [BRIDGE]


def test_corrected_quotation_keeps_its_correction_whatever_a_run_finds(store):
    write(store)
    store.correct(LORRY, Correction(content=(at("No lorry shall cross it"),)))
    for components, content in (("second", "“No lorry shall cross it,”"), ("third", "No lorry shall cross it")):
        again(store, moved(extraction(), 1, content=(span(TEXT, content),)), components=components)
        assert shown(store) == ["“the bridge stays open”", "No lorry shall cross it"]
        assert store.check() == []


def test_corrections_add_up_and_each_is_undone_alone(store):
    write(store)
    first = store.correct(LORRY, Correction(kind="indirect"))
    store.correct(LORRY, Correction(said=UtteranceDate(date(2024, 5, 1), date(2024, 5, 1), "on May 1")))
    store.undo(first.review_id)
    assert rows(store, "SELECT kind, said_text FROM quotes WHERE id = 2") == [("direct", "on May 1")]


def test_somebody_new_becomes_a_speaker_and_goes_with_the_undo(store):
    write(store)
    before = derived(store)
    new = SaidBy(name="Bo Lind", kind="person", normalised="bo lind", keys=frozenset({"lind"}))
    decided = store.correct(LORRY, Correction(speaker=new))
    assert shown(store, "speaker") == ["Ana Ruiz", "Bo Lind"]
    assert [known.name for known in store.find_candidates({"lind"})] == ["Bo Lind"]
    store.undo(decided.review_id)
    assert store.find_candidates({"lind"}) == []
    after = derived(store)
    assert {name for name in after if after[name] != before[name]} <= {"entities", "name_words"}


def test_correction_follows_a_later_split_and_its_undo(store):
    write(store)
    words = "Omar Haddad said nothing. O. Haddad did.\n"
    store.write_article(
        article(words, origin="other.txt"), Extraction(), run_id=run(store),
        assignments=[person("O. Haddad", entity_id=2)],
    )  # fmt: skip
    store.correct(LORRY, Correction(speaker=SaidBy(name="Omar Haddad", kind="person", entity_id=2)))
    split = store.split(2, ["Omar Haddad"])
    assert rows(store, "SELECT speaker_id FROM quotes WHERE id = 2") == [(split.entity_id,)]
    assert store.check() == []
    store.undo(split.review_id)
    assert rows(store, "SELECT speaker_id FROM quotes WHERE id = 2") == [(2,)]
    assert store.check() == []


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (Correction(), "nothing to correct"),
        (Correction(kind="direct"), "says already"),
        (Correction(kind="loud"), "no kind of quotation 'loud'"),
        (Correction(content=()), "needs content"),
        (Correction(content=((5, 5),)), "5-5 is no place"),
        (Correction(cue=(3, 10_000)), "3-10000 is no place"),
        (Correction(content=((10, 20), (5, 8))), "not in order"),
        (Correction(speaker=SaidBy(name=" ", kind="person")), "blank"),
        (Correction(speaker=SaidBy(name="reporters", kind="group", entity_id=1)), "has no number"),
        (Correction(speaker=SaidBy(name="Bo", kind="person", entity_id=99)), "no speaker s99"),
    ],
)
def test_correction_that_does_not_fit_is_refused_and_leaves_no_trace(sqlite_store, correction, message):
    write(sqlite_store)
    before = everything(sqlite_store)
    with pytest.raises(StoreError, match=message):
        sqlite_store.correct(LORRY, correction)
    assert everything(sqlite_store) == before


# Rejecting


def test_rejected_quotation_is_kept_and_nowhere_to_be_seen(store):
    write(store)
    store.reject(LORRY, by="kim")
    assert shown(store) == ["“the bridge stays open”"]
    assert rows(store, "SELECT review FROM quotations ORDER BY id") == [(None,), ("rejected",)]
    assert found(store, "lorry") == []
    assert rows(store, "SELECT quotations FROM speakers_summary") == [(1,)]
    assert rows(store, "SELECT * FROM relays_summary") == []
    with open_reader(store.engine) as reader:
        assert reader.latest(Filters()) == [BRIDGE]
        assert reader.count(Filters(speakers=(1,))) == 1
        assert reader.quotation(LORRY).quotation.review == "rejected"
    assert store.check() == []


def test_rejected_quotation_is_not_proposed_again_with_other_spans(store):
    write(store)
    store.reject(LORRY)
    again(store, moved(extraction(), 1, content=(span(TEXT, "No lorry shall cross it,"),)))
    assert shown(store) == ["“the bridge stays open”"]
    assert store.check() == []


def test_rejected_quotation_can_be_accepted_after_all(store):
    write(store)
    store.reject(LORRY)
    store.accept(LORRY)
    assert len(shown(store)) == 2
    assert store.check() == []


def test_what_was_quoted_inside_a_rejected_quotation_stays(store):
    write(store)
    inner = replace(extraction().quotations[1], content=(span(TEXT, "lorry"),), cue=span(TEXT, "No"), inside=1)
    again(store, replace(extraction(), quotations=(*extraction().quotations, inner)))
    store.reject(LORRY)
    assert rows(store, "SELECT quotation, inside_id FROM quotes ORDER BY position")[1] == ("lorry", None)
    assert store.check() == []


# Undoing


@pytest.mark.parametrize("decide", ["accept", "correct", "reject"])
def test_undo_leaves_everything_as_it_was(store, decide):
    write(store)
    before = derived(store)
    more = [Correction(kind="mixed", content=(at("No lorry"),), speaker=None)] if decide == "correct" else []
    decided = getattr(store, decide)(LORRY, *more)
    assert derived(store) != before
    store.undo(decided.review_id, by="lee")
    assert derived(store) == before
    assert rows(store, "SELECT count(*) FROM extractions") == [(0,)]
    assert store.check() == []


def test_undo_goes_back_to_what_the_latest_run_found(store):
    write(store)
    decided = store.correct(LORRY, Correction(kind="mixed"))
    again(store, moved(extraction(), 1, kind="indirect"))
    assert shown(store, "kind")[1] == "mixed"
    store.undo(decided.review_id)
    assert shown(store, "kind")[1] == "indirect"


def test_decision_is_undone_once(store):
    write(store)
    decided = store.reject(LORRY)
    store.undo(decided.review_id)
    with pytest.raises(StoreError, match="undone already"):
        store.undo(decided.review_id)


# Checking


def test_check_finds_a_quotation_that_is_not_what_was_decided(sqlite_store):
    write(sqlite_store)
    sqlite_store.correct(LORRY, Correction(kind="mixed"))
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("UPDATE quotations SET kind = 'indirect' WHERE id = 2"))
    (problem,) = sqlite_store.check()
    assert str(problem) == "quotations 2: is not what the machine found and persons decided"


def test_check_finds_a_decision_that_nothing_shows(sqlite_store):
    write(sqlite_store)
    sqlite_store.accept(LORRY)
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("UPDATE quotations SET review = NULL, confidence = 0.9 WHERE id = 2"))
        connection.execute(text("DELETE FROM extractions"))
    assert [str(one) for one in sqlite_store.check()] == ["reviews 1: is in force, but its quotation does not say so"]
