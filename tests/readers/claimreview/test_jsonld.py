"""ClaimReview as publishers write it: in pages, feeds, graphs and lists."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import FormatError
from claims.factcheck import FactCheck
from claims.readers.claimreview import Found, read_fact_checks
from claims.readers.failure import Failure

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "claimReviewed": "The bridge carries 40,000 lorries a day",
    "headline": "No, it is 4,000",
    "reviewBody": "The port counts them.",
    "datePublished": "2024-05-18T22:30:00+02:00",
    "inLanguage": "en",
    "author": {"@type": "Organization", "name": "Harbour Checks", "url": "https://checks.example/"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Off by a lot!",
        "ratingValue": "2",
        "bestRating": 5,
        "worstRating": 1.0,
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ana Ruiz", "jobTitle": "Mayor"},
        "datePublished": "2024-05-12",
        "appearance": [{"@type": "CreativeWork", "url": "https://tern.example/2"}, "https://tern.example/3"],
        "firstAppearance": {"@type": "CreativeWork", "url": "https://tern.example/1"},
    },
}
EXPECTED = FactCheck(
    claim="The bridge carries 40,000 lorries a day",
    rating="Off by a lot!",
    rating_value="2",
    best_rating="5",
    worst_rating="1",
    url="https://checks.example/bridge",
    publisher="Harbour Checks",
    publisher_kind="organisation",
    publisher_url="https://checks.example/",
    title="No, it is 4,000",
    summary="The port counts them.",
    published=date(2024, 5, 18),
    language="en",
    speaker="Ana Ruiz",
    speaker_kind="person",
    role="Mayor",
    said=date(2024, 5, 12),
    appearances=("https://tern.example/1", "https://tern.example/2", "https://tern.example/3"),
)


def read(text: str, name: str = "in.json", tmp: Path | None = None, **options: object) -> list[Found | Failure]:
    if tmp is None:
        return list(read_fact_checks(["-"], stdin=io.BytesIO(text.encode("utf-8")), **options))
    path = tmp / name
    path.write_text(text, encoding="utf-8")
    return list(read_fact_checks([path], **options))


def said(items: list[Found | Failure]) -> list[FactCheck]:
    return [item.said for item in items if isinstance(item, Found)]


def changed(**values: object) -> str:
    return json.dumps(REVIEW | values)


def page(*scripts: str, head: str = "") -> str:
    blocks = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!doctype html><html><head>{head}{blocks}</head><body><p>Text</p></body></html>"


def test_everything_that_a_review_says_is_kept():
    assert said(read(json.dumps(REVIEW))) == [EXPECTED]


def test_reviews_are_found_in_every_script_of_a_page():
    other = changed(claimReviewed="The bridge is closed")
    found = said(read(page(json.dumps({"@type": "NewsArticle"}), json.dumps(REVIEW), f"[{other}]")))
    assert [one.claim for one in found] == [EXPECTED.claim, "The bridge is closed"]


def test_graph_with_nodes_that_name_each_other():
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#desk", "name": "Harbour Checks", "url": "https://checks.example/"},
            {"@type": "Claim", "@id": "#claim", **REVIEW["itemReviewed"]},
            {**REVIEW, "author": {"@id": "#desk"}, "itemReviewed": {"@id": "#claim"}},
        ],
    }
    assert said(read(json.dumps(graph))) == [EXPECTED]
    assert said(read(page(json.dumps(graph)))) == [EXPECTED]


def test_feed_of_data_commons():
    feed = {
        "@context": "http://schema.org",
        "@type": "DataFeed",
        "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW, json.loads(changed(claimReviewed="Another"))]}],
    }
    items = read(json.dumps(feed))
    assert [item.origin for item in items] == ["-#1", "-#2"]
    assert said(items)[0] == EXPECTED


def test_json_lines_fail_one_by_one(tmp_path: Path):
    text = f"{json.dumps(REVIEW)}\n{{broken\n{changed(claimReviewed='Another')}\n"
    first, second, third = read(text, "in.jsonl", tmp_path)
    assert isinstance(second, Failure)
    assert "line 2" in second.message
    assert [first.said, third.said.claim] == [EXPECTED, "Another"]


def test_answers_of_the_fact_check_tools_api():
    answer = {
        "claims": [
            {
                "text": "The bridge is closed",
                "claimant": "Ana Ruiz",
                "claimDate": "2024-05-12T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Harbour Checks", "site": "checks.example"},
                        "url": "https://checks.example/closed",
                        "title": "It is open",
                        "reviewDate": "2024-05-18T00:00:00Z",
                        "textualRating": "False",
                        "languageCode": "en",
                    }
                ],
            }
        ]
    }
    (found,) = said(read(json.dumps(answer)))
    assert (found.claim, found.rating, found.speaker, found.said) == (
        "The bridge is closed",
        "False",
        "Ana Ruiz",
        date(2024, 5, 12),
    )
    assert found.publisher_url == "https://checks.example"


@pytest.mark.parametrize("kind", ["http://schema.org/ClaimReview", ["Review", "ClaimReview"], "schema:ClaimReview"])
def test_types_are_written_in_many_ways(kind: object):
    assert said(read(changed(**{"@type": kind}))) == [EXPECTED]


def test_words_of_a_rating_stay_as_they_are():
    ratings = ["Pants on Fire!", "❌ FALSE", "três pinóquios", "  Mostly  true "]
    found = [said(read(changed(reviewRating={"alternateName": words})))[0].rating for words in ratings]
    assert found == [words.strip() for words in ratings]


def test_rating_without_words_keeps_its_number():
    (found,) = said(read(changed(reviewRating={"ratingValue": 2.5})))
    assert (found.rating, found.rating_value) == (None, "2.5")


def test_rating_that_is_only_a_word():
    (found,) = said(read(changed(reviewRating="False")))
    assert found.rating == "False"


def test_references_in_pages_are_characters():
    (found,) = said(read(page(changed(claimReviewed="Bread &amp; butter cost &#8364;9"))))
    assert found.claim == "Bread & butter cost €9"
    (found,) = said(read(changed(claimReviewed="&amp; is HTML's ampersand")))
    assert found.claim == "&amp; is HTML's ampersand"


def test_page_gives_its_address_to_a_review_without_one():
    review = json.dumps({key: value for key, value in REVIEW.items() if key != "url"})
    (found,) = said(read(page(review, head='<link rel="canonical" href="https://checks.example/own">')))
    assert found.url == "https://checks.example/own"


def test_date_that_is_none_is_left_open():
    (found,) = said(read(changed(datePublished="soon")))
    assert found.published is None


def test_review_that_does_not_say_what_was_claimed_fails_alone():
    first, second = read(json.dumps([{"@type": "ClaimReview", "url": "https://checks.example/"}, REVIEW]))
    assert isinstance(first, Failure)
    assert "claimReviewed" in first.message
    assert second.said == EXPECTED


@pytest.mark.parametrize("text", ["{}", "[]", '{"@type": "NewsArticle"}', "<html><p>Nothing</p></html>"])
def test_input_without_reviews_is_told(text: str):
    (failure,) = read(text)
    assert "no ClaimReview" in failure.message


def test_characters_that_no_database_keeps_are_refused():
    (failure,) = read(changed(claimReviewed="zero \0 byte"))
    assert "no database can keep" in failure.message


def test_feed_that_breaks_off_gives_what_stood_before(tmp_path: Path):
    whole = json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}, {"item": [REVIEW]}]})
    items = read(whole[:-100], "in.json", tmp_path)
    assert said(items) == [EXPECTED]
    assert isinstance(items[-1], Failure)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str):
    for item in read(text):
        assert isinstance(item, Found | Failure)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*REVIEW, "@id", "name"]), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(REVIEW)), json_values))
def test_any_shape_of_any_property_is_read_or_refused(values: dict[str, object]):
    items = read(json.dumps(REVIEW | values | {"@type": "ClaimReview"}))
    assert len(items) == 1


TABLE = """Claim,Claimant,Claim Date,Publisher,Review URL,Textual Rating,Review Date
"The bridge carries 40,000 lorries, daily",Ana Ruiz,2024-05-12,Harbour Checks,https://checks.example/1,Off!,2024-05-18
,Ana Ruiz,,,,,
"""


def test_table_of_an_export():
    first, second = read(TABLE)
    assert first.said == FactCheck(
        claim="The bridge carries 40,000 lorries, daily",
        speaker="Ana Ruiz",
        said=date(2024, 5, 12),
        publisher="Harbour Checks",
        url="https://checks.example/1",
        rating="Off!",
        published=date(2024, 5, 18),
    )
    assert isinstance(second, Failure)


def test_table_of_claims_kg():
    table = (
        "rating_ratingValue;rating_alternateName;creativeWork_author_name;creativeWork_datePublished;"
        "claimReview_claimReviewed;claimReview_url;claimReview_datePublished;claimReview_author_name;extra_title\n"
        "1;FALSE;Ana Ruiz;2024-05-12;The bridge is closed;https://checks.example/2;2024-05-18;Harbour Checks;Open\n"
    )
    ((found,),) = [said(read(table))]
    assert (found.rating, found.rating_value, found.speaker, found.title) == ("FALSE", "1", "Ana Ruiz", "Open")


def test_table_with_other_columns_is_mapped():
    text = "What,Bewertung\nThe bridge is closed,Falsch\n"
    (failure,) = read(text)
    assert "--map claim=What" in failure.message
    (found,) = said(read(text, mapping={"claim": "What", "rating": "Bewertung"}))
    assert (found.claim, found.rating) == ("The bridge is closed", "Falsch")


def test_cells_beyond_the_header_are_no_column_that_is_listed():
    (failure,) = read("What,Bewertung\nThe bridge is closed,Falsch,again\n")
    assert failure.message == (
        "no column with what was claimed; there are: What, Bewertung. Name it with --map claim=What"
    )


def test_a_row_with_more_cells_than_the_header_fails_alone():
    text = "claim,rating\nThe bridge, the old one, is closed,False\nThe dam is full,True\n"
    surplus, good = read(text)
    assert isinstance(surplus, Failure)
    assert surplus.origin.endswith("#1")
    assert surplus.message == (
        "the row has 2 cells more than the header. Put cells with delimiters into quotation marks"
    )
    assert said([good])[0].claim == "The dam is full"


def test_mapping_of_a_field_that_there_is_not_is_refused():
    with pytest.raises(FormatError, match="no field 'verdict'"):
        read("x", mapping={"verdict": "y"})
