"""Every format is what its specification says, and streams."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from rdflib import SDO

from claims.database import Database
from claims.errors import QuestionError, WriteError
from claims.exports import FORMATS, save
from claims.quotation import Quotation
from tests import worlds
from tests.builders import article, keep, quotation
from tests.exports.reading import check, exported, lines
from tests.store.entities import test_joint as joint

NAMED = "ni:///sha-256;"


@pytest.fixture
def world(sqlite_store):
    worlds.build(sqlite_store)
    return sqlite_store


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_database_exports_nothing_in_every_format(sqlite_store, name):
    text = exported(sqlite_store, name)
    assert "Varga" not in text
    if FORMATS[name].suffix == "jsonld":
        json.loads(text)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"claimreview"}))
def test_filters_hold_for_every_format_of_quotations(world, name):
    everything, some = exported(world, name), exported(world, name, speaker="Lena Reyk")
    assert "doubled" not in some
    assert "Our harbours are open" in everything
    assert "Our harbours are open" not in some
    assert "We cut taxes" in some


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_the_same_on_each_engine_and_in_each_run(store, sqlite_url, name):
    worlds.build(store)
    with Database.open(sqlite_url) as other:
        worlds.build(other.store)
        assert exported(store, name) == exported(other.store, name)


def test_quotations_come_in_the_order_of_articles(world):
    assert [one["quotation"]["id"] for one in lines(exported(world, "quotes-jsonl"))] == [f"q{n}" for n in range(1, 9)]


@pytest.mark.parametrize("name", ["webannotation", "quotation"])
def test_address_that_is_no_iri_becomes_one(sqlite_store, name):
    text = "“Yes,” Ana Ruiz said."
    page = article(text, url="https://tern.example/a b|“c”", language="en")
    keep(sqlite_store, page, quotation(text, "“Yes,”", speaker="Ana Ruiz"))
    check(json.loads(exported(sqlite_store, name)), name)
    assert "https://tern.example/a%20b%7C“c”" in exported(sqlite_store, name)


@pytest.mark.parametrize(
    ("name", "options", "others"),
    [
        ("csv", {"own": True}, "--own: .* the format csv. Leave it out, or export claimreview"),
        ("quotes-jsonl", {"with_text": True}, "--with-text: .* export jsonl"),
        ("jsonl", {"base": "https://tern.example/"}, "--base: .* claimreview, ftm, quotation, webannotation"),
        ("ftm", {"publisher_url": "https://tern.example/"}, "--publisher-url: "),
    ],
)
def test_an_option_that_means_nothing_to_a_format_is_refused(world, name, options, others):
    with pytest.raises(QuestionError, match=others):
        "".join(Database(world).export(name, **options))


def test_limit_counts_quotations(world):
    assert sum(len(one["quotations"]) for one in lines(exported(world, "jsonl", limit=6))) == 6


def test_quotation_inside_one_that_is_left_out_is_inside_none(sqlite_store):
    text = "Ana Ruiz said Omar Haddad had promised “a new bridge” to all."
    outer = quotation(text, "Omar Haddad had promised “a new bridge” to all", speaker="Ana Ruiz", confidence=0.3)
    inner = quotation(text, "“a new bridge”", speaker="Omar Haddad", inside=0, confidence=0.9)
    keep(sqlite_store, article(text), outer, inner)
    (both,) = lines(exported(sqlite_store, "jsonl"))
    (one,) = lines(exported(sqlite_store, "jsonl", min_confidence=0.5))
    assert [found["inside"] for found in both["quotations"]] == [None, 0]
    assert [found["inside"] for found in one["quotations"]] == [None]


def test_csv_has_the_columns_of_the_listing(world):
    from claims.cli.asking import _COLUMNS

    header = next(csv.reader(io.StringIO(exported(world, "csv"))))
    of_answers_alone = {"score", "context", "also_in"}
    shared = [name for name in _COLUMNS if name not in of_answers_alone]
    assert header[: len(shared)] == shared


def test_json_lines_have_the_shape_of_the_extraction(world):
    (first, *_) = lines(exported(world, "jsonl"))
    assert set(first) >= {"origin", "sha256", "title", "outlet", "published", "quotations"}
    assert Quotation.from_dict(first["quotations"][0]).speaker.name == "Ilse Varga"
    assert "text" not in first


def test_web_annotations_are_valid(world):
    page = json.loads(exported(world, "webannotation"))
    check(page, "webannotation")
    assert len(page["items"]) == 8
    assert page["items"][0]["id"].startswith(NAMED)
    borrowed = [key for key in page["items"][0]["target"][0]["source"] if ":" in key]
    assert borrowed
    assert all(key.removeprefix("schema:") in SDO for key in borrowed)


def test_base_makes_identifiers_that_can_be_looked_up(world):
    page = json.loads(exported(world, "webannotation", base="https://tern.example/claims/"))
    assert page["items"][0]["id"] == "https://tern.example/claims/q1"
    graph = json.loads(exported(world, "quotation", base="https://tern.example/claims/"))["@graph"]
    assert graph[1]["@id"] == "https://tern.example/claims/q2"


def test_quotations_of_schema_org_are_valid(world):
    graph = json.loads(exported(world, "quotation"))
    check(graph, "quotation")
    assert [term for term in terms(graph) if term not in SDO] == []
    varga = graph["@graph"][0]
    assert varga["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Ilse Varga",
        "jobTitle": "Norland's President",
    }
    assert varga["isBasedOn"] == [
        {"@type": "CreativeWork", "publisher": {"@type": "NewsMediaOrganization", "name": "NNA"}}
    ]
    assert varga["dateCreated"] == "2020-09-26"


def terms(value: object) -> set[str]:
    """All types and properties that JSON-LD uses."""
    if isinstance(value, list):
        return set().union(*map(terms, value))
    if not isinstance(value, dict):
        return set()
    own = {key for key in value if not key.startswith("@")} | {value["@type"] for _ in [0] if "@type" in value}
    return own.union(*map(terms, value.values()))


def test_citron_documents_are_valid(world):
    documents = lines(exported(world, "citron"))
    for document in documents:
        check(document, "citron")
    assert [len(document["quotes"]) for document in documents] == [5, 3]


def test_entities_of_follow_the_money_are_valid(world):
    text = "“Yes,” Ana Ruiz said."
    keep(world, article(text, url="https://tern.example/a b", language="en"), quotation(text, "“Yes,”"))
    entities = lines(exported(world, "ftm"))
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert set(proxy.schema.required) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(values), f"{name}: of {values} something is cleaned away"
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        referred = [entity["properties"].get(name, []) for name in ("document", "entity", "resolved")]
        assert {number for numbers in referred for number in numbers} <= set(by_id)


def test_speaker_is_one_entity_whatever_the_number_of_quotations(world):
    entities = lines(exported(world, "ftm"))
    assert sum(one["properties"].get("name") == ["Ilse Varga"] and one["schema"] == "Person" for one in entities) == 1
    links = [one for one in entities if one["schema"] == "Documentation"]
    assert len(links) == 7
    assert links[0]["properties"]["startDate"] == ["2020-09-26"]


def test_quotation_of_nobody_known_is_a_note_on_the_article(world):
    (note,) = [one for one in lines(exported(world, "ftm")) if one["schema"] == "Note"]
    assert note["properties"]["summary"] == ["Two officials"]


def test_what_several_said_together_is_linked_to_each(store):
    joint.write(store)
    entities = lines(exported(store, "ftm"))
    people = {one["id"]: one["properties"]["name"][0] for one in entities if one["schema"] == "Person"}
    links = [one["properties"]["entity"] for one in entities if one["schema"] == "Documentation"]
    assert [[people[number] for number in several] for several in links] == [["Ana Ruiz", "Karl Weber"], ["Karl Weber"]]


def test_validation_of_entities_can_fail():
    with pytest.raises(InvalidData):
        model.get("Documentation").validate({"properties": {"startDate": ["Saturday"]}})


def test_export_holds_one_article_after_the_other(sqlite_store):
    long = "word " * 10_000
    for number in range(80):
        text = f"“Number {number},” Ana Ruiz said. {long}"
        keep(sqlite_store, article(text, origin=f"{number}.txt"), quotation(text, f"“Number {number},”"))
    database = Database(sqlite_store)
    next(database.export("citron"))  # what is made once
    tracemalloc.start()
    try:
        size = sum(map(len, database.export("citron")))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 80 * len(long)
    assert peak < size / 4


def test_unknown_format_is_refused_with_those_there_are(world):
    with pytest.raises(QuestionError, match="webannotation"):
        exported(world, "xml")


def test_file_keeps_what_it_had_when_an_export_fails(tmp_path: Path):
    path = tmp_path / "out.csv"
    path.write_text("before")

    def pieces():
        yield "half"
        raise QuestionError("no more")

    with pytest.raises(QuestionError):
        save(pieces(), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_file_that_cannot_be_written_is_told(tmp_path: Path):
    with pytest.raises(WriteError, match="nowhere"):
        save(iter(["x"]), tmp_path / "nowhere" / "out.csv")
