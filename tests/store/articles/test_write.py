"""Articles in, rows out: identity, versions, runs, and all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, text

from claims.errors import ArticleError, NotFoundError
from claims.quotation import Extraction, Mention, Relay
from claims.store import tables
from claims.store.store import Store
from tests.store.builders import TEXT, article, extraction, person, quoting, run, span

ASSIGNED = (person("Ana Ruiz", "Ruiz", roles=("Mayor",)), person("Omar Haddad"))


def write(store: Store, **fields: object):
    return store.write_article(article(**fields), extraction(), run_id=run(store), assignments=ASSIGNED)


def count(store: Store, table: type[tables.Base]) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def rows(store: Store, query: str) -> list[tuple]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def everything(store: Store) -> dict[str, list[tuple]]:
    return {
        name: rows(store, f"SELECT * FROM {name} ORDER BY {'1' if name == 'extractions' else '1, 2'}")  # noqa: S608
        for name in tables.Base.metadata.tables
    }


def test_new_article_is_kept_with_its_quotations(store):
    written = write(store)
    assert (written.outcome, written.quotations) == ("new", 2)
    assert rows(store, "SELECT speaker, role, quotation, cue, source, outlet, title FROM quotes ORDER BY position") == [
        ("Ana Ruiz", "Mayor", "“the bridge stays open”", "said", "Mayor Ana Ruiz", "The Quay", "Bridge stays open"),
        ("Ana Ruiz", "Mayor", "“No lorry shall cross it,”", "told", "Ruiz", "The Quay", "Bridge stays open"),
    ]


def test_relays_addressees_and_days_are_kept(store):
    write(store)
    found = rows(store, "SELECT relays, relay_kinds, addressees, said_text FROM quotes ORDER BY position")
    assert found == [(None, None, None, "on Monday"), ("Harbour News", "agency", "Omar Haddad", None)]


def test_same_article_again_changes_nothing_at_all(store):
    write(store)
    before = everything(store)
    assert write(store).outcome == "unchanged"
    assert everything(store) == before


def test_file_copied_to_another_path_is_the_same_article(store):
    write(store)
    assert write(store, origin="copy/harbour.txt").outcome == "unchanged"


def test_one_agency_text_in_two_outlets_is_two_articles(store):
    write(store)
    assert write(store, outlet="The Pier").outcome == "new"
    assert count(store, tables.Article) == 2


def test_articles_without_outlet_are_told_apart_by_text(store):
    assert write(store, outlet=None).outcome == "new"
    assert write(store, outlet=None).outcome == "unchanged"


def test_changed_text_under_the_same_path_supersedes(store):
    first = write(store)
    second = write(store, text=TEXT + "Updated.\n")
    assert second.outcome == "superseding"
    assert rows(store, f"SELECT supersedes_id FROM articles WHERE id = {second.article_id}") == [(first.article_id,)]  # noqa: S608


def test_third_version_supersedes_the_second(store):
    write(store)
    second = write(store, text=TEXT + "Updated.\n")
    third = write(store, text=TEXT + "Updated again.\n")
    assert rows(store, f"SELECT supersedes_id FROM articles WHERE id = {third.article_id}") == [(second.article_id,)]  # noqa: S608


def test_changed_text_under_the_same_url_supersedes_wherever_it_was_read(store):
    write(store, url="https://quay.example/bridge", origin="a.html")
    changed = write(store, url="https://quay.example/bridge", origin="b.html", text=TEXT + "Updated.\n")
    assert changed.outcome == "superseding"


def test_same_path_for_another_url_supersedes_nothing(store):
    write(store, url="https://quay.example/bridge")
    assert write(store, url="https://quay.example/ferry", text=TEXT + "More.\n").outcome == "new"


def test_texts_from_standard_input_supersede_nothing(store):
    write(store, origin="-")
    assert write(store, origin="-", text=TEXT + "More.\n").outcome == "new"


def test_records_that_moved_inside_a_file_supersede_nothing(store):
    write(store, origin="feed.jsonl#1")
    assert write(store, origin="feed.jsonl#1", title="Ferry sails", text=TEXT + "More.\n").outcome == "new"


def test_record_with_the_same_title_supersedes(store):
    write(store, origin="feed.jsonl#1")
    assert write(store, origin="feed.jsonl#1", text=TEXT + "More.\n").outcome == "superseding"


def test_quotes_show_only_the_latest_version(store):
    write(store)
    latest = write(store, text=TEXT + "Updated.\n")
    assert set(rows(store, "SELECT article_id FROM quotes")) == {(latest.article_id,)}


def test_another_run_replaces_the_results_and_keeps_the_numbers(store):
    write(store)
    before = rows(store, "SELECT id, identity_sha256 FROM quotations ORDER BY id")
    fewer = Extraction(quotations=extraction().quotations[1:], mentions=extraction().mentions)
    known = [person("Ana Ruiz", entity_id=1), person("Omar Haddad", entity_id=2)]
    again = store.write_article(article(), fewer, run_id=run(store, "tagger"), assignments=known)
    assert (again.outcome, again.replaced, again.quotations) == ("unchanged", True, 1)
    assert rows(store, "SELECT id, identity_sha256 FROM quotations") == before[1:]
    assert rows(store, "SELECT DISTINCT run_id FROM quotations") == [(2,)]


def test_same_configuration_is_the_same_run(store):
    assert run(store) == run(store) != run(store, "other")


def test_article_is_known_with_its_run_only(store):
    assert not store.is_known(article())
    write(store)
    assert store.is_known(article())
    assert store.is_known(article(), run_id=run(store))
    assert not store.is_known(article(), run_id=run(store, "other"))


def test_nothing_is_kept_where_a_part_fails(store):
    with pytest.raises(NotFoundError, match="s99"):
        store.write_article(
            article(), extraction(), run_id=run(store), assignments=[*ASSIGNED, person("Li Wei", entity_id=99)]
        )
    assert count(store, tables.Article) == count(store, tables.Entity) == 0


def test_unknown_run_is_refused(store):
    with pytest.raises(NotFoundError, match="run 7"):
        store.write_article(article(), extraction(), run_id=7)


def test_name_that_is_assigned_to_nobody_stays_a_name(store):
    store.write_article(article(), extraction(), run_id=run(store))
    assert rows(store, "SELECT DISTINCT speaker, speaker_id FROM quotes") == [("Ana Ruiz", None)]


def test_entity_is_called_by_its_fullest_spelling(store):
    for name, entity_id in (("Ruiz", None), ("Ana María Ruiz", 1), ("Ana Ruiz", 1)):
        words, taken = quoting(name)
        store.write_article(
            article(words, origin=name), taken, run_id=run(store), assignments=[person(name, entity_id=entity_id)]
        )
    assert rows(store, "SELECT name FROM entities") == [("Ana María Ruiz",)]


def test_candidates_come_with_all_spellings_and_roles(store):
    write(store)
    (found,) = store.find_candidates({"ruiz", "nobody"})
    assert (found.name, found.kind, found.spellings, found.roles) == (
        "Ana Ruiz",
        "person",
        ("Ana Ruiz", "Ruiz"),
        ("Mayor",),
    )


def test_quotation_inside_another_names_it(store):
    outer, inner = extraction().quotations
    nested = Extraction(quotations=(outer, inner.__class__(kind="direct", content=inner.content, inside=0)))
    store.write_article(article(), nested, run_id=run(store))
    assert rows(store, "SELECT position, inside_id FROM quotations ORDER BY position") == [(0, None), (1, 1)]


def test_two_quotations_with_the_same_spans_are_two(store):
    one = extraction().quotations[0]
    assert store.write_article(article(), Extraction(quotations=(one, one)), run_id=run(store)).quotations == 2


def test_subjects_are_the_entities_that_the_content_names(store):
    words, taken = quoting("Ana Ruiz", "“Omar Haddad knows,”")
    taken = Extraction(
        quotations=taken.quotations,
        mentions=(*taken.mentions, Mention(span=span(words, "Omar Haddad"), name="Omar Haddad", kind="person")),
    )
    store.write_article(
        article(words), taken, run_id=run(store), assignments=[person("Ana Ruiz"), person("Omar Haddad")]
    )
    assert rows(store, "SELECT entity_id, name FROM quotation_subjects") == [(2, "Omar Haddad")]


def test_channel_belongs_to_its_owner(store):
    words, taken = quoting("Ana Ruiz")
    relayed = replace(taken.quotations[0], relays=(Relay("her website", "website", 0, 3, owner="Ana Ruiz"),))
    for origin in ("a", "b"):
        store.write_article(
            article(words, outlet=origin),
            Extraction(quotations=(relayed,)),
            run_id=run(store),
            assignments=[person("Ana Ruiz", entity_id=None if origin == "a" else 1)],
        )
    assert rows(store, "SELECT name, kind, owner, quotations FROM relays_summary") == [
        ("her website", "website", "Ana Ruiz", 2)
    ]


def test_failures_count_and_are_resolved_by_the_import(store):
    for _ in range(2):
        store.record_failure("harbour.txt", "EncodingError", "no encoding fits")
    assert rows(store, "SELECT times, resolved_at FROM failures") == [(2, None)]
    write(store)
    assert rows(store, "SELECT count(*) FROM failures WHERE resolved_at IS NULL") == [(0,)]


def test_long_urls_and_origins_are_kept(store):
    long = "https://quay.example/" + "bridge-" * 2000
    store.record_failure(long, "ReadError", "no answer")
    assert write(store, url=long, origin=long).outcome == "new"
    assert write(store, url=long, origin=long).outcome == "unchanged"


def test_days_and_moments_come_back_as_they_went_in(store):
    write(store)
    with store.reading() as connection:
        published, started = connection.execute(
            select(tables.Article.published_on, tables.Run.started_at).join(tables.Run)
        ).one()
    assert published == date(2024, 5, 6)
    assert started.tzinfo is not None


def test_text_of_an_article_is_never_changed(store):
    write(store)
    with pytest.raises(Exception, match="never changes"), store.engine.begin() as connection:
        connection.execute(text("UPDATE articles SET text = 'other'"))


@pytest.mark.parametrize("fields", [{"text": "a\0b"}, {"title": "Bridge\0"}, {"outlet": "\ud83d"}])
def test_characters_that_no_database_can_keep_are_refused(store, fields):
    with pytest.raises(ArticleError, match="no database can keep"):
        store.write_article(article(**fields), Extraction(), run_id=run(store))
    store.record_failure("a\0.txt", "ArticleError", "NUL \0")
    assert rows(store, "SELECT origin FROM failures") == [("a\N{REPLACEMENT CHARACTER}.txt",)]


def test_any_text_is_kept_exactly(store):
    strange = "\ufeffa\r\n\u2028b\u00ad\U0001f600 \t\x1b[1m%s :name {x} ' \" \\ \x7f\n"
    written = store.write_article(article(strange), Extraction(), run_id=run(store))
    assert rows(store, f"SELECT text FROM articles WHERE id = {written.article_id}") == [(strange,)]  # noqa: S608
    assert store.check() == []
