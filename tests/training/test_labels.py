"""Our own labels, which the scorers of speakers and relays are learned from: whole, in order, and without text."""

from __future__ import annotations

import json
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
KINDS = {"person", "organisation", "group", "unnamed", "author", "none"}
CHANNELS = {"statement", "speech", "interview", "social", "document", "website", "outlet", "agency"}
LONGEST = 120  # characters of what somebody is called or came through: names, no sentences

SPEAKERS, RELAYS = (
    [json.loads(line) for line in (BENCHMARKS / name).read_text(encoding="utf-8").splitlines()]
    for name in ("labels.jsonl", "labels_relays.jsonl")
)
ARTICLES = SPEAKERS + RELAYS
QUOTES = [(article["id"], quote) for article in ARTICLES for quote in article["quotes"]]


def test_each_article_has_one_line_and_its_quotations_in_order():
    assert (len(SPEAKERS), len(RELAYS)) == (160, 560)
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES)
    assert all([quote["i"] for quote in one["quotes"]] == list(range(len(one["quotes"]))) for one in ARTICLES)


def test_every_label_is_of_a_known_kind():
    assert {quote["kind"] for _, quote in QUOTES} <= KINDS
    assert {via["type"] for _, quote in QUOTES for via in quote["via"]} <= CHANNELS
    assert [name for name, quote in QUOTES if (quote["speaker"] is None) != (quote["kind"] == "none")] == []


def test_every_attribution_is_dated_by_words_of_the_text_or_known_to_be_undated():
    places = [quote["said"]["span"] for _, quote in QUOTES if quote["said"] is not None]
    assert len(places) > len(QUOTES) / 5
    assert [place for place in places if not 0 <= place[0] < place[1] <= place[0] + LONGEST] == []


def test_channels_are_as_long_as_their_places():
    vias = [via for _, quote in QUOTES for via in quote["via"]]
    assert [via for via in vias if via["span"][1] - via["span"][0] != len(via["name"])] == []


def test_labels_hold_names_and_no_text():
    called = [quote["speaker"] or "" for _, quote in QUOTES]
    called += [name for _, quote in QUOTES for name in quote["addressee"]]
    called += [via["name"] for _, quote in QUOTES for via in quote["via"]]
    assert max(map(len, called)) <= LONGEST
