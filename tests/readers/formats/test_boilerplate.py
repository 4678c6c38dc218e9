"""What stands around an article on a page of news is no part of its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.readers.formats.boilerplate import without
from tests.readers.helpers import one

SITES = Path(__file__).parent / "sites"  # in the manner of several kinds of sites; all words are ours
HEADLINE, *PARAGRAPHS = (SITES / "article.txt").read_text("utf-8").rstrip().split("\n\n")
COPYRIGHT = "© 2024 The Herald. All rights reserved. The Herald is not responsible for external sites."


@pytest.mark.parametrize("page", sorted(SITES.glob("*.html")), ids=lambda path: path.stem)
def test_the_text_is_headline_and_paragraphs_on_every_kind_of_site(page: Path) -> None:
    assert one(page).text == "\n\n".join([HEADLINE, *PARAGRAPHS])


@pytest.mark.parametrize("page", ["agency", "broadcaster", "broadsheet", "tabloid", "wordpress"])
def test_a_byline_is_kept_as_such(page: str) -> None:
    assert one(SITES / f"{page}.html").byline in {"Ana Lopez; Bo Li", "Ana Lopez and Bo Li"}


@pytest.mark.parametrize(
    "around",
    [
        *("Advertisement", "ADVERTISEMENT", "Story continues below this advertisement", "Share this article"),
        *("Related topics", "More on this story", "RELATED: “I will not resign,” says minister", "READ MORE – “War”"),
        *("WATCH: Herders say “war” is near", "See also: the dam", "Tags: Kenya, drought", "Filed under: Water"),
        *("Sign up for our newsletter", "Follow us on Twitter for more", "Updated 4 March 2024 at 10:15"),
        *("Herders at a well on Monday, as “thirst” spreads. (AP Photo/Sam Otieno)", "Image caption: a dry river"),
        *("A dry river near Lodwar. Photograph: Sam Otieno/Herald", "A dry river. Sam Otieno/Getty Images"),
        *(
            "By Ana Lopez",
            "BY Ana Lopez and Bo Li",
            "By Ana Lopez, Africa correspondent",
            "By J.P. O’Neill for the Herald",
        ),
    ],
)
def test_a_paragraph_that_is_made_as_no_article_is_left_out(around: str) -> None:
    assert without([PARAGRAPHS[0], around, *PARAGRAPHS[1:]])[0] == PARAGRAPHS


@pytest.mark.parametrize(
    "paragraph",
    [
        *("By Monday the wells were dry.", "By Jove, he said.", "Related claims were denied by the ministry."),
        *(
            "“Sign up for the army,” said the general.",
            "Read the minister’s lips: no more water.",
            "Share prices fell.",
        ),
        *("Photographs show the river, the army said.", "The report paints a grim picture: no rain before May"),
        *("Updates are promised, she said, by “4 March”.", "Listen: nobody is coming.", "Copyright law is at stake."),
        *("The editor said that he was sorry.", "Topics were discussed; none was agreed."),
    ],
)
def test_a_paragraph_that_only_begins_like_one_stays(paragraph: str) -> None:
    text = [PARAGRAPHS[0], paragraph, *PARAGRAPHS[1:]]
    assert without(text)[0] == text


def test_a_reporters_post_goes_with_the_byline_alone() -> None:
    post = "Africa correspondent, Nairobi"
    assert without(["By Ana Lopez", post, *PARAGRAPHS]) == (PARAGRAPHS, "Ana Lopez")
    assert without([post, *PARAGRAPHS]) == ([post, *PARAGRAPHS], None)


def test_a_copyright_notice_is_left_out_at_the_end_alone() -> None:
    assert without([*PARAGRAPHS, COPYRIGHT])[0] == PARAGRAPHS
    assert without([COPYRIGHT, *PARAGRAPHS])[0] == [COPYRIGHT, *PARAGRAPHS]


def test_nothing_is_left_out_where_it_would_be_half_of_the_text() -> None:
    asked = ["Read more: the first dam", "Read more: the second dam", "Rain fell."]
    assert without(asked) == (asked, None)


@pytest.mark.parametrize("name", ["caption", "related-content", "newsletter"])
def test_an_article_in_an_element_with_an_odd_name_stays(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.html"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    path.write_text(f"<html><body><h1>{HEADLINE}</h1><div class='{name}'>{paragraphs}</div></body></html>")
    assert all(paragraph in one(path).text for paragraph in PARAGRAPHS)


def test_an_article_whose_paragraphs_all_are_links_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    linked = "".join(f"<p><a href='/full'>{paragraph}</a></p>" for paragraph in PARAGRAPHS)
    path.write_text(f"<html><body><article><h1>{HEADLINE}</h1>{linked}</article></body></html>")
    assert PARAGRAPHS[0] in one(path).text
