"""What comes out where a quotation mark is missing or wrong: content and source as if it stood there."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.extract import extract


def said(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    """Content, without the marks at its ends, and source of each quotation."""
    return [
        (" … ".join(part.text.strip("“”\"'‘’«»„`,") for part in one.content), one.source.text if one.source else None)
        for one in extract(text, nlp=nlp).quotations
    ]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("“We will not pay, said Vogt on Tuesday.", "We will not pay", "Vogt"),
        ('"The roads are ours, the mayor told reporters.', "The roads are ours", "the mayor"),
        ("“We will not pay. We never owed a cent, said Vogt.", "We will not pay. We never owed a cent", "Vogt"),
        ("‘We have nothing to hide, said Councillor Imogen Hale.", "We have nothing to hide", "Councillor Imogen Hale"),
        (
            "„The bridge has to be repaired before winter, said Marek Dolny, the engineer.",
            "The bridge has to be repaired before winter",
            "Marek Dolny, the engineer",
        ),
        (
            "“Will they ever give the money back? asked Rosa Medina, who lives next door.",
            "Will they ever give the money back?",
            "Rosa Medina, who lives next door",
        ),
        ("“We will not pay,' said Vogt.", "We will not pay", "Vogt"),
        ("“We will not pay,’ said Vogt.", "We will not pay", "Vogt"),
        ("'We will not pay,\" said Vogt.", "We will not pay", "Vogt"),
        ("We will not pay,” said Vogt.", "We will not pay", "Vogt"),
        ('The city had asked for two million crowns. We will not pay," said Vogt.', "We will not pay", "Vogt"),
    ],
)
def test_a_quotation_alone_has_its_content_and_source(nlp: Language, text: str, content: str, source: str) -> None:
    assert said(nlp, text) == [(content, source)]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_the_quotation_behind_one_that_nothing_closes_is_found_too(nlp: Language, opening: str, closing: str) -> None:
    text = f"{opening}We will not pay, said Vogt. {opening}They can go to court,{closing} he added."
    assert said(nlp, text) == [("We will not pay", "Vogt"), ("They can go to court", "he")]


def test_both_halves_of_a_quotation_are_one_though_the_first_is_not_closed(nlp: Language) -> None:
    text = "“We will not pay, said Vogt, “and they can go to court.”"
    assert said(nlp, text) == [("We will not pay … and they can go to court.", "Vogt")]


ARTICLE = """ERBIL - The town council met on Monday in the old harbour, which has lost money for years.

{}

"I have fished here since I was a boy," said Omar Dost, 61. "Where shall I go now?"

The mayor, Ana Ruiz, said that the council had no choice. "We looked at every other way," she told reporters.
"""
VOGT = "the harbour master, Lena Vogt"
OTHERS = [
    ("I have fished here since I was a boy … Where shall I go now?", "Omar Dost, 61"),
    ("that the council had no choice", "The mayor, Ana Ruiz"),
    ("We looked at every other way", "she"),
]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"The roads are ours, {}, told the council. "You have no right to close them," she said.',
        '"The roads are ours," {}, told the council. "You have no right to close them, she said.',
        'The roads are ours," {}, told the council. "You have no right to close them," she said.',
        '"The roads are ours," {}, told the council. You have no right to close them," she said.',
        '"The roads are ours,\' {}, told the council. "You have no right to close them," she said.',
        '\'The roads are ours," {}, told the council. "You have no right to close them," she said.',
    ],
)
def test_in_an_article_a_misprint_changes_nothing(nlp: Language, paragraph: str) -> None:
    found = said(nlp, ARTICLE.format(paragraph.format(VOGT)))
    assert found == [("The roads are ours", VOGT), ("You have no right to close them", "she"), *OTHERS]


def test_the_narrator_behind_a_quotation_that_nothing_closes_is_not_quoted(nlp: Language) -> None:
    paragraph = f'"The roads are ours, {VOGT}, told the council. The old quay belongs to a family firm.'
    assert said(nlp, ARTICLE.format(paragraph)) == [("The roads are ours", VOGT), *OTHERS]


def test_a_quotation_of_several_paragraphs_stays_one(nlp: Language) -> None:
    text = (
        "“We will not pay,” said Vogt on Tuesday. “The city had its chance.\n\n“It did not take it. It never wanted "
        "to.\n\n“So let them sue.”\n\nThe mayor, Ana Ruiz, said she was disappointed."
    )
    whole = "We will not pay … The city had its chance. … It did not take it. It never wanted to. … So let them sue."
    assert said(nlp, text) == [(whole, "Vogt"), ("she was disappointed", "The mayor, Ana Ruiz")]


def test_each_turn_of_a_transcript_keeps_to_itself_though_one_is_not_closed(nlp: Language) -> None:
    text = "HALE: “We have nothing to hide.\n\nVOGT: “You have everything to hide.”\n\nHALE: “We will see.”"
    assert said(nlp, text) == [
        ("We have nothing to hide.", "HALE"), ("You have everything to hide.", "VOGT"), ("We will see.", "HALE"),
    ]  # fmt: skip
