"""What persons decide on speakers: it holds, it survives imports, and it can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from claims.errors import NotFoundError, StoreError
from claims.store.records import Spelling
from claims.store.store import Store
from tests.store.articles.test_write import everything, rows
from tests.store.builders import article, person, quoting, run


def say(store: Store, name: str, entity_id: int | None = None, *, times: int = 1) -> int:
    """Import articles that quote this person; the entity that they were kept under."""
    for number in range(times):
        words, taken = quoting(name, f"“Sentence {number} of {name},”")
        place = f"The {name} Gazette {number} {entity_id}"
        assigned = [person(name, entity_id=entity_id)]
        store.write_article(article(words, outlet=place), taken, run_id=run(store), assignments=assigned)
        entity_id = rows(store, "SELECT speaker_id FROM quotations ORDER BY id DESC")[0][0]
    assert entity_id is not None
    return entity_id


def speakers(store: Store) -> dict[str, tuple[int, str]]:
    """Quotations and spellings by the name that is shown."""
    found = rows(store, "SELECT name, quotations, spellings FROM speakers_summary")
    return {name: (quotations, spellings) for name, quotations, spellings in found}


def identities(store: Store) -> list[tuple]:
    """All that a decision on names can change, as it looks from outside."""
    return rows(
        store,
        "SELECT q.id, e.canonical_id, c.name FROM quotations q JOIN entities e ON e.id = q.speaker_id "
        "JOIN entities c ON c.id = e.canonical_id ORDER BY q.id",
    ) + rows(
        store,
        "SELECT e.canonical_id, n.name, n.normalised, n.said_by FROM entity_names n JOIN entities e "
        "ON e.id = n.entity_id ORDER BY 1, 2, 4",
    )


def test_merged_speakers_are_shown_as_the_first(store):
    one, other = say(store, "Ana Ruiz"), say(store, "A. Ruiz Gómez")
    store.merge(one, other, by="kim", note="same mayor")
    assert speakers(store) == {"Ana Ruiz": (2, "A. Ruiz Gómez; Ana Ruiz")}


def test_undone_merge_leaves_everything_as_it_was(store):
    one, other = say(store, "Ana Ruiz"), say(store, "A. Ruiz")
    before = identities(store)
    merged = store.merge(one, other)
    assert identities(store) != before
    store.undo(merged.review_id)
    assert identities(store) == before


def test_articles_after_a_merge_go_back_to_their_own_when_it_is_undone(store):
    one, other = say(store, "Ana Ruiz"), say(store, "Anita Ruiz")
    merged = store.merge(one, other)
    say(store, "Anita Ruiz", entity_id=one)
    store.undo(merged.review_id)
    assert speakers(store) == {"Ana Ruiz": (1, "Ana Ruiz"), "Anita Ruiz": (2, "Anita Ruiz")}


def test_canonical_entities_are_never_chained(store):
    a, b, c = say(store, "Ana Ruiz"), say(store, "Bo Lind"), say(store, "Cem Aydin")
    store.merge(b, c)
    store.merge(a, b)
    assert rows(store, "SELECT DISTINCT canonical_id FROM entities") == [(a,)]


def test_split_takes_the_articles_that_give_this_name(store):
    one = say(store, "Ana Ruiz", times=2)
    say(store, "Andrea Ruiz", entity_id=one)
    split = store.split(one, ["andrea ruiz"])
    assert split.entity_id != one
    assert speakers(store) == {"Ana Ruiz": (2, "Ana Ruiz"), "Andrea Ruiz": (1, "Andrea Ruiz")}


def test_split_takes_short_forms_along_with_the_fullest_name(store):
    one = say(store, "Ana Ruiz")
    words, taken = quoting("Ruiz")
    short = replace(person("Andrea Ruiz", "Ruiz", entity_id=one), names=("Ruiz",))
    store.write_article(article(words, outlet="The Pier"), taken, run_id=run(store), assignments=[short])
    store.split(one, ["Andrea Ruiz"])
    assert speakers(store) == {"Ana Ruiz": (1, "Ana Ruiz; Ruiz"), "Andrea Ruiz": (1, "Andrea Ruiz")}


def test_undone_split_leaves_everything_as_it_was(store):
    one = say(store, "Ana Ruiz")
    say(store, "Andrea Ruiz", entity_id=one)
    before = identities(store)
    split = store.split(one, ["Andrea Ruiz"])
    store.undo(split.review_id)
    assert identities(store) == before


def test_undone_split_takes_later_articles_along(store):
    one = say(store, "Ana Ruiz")
    say(store, "Andrea Ruiz", entity_id=one)
    split = store.split(one, ["Andrea Ruiz"])
    say(store, "Andrea Ruiz", entity_id=split.entity_id, times=2)
    store.undo(split.review_id)
    assert speakers(store) == {"Andrea Ruiz": (4, "Ana Ruiz; Andrea Ruiz")}


def test_split_of_merged_speakers_can_take_one_apart_again(store):
    one, other = say(store, "Ana Ruiz"), say(store, "Omar Haddad")
    store.merge(one, other)
    assert store.split(one, ["Omar Haddad"]).entity_id == other
    assert len(speakers(store)) == 2


def test_split_of_an_unknown_spelling_names_the_known_ones(store):
    one = say(store, "Ana Ruiz")
    with pytest.raises(NotFoundError, match="It has Ana Ruiz"):
        store.split(one, ["Li Wei"])


def test_split_of_all_spellings_is_refused(store):
    one = say(store, "Ana Ruiz")
    with pytest.raises(StoreError, match="all spellings"):
        store.split(one, ["Ana Ruiz"])


def test_renamed_speaker_keeps_the_name_in_later_imports(store):
    one = say(store, "Ana Ruiz")
    store.rename(one, Spelling("Mayor Ruiz of Quay", "mayor ruiz of quay"))
    say(store, "Ana María de la Cruz Ruiz Gómez", entity_id=one)
    assert list(speakers(store)) == ["Mayor Ruiz of Quay"]


def test_undone_rename_shows_the_fullest_spelling_again(store):
    one = say(store, "Ana Ruiz")
    before = identities(store)
    renamed = store.rename(one, "Mayor Ruiz")
    store.undo(renamed.review_id)
    assert identities(store) == before


def test_undone_second_rename_shows_the_first(store):
    one = say(store, "Ana Ruiz")
    store.rename(one, "Mayor Ruiz")
    second = store.rename(one, "Ana R.")
    store.undo(second.review_id)
    assert list(speakers(store)) == ["Mayor Ruiz"]


def test_decided_names_are_given_to_the_machine(store):
    one, other = say(store, "Ana Ruiz"), say(store, "La Alcaldesa")
    store.merge(one, other)
    store.rename(one, Spelling("Mayor Ruiz", "mayor ruiz"))
    assert store.decisions().names == {
        ("ana ruiz", "person"): one,
        ("la alcaldesa", "person"): one,
        ("mayor ruiz", "person"): one,
    }


def test_split_tells_the_machine_who_is_who_and_who_is_not(store):
    one = say(store, "Ana Ruiz")
    say(store, "Andrea Ruiz", entity_id=one)
    other = store.split(one, ["Andrea Ruiz"]).entity_id
    assert store.decisions().names == {("andrea ruiz", "person"): other}
    assert store.decisions().distinct == {frozenset({one, other})}


def test_distinct_speakers_cannot_be_merged_before_that_is_undone(store):
    one, other = say(store, "Ana Ruiz"), say(store, "A. Ruiz")
    decided = store.distinct(one, other)
    assert store.decisions().distinct == {frozenset({one, other})}
    with pytest.raises(StoreError, match="not the same"):
        store.merge(one, other)
    store.undo(decided.review_id)
    store.merge(one, other)
    assert store.decisions().distinct == frozenset()


def test_distinct_blocks_a_merge_by_way_of_a_third(store):
    a, b, c = say(store, "Ana Ruiz"), say(store, "Bo Lind"), say(store, "Cem Aydin")
    store.distinct(a, b)
    store.merge(b, c)
    with pytest.raises(StoreError, match="not the same"):
        store.merge(a, c)


def test_undo_is_done_once(store):
    one, other = say(store, "Ana Ruiz"), say(store, "A. Ruiz")
    merged = store.merge(one, other)
    undone = store.undo(merged.review_id)
    with pytest.raises(StoreError, match="undone already"):
        store.undo(merged.review_id)
    with pytest.raises(StoreError, match="an undo itself"):
        store.undo(undone.review_id)
    with pytest.raises(NotFoundError, match="no decision 99"):
        store.undo(99)


def test_merge_of_one_with_itself_is_refused(store):
    one = say(store, "Ana Ruiz")
    with pytest.raises(StoreError, match="one already"):
        store.merge(one, one)


def test_decision_on_nobody_is_refused(store):
    with pytest.raises(NotFoundError, match="s5"):
        store.rename(5, "Nobody")


def test_refused_decision_leaves_no_trace(store):
    one = say(store, "Ana Ruiz")
    before = everything(store)
    with pytest.raises(StoreError, match="blank"):
        store.rename(one, "  ")
    assert everything(store) == before


def test_reviews_keep_who_decided_and_why(store):
    one, other = say(store, "Ana Ruiz"), say(store, "A. Ruiz")
    store.merge(one, other, by="kim", note="same mayor")
    assert rows(store, "SELECT kind, author, note FROM reviews") == [("merge", "kim", "same mayor")]


@pytest.mark.parametrize("change", ["UPDATE reviews SET note = 'x'", "DELETE FROM reviews"])
def test_reviews_are_never_changed_nor_deleted(store, change):
    one, other = say(store, "Ana Ruiz"), say(store, "A. Ruiz")
    store.merge(one, other)
    with pytest.raises(Exception, match="only added"), store.engine.begin() as connection:
        connection.execute(text(change))


def test_decisions_survive_another_run(store):
    one = say(store, "Ana Ruiz")
    other = say(store, "A. Ruiz")
    store.merge(one, other)
    words, taken = quoting("A. Ruiz", "“Sentence 0 of A. Ruiz,”")
    known = [person("A. Ruiz", entity_id=one)]
    again = article(words, outlet="The A. Ruiz Gazette 0 None")
    assert store.write_article(again, taken, run_id=run(store, "tagger"), assignments=known).replaced
    assert speakers(store) == {"Ana Ruiz": (2, "A. Ruiz; Ana Ruiz")}
