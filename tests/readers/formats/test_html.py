"""Web pages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.readers.helpers import every, failed, one

LEAD = (
    "NAIROBI, Kenya — Water minister Joy Achieng said on Monday that the rains “have failed us”. She spoke to reporters"
    " in the capital after a long meeting of the cabinet."
)
SECOND = (
    "“We have never seen this,” she added. The ministry will publish a plan in the coming weeks, according to a"
    " statement on its website that was seen by journalists."
)
META = """<meta property="og:site_name" content="The Herald"><meta name="author" content="Ana Lopez">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://herald.example/drought">"""


def page(
    path: Path, *paragraphs: str, head: str = "", title: str = "Minister warns of drought", ld: Any = None
) -> Path:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    path.write_text(
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}{script}</head><body><nav><a href="/">'
        f"Home</a></nav><article><h1>{title}</h1>{body}</article><footer>Copyright 2024 The Herald</footer></body>"
        "</html>"
    )
    return path


def test_the_text_is_the_headline_and_the_paragraphs_with_blank_lines_between(tmp_path: Path) -> None:
    article = one(page(tmp_path / "a.html", LEAD, SECOND))
    assert article.text == f"Minister warns of drought\n\n{LEAD}\n\n{SECOND}"


def test_a_headline_with_the_outlet_behind_it_is_not_repeated(tmp_path: Path) -> None:
    stated = {"@type": "NewsArticle", "headline": "Minister warns of drought - The Herald"}
    text = one(page(tmp_path / "a.html", LEAD, SECOND, ld=stated)).text
    assert text.startswith(f"Minister warns of drought\n\n{LEAD}")


def test_metadata_of_the_page_are_read(tmp_path: Path) -> None:
    article = one(page(tmp_path / "a.html", LEAD, SECOND, head=META))
    assert (article.title, article.outlet, article.byline) == ("Minister warns of drought", "The Herald", "Ana Lopez")
    assert (article.published, article.url) == (date(2021, 3, 4), "https://herald.example/drought")
    assert (article.language, article.dateline) == ("en", "NAIROBI, Kenya")


def test_json_ld_outranks_other_metadata(tmp_path: Path) -> None:
    stated = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "Rains &amp; ruin",
                "datePublished": "2021-03-03T23:30:00-05:00",
                "author": [{"@type": "Person", "name": "Bo Li"}],
                "publisher": {"name": "Herald on Sunday"},
                "url": "https://herald.example/2",
                "inLanguage": "en",
            },
        ]
    }
    article = one(page(tmp_path / "a.html", LEAD, SECOND, head=META, ld=stated))
    assert (article.title, article.outlet, article.byline) == ("Rains & ruin", "Herald on Sunday", "Bo Li")
    assert (article.published, article.url) == (date(2021, 3, 3), "https://herald.example/2")


def test_an_article_body_in_json_ld_stands_in_for_a_text_that_the_page_does_not_show(tmp_path: Path) -> None:
    stated = {"@type": "NewsArticle", "articleBody": f"<p>{LEAD}</p><p>{SECOND}</p>"}
    article = one(page(tmp_path / "a.html", "Subscribe to read.", ld=stated))
    assert article.text == f"Minister warns of drought\n\n{LEAD}\n\n{SECOND}"


def test_a_malformed_date_in_json_ld_leaves_the_next_best(tmp_path: Path) -> None:
    stated = {"@type": "NewsArticle", "datePublished": "yesterday"}
    assert one(page(tmp_path / "a.html", LEAD, SECOND, head=META, ld=stated)).published == date(2021, 3, 4)


def test_a_year_in_the_footer_is_no_date_of_publication(tmp_path: Path) -> None:
    assert one(page(tmp_path / "a.html", LEAD, SECOND)).published is None


def test_options_fill_what_the_page_does_not_say(tmp_path: Path) -> None:
    article = one(page(tmp_path / "a.html", LEAD, SECOND), outlet="Rudaw", published=date(2021, 2, 3))
    assert (article.outlet, article.published) == ("Rudaw", date(2021, 2, 3))


def test_what_the_page_says_outranks_the_options(tmp_path: Path) -> None:
    assert one(page(tmp_path / "a.html", LEAD, SECOND, head=META), outlet="Rudaw").outlet == "The Herald"


def test_a_line_break_inside_a_paragraph_is_a_line_end(tmp_path: Path) -> None:
    article = one(page(tmp_path / "a.html", LEAD, SECOND.replace("added. ", "added.<br>")))
    assert "she added.\nThe ministry" in article.text


def test_words_in_links_and_bold_stay_in_their_sentence(tmp_path: Path) -> None:
    article = one(page(tmp_path / "a.html", LEAD, SECOND.replace("statement", "<a href='x'><b>state</b>ment</a>")))
    assert SECOND in article.text


def test_a_page_is_recognised_under_any_name(tmp_path: Path) -> None:
    assert one(page(tmp_path / "a.txt", LEAD, SECOND)).title == "Minister warns of drought"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_the_encoding_that_a_page_declares_is_taken(tmp_path: Path, declared: str) -> None:
    path = page(tmp_path / "a.html", LEAD, SECOND, head=f"<meta charset='{declared}'>")
    path.write_bytes(path.read_text().encode("cp1252"))
    assert LEAD in one(path).text


def test_utf8_is_read_as_such_whatever_the_page_declares(tmp_path: Path) -> None:
    assert LEAD in one(page(tmp_path / "a.html", LEAD, SECOND, head="<meta charset='iso-8859-1'>")).text


def test_a_page_without_article_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>")
    failure = failed(path)
    assert (failure.error_class, failure.message.split(".")[0]) == ("EmptyInputError", "no article found in this page")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li"])
def test_elements_nested_without_end_raise_nothing(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + f"<{tag}>" * 20_000 + LEAD)
    assert len(every(path)) == 1
