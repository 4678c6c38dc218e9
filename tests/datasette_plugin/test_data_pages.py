"""The JSON beside pages."""

from __future__ import annotations

from tests import worlds


def test_an_article_has_its_text_and_its_quotations_with_their_places(get):
    found = get("/articles/a1.json").json()
    assert found["text"] == worlds.HARBOUR
    assert found["article"]["outlet"] == "The Daily Tern"
    first = found["quotations"][0]
    assert [found["text"][slice(*span)] for span in first["spans"]] == [first["text"]]
    assert found["text"][slice(*first["cue_at"])] == first["cue"]


def test_a_quotation_names_its_article(get):
    found = get("/quotations/q2.json").json()
    assert found["quotation"]["text"] == "“The United States should withdraw its fleet,”"
    assert found["article"]["id"] == "a1"


def test_a_speaker_has_spellings_roles_months_and_names(get):
    found = get("/speakers/s1.json").json()
    assert found["speaker"] == {"id": "s1", "name": "Ilse Varga", "kind": "person"}
    assert found["quotations"] == 4
    assert found["months"][0] == {"month": "2020-09", "quotations": 3}
    assert found["addressees"][0] == {"id": "s2", "name": "Tomas Reyk", "kind": "person", "quotations": 1}
    assert found["latest"][0]["quotation"]["text"] == "praised the new tax law"
    assert found["roles"][0]["title"] == "Norland's President"


def test_a_relay_and_an_outlet_have_who_said_it(get):
    assert get("/relays/r1.json").json()["relay"]["name"] == "NNA"
    assert get("/outlets/o1.json").json()["speakers"][0]["name"] == "Ilse Varga"


def test_pages_name_their_data(get):
    for path in ("/articles/a1", "/speakers/s1", "/relays/r1", "/outlets/o1"):
        assert f'<link rel="alternate" type="application/json" href="{path}.json">' in get(path).text


def test_what_is_not_there_is_said_in_json(get):
    answer = get("/articles/a99.json")
    assert answer.status_code == 404
    assert answer.json()["ok"] is False
    assert "a99" in answer.json()["error"]
