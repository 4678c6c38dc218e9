"""For whom spokesmen speak: kept beside the speaker, through reviews, merges, splits and another run."""

from __future__ import annotations

from dataclasses import replace

from claims.ingest import compare_runs
from claims.quotation import Extraction, Speaker
from claims.store.articles.runs import Proposed
from claims.store.corrections import Correction, SaidBy
from claims.store.reader import open_reader
from claims.store.store import Store
from tests.store.articles.test_write import ASSIGNED, rows
from tests.store.builders import article, extraction, run
from tests.store.decisions.test_on_quotations import again, derived, moved

BRIDGE, LORRY = 1, 2


def spoken_for(name: str | None) -> Extraction:
    """The second quotation by somebody who speaks for another."""
    return moved(extraction(), 1, speaker=Speaker("Ana Ruiz", "person", "Mayor", name))


def write(store: Store, name: str | None = "Omar Haddad") -> None:
    store.write_article(article(), spoken_for(name), run_id=run(store), assignments=ASSIGNED)


def principals(store: Store) -> list[str | None]:
    with open_reader(store.engine) as reader:
        return [one.speaks_for for one in reader.quotations([BRIDGE, LORRY])]


def test_principal_is_kept_with_its_entity(store):
    write(store)
    assert principals(store) == [None, "Omar Haddad"]
    found = rows(store, "SELECT p.quotation_id, e.name FROM quotation_principals p JOIN entities e ON e.id = entity_id")
    assert found == [(LORRY, "Omar Haddad")]
    assert store.check() == []


def test_principal_that_is_nobody_known_keeps_its_description(store):
    write(store, "ministry")
    assert rows(store, "SELECT name, entity_id FROM quotation_principals") == [("ministry", None)]
    assert principals(store) == [None, "ministry"]


def test_another_run_replaces_it(store):
    write(store)
    again(store, spoken_for(None))
    assert principals(store) == [None, None]


def test_another_run_leaves_that_of_a_reviewed_quotation(store):
    write(store)
    store.accept(LORRY)
    again(store, spoken_for(None))
    assert principals(store) == [None, "Omar Haddad"]


def test_merged_principal_is_shown_by_the_name_that_stays(store):
    write(store)
    store.merge(1, 2)
    assert principals(store) == [None, "Ana Ruiz"]


def test_another_speaker_speaks_for_nobody_and_undo_brings_it_back(store):
    write(store)
    before = derived(store)
    decided = store.correct(LORRY, Correction(speaker=SaidBy(name="two officials", kind="unnamed")))
    assert principals(store) == [None, None]
    store.undo(decided.review_id)
    assert principals(store) == [None, "Omar Haddad"]
    assert derived(store) == before


def test_a_correction_of_something_else_leaves_it(store):
    write(store)
    store.correct(LORRY, Correction(kind="mixed"))
    assert principals(store) == [None, "Omar Haddad"]
    assert store.check() == []


def test_whoever_speaks_for_somebody_is_listed(store):
    write(store)
    with open_reader(store.engine) as reader:
        (haddad,) = (one.entity_id for one in store.find_candidates(["haddad"]))
        assert [(one.name, one.count) for one in reader.spokespeople(haddad)] == [("Ana Ruiz", 1)]
        assert reader.spokespeople(haddad + 1) == ()
    store.reject(LORRY)
    with open_reader(store.engine) as reader:
        assert reader.spokespeople(haddad) == ()


def test_it_is_shown_where_neither_name_nor_role_says_it(store):
    write(store)
    with open_reader(store.engine) as reader:
        (lorry,) = reader.quotations([LORRY])
    assert lorry.principal == "Omar Haddad"
    assert replace(lorry, speaker="spokesman for the Harbour Board", speaks_for="Harbour Board").principal is None
    assert replace(lorry, role="Harbour Board spokeswoman", speaks_for="Harbour Board").principal is None
    assert replace(lorry, speaks_for=None).principal is None


def test_two_runs_that_differ_in_it_are_told_so(store):
    write(store)
    store.propose(1, run(store, "again"), Proposed(spoken_for("ministry"), None))
    (example,) = compare_runs(store, 1, 2).examples
    assert example.parts == ("speaks_for",)
    assert (example.before["speaks_for"], example.after["speaks_for"]) == ("Omar Haddad", "ministry")


def test_json_has_it(store):
    write(store)
    with open_reader(store.engine) as reader:
        assert [one.to_dict().get("speaks_for") for one in reader.quotations([BRIDGE, LORRY])] == [None, "Omar Haddad"]
    speaker = spoken_for("Omar Haddad").quotations[1].speaker
    assert speaker is not None
    assert Speaker.from_dict(speaker.to_dict()) == speaker
