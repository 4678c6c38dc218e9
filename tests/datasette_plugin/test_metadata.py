"""What Datasette says of our tables: descriptions, facets, queries, formats, links to our pages."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from datasette.app import Datasette

from claims.datasette_plugin.metadata import tables, write_metadata
from claims.datasette_plugin.queries import PLAIN_QUERIES, QUERIES
from claims.datasette_plugin.serving import SETTINGS
from claims.store.tables import Base, views
from tests.datasette_plugin.conftest import getter


def test_every_table_and_view_and_each_of_their_columns_is_described():
    for table in (*Base.metadata.tables.values(), *views.metadata.tables.values()):
        said = tables()[table.name]
        assert said["description"].startswith(table.comment)
        assert set(said["columns"]) == {column.name for column in table.columns}
        assert all(said["columns"].values())


def test_labels_facets_and_orders_name_columns_that_there_are():
    for said in tables().values():
        named = [said.get("label_column"), said.get("sort_desc"), *said.get("facets", ())]
        assert {name for name in named if name} <= set(said.get("columns", ()))


def test_descriptions_are_shown_by_datasette(get):
    page = get("/world/quotes")
    assert "One row a quotation, all names joined" in page.text
    assert "What the article calls the speaker" in page.text


def test_tables_that_only_the_machine_reads_are_hidden(get):
    shown = {table["name"]: table["hidden"] for table in get("/world.json").json()["tables"]}
    assert shown["search_texts"]
    assert shown["alembic_version"]
    assert not shown["quotations"]


def test_declared_facets_are_counted(get):
    facets = get("/world/quotations.json").json()["facet_results"]
    assert {one["value"]: one["count"] for one in facets["kind"]["results"]} == {"indirect": 4, "direct": 3, "mixed": 1}


def test_no_facet_is_suggested(get):
    assert get("/world/quotations.json").json()["suggested_facets"] == []


def test_a_foreign_key_is_shown_by_its_label(get):
    assert ">Ilse Varga</a>" in get("/world/quotations").text


@pytest.mark.parametrize("name", QUERIES)
def test_queries_run(get, name):
    assert get(f"/world/{name}.json?speaker=&topic=troops&relay=NNA&_shape=array").status_code == 200


def test_what_did_somebody_say_about_something(get):
    rows = get("/world/said_about.json?speaker=varga&topic=U.S.&_shape=array").json()
    assert [row["quotation"] for row in rows] == [
        "The presence of American armed forces harms the whole coast",
        "“The United States should withdraw its fleet,”",
    ]


@pytest.mark.parametrize("topic", ["", '"', "NEAR(", "a* OR b", "'; DROP TABLE quotations", "-", "content:x"])
def test_no_topic_has_a_meaning_in_the_query_language(get, topic):
    assert get("/world/said_about.json", params={"speaker": "", "topic": topic, "_shape": "array"}).status_code == 200


def test_the_latest_through_a_relay(get):
    (row,) = get("/world/latest_by_relay.json?relay=NNA&_shape=array").json()
    assert row["speaker"] == "Ilse Varga"


@pytest.mark.parametrize("path", ["/world/quotes", "/world/quotations", "/world/quotations/1"])
def test_quotations_are_there_as_json_ld(get, path):
    answer = get(f"{path}.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    graph = answer.json()
    assert graph["@context"] == "https://schema.org"
    assert graph["@graph"][0]["@type"] == "Quotation"
    assert graph["@graph"][0]["spokenByCharacter"]["name"] == "Ilse Varga"


def test_the_rows_of_a_query_are_there_as_json_ld(get):
    (one,) = get("/world/latest_by_relay.jsonld?relay=NNA").json()["@graph"]
    assert one["isBasedOn"][0]["publisher"]["name"] == "NNA"


def test_other_rows_are_not_offered_as_quotations(get):
    assert "jsonld" not in get("/world/outlets").text


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/world/quotations/2", "/quotations/q2"),
        ("/world/articles/1", "/articles/a1"),
        ("/world/entities/1", "/speakers/s1"),
        ("/world/channels/1", "/relays/r1"),
        ("/world/outlets/1", "/outlets/o1"),
        ("/world/quotes", "/quotations/q1"),
    ],
)
def test_rows_lead_to_our_pages(get, path, address):
    assert f'href="{address}"' in get(path).text


def test_a_users_own_metadata_takes_precedence(world):
    own = {"databases": {"world": {"tables": {"quotes": {"description": "Mine"}}}}}
    page = getter(Datasette([world], metadata=own))("/world/quotes")
    assert "Mine" in page.text
    assert "What the article calls the speaker" in page.text


def test_other_databases_are_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE quotes (id INTEGER PRIMARY KEY, quotation TEXT)")
        connection.execute("INSERT INTO quotes VALUES (1, 'mine')")
    connection.close()
    get = getter(Datasette([str(path)]))
    assert "One row a quotation" not in get("/other/quotes").text
    assert "jsonld" not in get("/other/quotes").text
    assert "said_about" not in get("/other").text


def test_the_files_for_a_datasette_elsewhere_say_the_same(world, tmp_path):
    paths = write_metadata(tmp_path / "out", database="world", settings=SETTINGS)
    assert [path.name for path in paths] == ["metadata-0.65.json", "metadata.json", "datasette.json"]
    old, said, done = (json.loads(path.read_text("utf-8"))["databases"]["world"] for path in paths)
    assert old["queries"].keys() == QUERIES.keys() == done["queries"].keys()
    for name, table in old["tables"].items():
        assert table == said["tables"].get(name, {}) | done["tables"].get(name, {})
    assert "queries" not in said
    assert all("facets" not in table for table in said["tables"].values())
    assert json.loads(paths[2].read_text("utf-8"))["settings"]["suggest_facets"] is False
    assert (
        getter(Datasette([world], metadata=json.loads(paths[0].read_text("utf-8"))))("/world/quotes").status_code == 200
    )


@pytest.mark.parametrize("topic", ["", "troops", "the troops", '"', "x:* OR (", "AND NOT", "a" * 10_000])
def test_the_queries_for_elsewhere_need_no_function_of_ours(world, topic):
    with closing(sqlite3.connect(world)) as connection:
        for query in PLAIN_QUERIES.values():
            connection.execute(query["sql"], {"topic": topic, "speaker": "", "relay": ""}).fetchall()


def test_what_is_said_about_a_word_is_found_elsewhere_too(world):
    sql = PLAIN_QUERIES["said_about"]["sql"]
    with closing(sqlite3.connect(world)) as connection:
        (text,) = connection.execute("SELECT content_text FROM quotations ORDER BY id LIMIT 1").fetchone()
        word = max(text.split(), key=len)
        assert connection.execute(sql, {"topic": word, "speaker": ""}).fetchall()


def test_what_is_hidden_is_there():
    hidden = {name for name, said in tables().items() if said.get("hidden")}
    assert hidden <= set(Base.metadata.tables) | {"alembic_version", "search_index"}
