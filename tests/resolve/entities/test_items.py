"""Items of Wikidata: invented ones, in the shapes of the dumps and of smaller extracts."""

from __future__ import annotations

import json

import pytest

from claims.errors import FormatError
from claims.resolve.entities.items import Item, Linker, items
from tests.resolve.builders import known

VARGA = {
    "id": "Q900001",
    "labels": {"en": {"language": "en", "value": "Ilse Varga"}, "hu": {"language": "hu", "value": "Varga Ilse"}},
    "aliases": {"en": [{"language": "en", "value": "Ilse M. Varga"}]},
    "descriptions": {"en": {"language": "en", "value": "President of Norland"}},
    "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
    "sitelinks": {"enwiki": {}, "huwiki": {}},
}


def item(number: int, name: str, *, kind: str = "person", description: str | None = None, sitelinks: int = 0) -> Item:
    return Item(f"Q{number}", kind, (name,), description, sitelinks)


def linked(speakers: list[object], *found: Item) -> dict[int, str]:
    linker = Linker()
    for one in found:  # one at a time, as from different batches
        linker.offer([one], speakers)
    return {speaker.entity_id: one.id for speaker, one, _, _ in linker.links()}


@pytest.mark.parametrize("lines", [[json.dumps(VARGA)], ["[\n", json.dumps(VARGA) + ",\n", "]\n"]])
def test_lines_and_dumps_are_read(lines: list[str]) -> None:
    (varga,) = items(lines)
    assert varga.id == "Q900001"
    assert varga.kind == "person"
    assert varga.names == ("Ilse Varga", "Varga Ilse", "Ilse M. Varga")
    assert (varga.description, varga.sitelinks) == ("President of Norland", 2)


def test_small_extracts_are_read() -> None:
    (varga,) = items(['{"id": "Q1", "labels": {"en": "Ilse Varga"}, "aliases": ["I. Varga"]}'])
    assert varga.names == ("Ilse Varga", "I. Varga")


def test_an_item_of_another_class_is_no_person() -> None:
    (agency,) = items(['{"id": "Q2", "labels": {"en": "Norland News Agency"}, "claims": {"P31": ["Q192283"]}}'])
    assert agency.kind == "organisation"


def test_properties_and_nameless_items_are_left_out() -> None:
    assert list(items(['{"id": "P31", "labels": {"en": "instance of"}}', '{"id": "Q3", "labels": {}}'])) == []


@pytest.mark.parametrize("line", ["{", "[1]", '{"labels": {}}'])
def test_what_is_no_entity_is_named_with_its_line(line: str) -> None:
    with pytest.raises(FormatError, match=r"extract\.jsonl, line 2"):
        list(items([json.dumps(VARGA), line], where="extract.jsonl"))


def test_a_full_name_is_linked_in_any_spelling() -> None:
    assert linked([known(4, "Muhammad Javad Zarif")], item(7, "Mohammad Javad Zarif")) == {4: "Q7"}


def test_a_surname_is_linked_to_nobody() -> None:
    assert linked([known(4, "Zarif")], item(7, "Mohammad Javad Zarif")) == {}


def test_of_namesakes_the_one_whose_description_is_the_role() -> None:
    namesakes = [item(1, "Ann Reyk", description="minister of finance"), item(2, "Ann Reyk", description="footballer")]
    assert linked([known(4, "Ann Reyk", roles=("finance minister",))], *namesakes) == {4: "Q1"}


def test_of_namesakes_the_one_by_far_the_best_known() -> None:
    assert linked([known(4, "Ann Reyk")], item(1, "Ann Reyk", sitelinks=3), item(2, "Ann Reyk", sitelinks=40)) == {
        4: "Q2"
    }


def test_of_namesakes_alike_none() -> None:
    assert linked([known(4, "Ann Reyk")], item(1, "Ann Reyk", sitelinks=3), item(2, "Ann Reyk", sitelinks=4)) == {}


def test_an_organisation_is_no_person() -> None:
    assert linked([known(4, "Tesla", kind="organisation")], item(1, "Tesla")) == {}
