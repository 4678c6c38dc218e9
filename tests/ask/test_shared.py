"""The questions that the first part of Claims must answer, over the two annotated articles beside a checkout.

The quotations come from the annotation, not from the pipeline: what fails here is the search.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.ask import ask
from claims.ingest import embed_missing
from claims.quotation import Addressee, Quotation, Relay, Span, Speaker, UtteranceDate
from claims.store.store import Store
from tests.builders import keep, span

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PUBLISHED = {"000_cf5675c77ad3eea1.txt": date(2021, 2, 3), "002_e27be88a2135d6cf.txt": date(2020, 9, 26)}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the annotated articles do not lie beside this checkout"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    expected = [json.loads(line) for line in (SEEDS / "expected.jsonl").read_text("utf-8").splitlines()]
    with Store.open(tmp_path_factory.mktemp("seeds") / "seeds.db") as opened:
        for origin, published in PUBLISHED.items():
            text = (SEEDS / origin).read_bytes().decode("utf-8")
            article = Article(
                text=text, origin=origin, outlet="Rudaw", published=published, title=text.split("\n", 1)[0]
            )
            keep(opened, article, *(annotated(text, one) for one in expected if one["origin"] == origin))
        embed_missing(opened)
        yield opened


def annotated(text: str, data: dict) -> Quotation:
    content = tuple(Span.from_dict(each) for each in data["content"])
    near = content[0].start

    def at(words: str) -> tuple[int, int]:
        found = span(text, words, near=near) if words in text else content[0]
        return found.start, found.end

    day = data["said"] and date.fromisoformat(data["said"])
    return Quotation(
        kind=data["kind"],
        content=content,
        speaker=Speaker(data["speaker"], "person", data["role"]),
        relays=tuple(Relay(relay["name"], relay["kind"], *at(relay["name"])) for relay in data["relays"]),
        addressees=tuple(Addressee(name, "person", *at(name)) for name in data["addressees"]),
        said=UtteranceDate(day, day, "") if day else None,
    )


# Where the annotated contents start in the articles.
ON_TRADE = ("000_cf5675c77ad3eea1.txt", 2555)
ARMED_FORCES = ("002_e27be88a2135d6cf.txt", 602)
ON_TROOPS = {
    ARMED_FORCES,
    ("000_cf5675c77ad3eea1.txt", 1859),
    ("002_e27be88a2135d6cf.txt", 400),
    ("002_e27be88a2135d6cf.txt", 96),
    ("002_e27be88a2135d6cf.txt", 20),
}
TWEET = ("002_e27be88a2135d6cf.txt", 1712)


def places(answers):
    return [(answer.quotation.article.origin, answer.quotation.spans[0][0]) for answer in answers.answers]


def test_what_did_rouhani_say_about_us_troops(store):
    found = places(ask(store, "what did Rouhani say about US troops"))
    assert ARMED_FORCES in found[:3]
    assert set(found) >= ON_TROOPS
    assert ON_TRADE not in found[: max(map(found.index, ON_TROOPS))]


@pytest.mark.parametrize("spelling", ["U.S. troops", "us troops", "American soldiers", "the American military"])
def test_other_words_for_us_troops_begin_with_the_armed_forces(store, spelling):
    assert places(ask(store, f"what did Rouhani say about {spelling}"))[0] == ARMED_FORCES


def test_what_did_zarif_say_via_twitter(store):
    assert places(ask(store, "what did Zarif say via Twitter")) == [TWEET]


def test_who_told_fuad_hussein_anything_in_september_2020(store):
    (answer,) = ask(store, "who told Fuad Hussein anything in September 2020").answers
    assert answer.quotation.speaker == "Hassan Rouhani"
    assert answer.quotation.said == UtteranceDate(date(2020, 9, 26), date(2020, 9, 26), "")


def test_what_did_rouhani_say_about_football(store):
    answers = ask(store, "what did Rouhani say about football")
    assert not answers.answers
    assert answers.instead.startswith("7 quotations by Hassan Rouhani, none on football; nearest topic: ")


def test_zarif_is_one_speaker_by_either_spelling(store):
    one = ask(store, "what did Muhammad Javad Zarif say")
    other = ask(store, "what did Mohammad Javad Zarif say")
    assert places(one) == places(other)
    assert len(one.answers) == 4


def test_the_iranian_president_is_rouhani(store):
    assert ask(store, "what did the Iranian president tell Fuad Hussein").query.speaker == "Hassan Rouhani"
