"""Sentences of agencies in other countries, in which a finder takes source, cue or content from the wrong place."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.steps.bounds.commented import with_comments
from claims.pipeline.attributions.steps.bounds.openings import with_openings
from claims.pipeline.attributions.steps.bounds.turned_sources import with_turned_sources
from claims.pipeline.attributions.steps.bounds.whole_clauses import with_whole_clauses
from claims.pipeline.attributions.steps.layouts.headline_inquits import with_headline_inquit
from claims.pipeline.attributions.steps.sentences.handed_on import with_handed_on
from tests.pipeline.attributions.test_component import told


def layout_of(nlp: Language, text: str) -> Layout:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp(text)
    return Layout(nlp.get_pipe("claims_marks")(doc))


def place(text: str, words: str) -> Offsets:
    start = text.index(words)
    return start, start + len(words)


def candidate(text: str, content: str, cue: str, source: str | None) -> Candidate:
    return Candidate(
        content=(place(text, content),),
        cue=place(text, cue),
        source=place(text, source) if source is not None else None,
        rule="tagger",
        confidence=0.9,
    )


def read(text: str, one: Candidate) -> tuple[str | None, str | None, tuple[str, ...]]:
    source = text[slice(*one.source)] if one.source is not None else None
    return source, text[slice(*one.cue)] if one.cue else None, tuple(text[slice(*part)] for part in one.content)


HEADLINE = "Bandits rob 35 shops in Malta, says police\n\nArmed men robbed shops on Monday."


@pytest.mark.parametrize("source", [None, "Bandits rob 35 shops in Malta"])
def test_headline_ends_in_who_says_it(nlp: Language, source: str | None) -> None:
    layout = layout_of(nlp, HEADLINE)
    found = [candidate(HEADLINE, "police", "says", source)] if source is not None else []
    (one,) = with_headline_inquit(layout, found)
    assert read(HEADLINE, one) == ("police", "says", ("Bandits rob 35 shops in Malta",))


def test_headline_with_its_source_already_stays(nlp: Language) -> None:
    layout = layout_of(nlp, HEADLINE)
    right = candidate(HEADLINE, "Bandits rob 35 shops in Malta", "says", "police")
    assert with_headline_inquit(layout, [right]) == [right]


def test_body_of_a_text_is_no_headline(nlp: Language) -> None:
    text = "Bandits rob 35 shops in Malta, says police"
    assert with_headline_inquit(layout_of(nlp, text), []) == []


COMMENTED = (
    "VALLETTA (Harbour Press) - Spokesman Karl Weber said on Monday, commenting on reports that the port was shut, "
    "that such reports were false."
)


def test_what_is_said_behind_a_comment_is_the_clause_with_that(nlp: Language) -> None:
    layout = layout_of(nlp, COMMENTED)
    said = candidate(COMMENTED, "VALLETTA (Harbour Press)", "said", "Spokesman Karl Weber")
    aside = candidate(
        COMMENTED,
        "reports that the port was shut, that such reports were false",
        "commenting on",
        "Spokesman Karl Weber",
    )
    found = [read(COMMENTED, one)[2] for one in with_comments(layout, [said, aside])]
    assert found == [("that such reports were false",), ("reports that the port was shut",)]


ADDED = (
    "“We lost,” Ana Ruiz said on a TV program, adding that “we must be aware of our duties” facing the country, "
    "according to Harbour News."
)


def test_outlet_behind_according_to_hands_on_what_somebody_added(nlp: Language) -> None:
    layout = layout_of(nlp, ADDED)
    said = candidate(ADDED, "“We lost,”", "said", "Ana Ruiz")
    last = candidate(ADDED, "“we must be aware of our duties” facing the country", "according to", "Harbour News")
    found = with_handed_on(layout, [said, last])
    assert read(ADDED, found[1]) == (
        "Ana Ruiz", "adding", ("that “we must be aware of our duties” facing the country",)
    )  # fmt: skip


def test_who_is_quoted_by_according_to_adds_the_rest(nlp: Language) -> None:
    text = "According to Karl Weber, an adviser, Omar Haddad fell ill in May, adding that he is now at home."
    first = candidate(text, "Omar Haddad fell ill in May", "According to", "Karl Weber, an adviser")
    second = candidate(text, "that he is now at home", "adding", "Omar Haddad")
    assert with_handed_on(layout_of(nlp, text), [first, second])[1].source == first.source


def test_agency_reports_what_it_cites(nlp: Language) -> None:
    text = "The Harbour News agency earlier reported, citing the Joint Staff that Gozo had launched boats."
    agency = "The Harbour News agency"
    cited = candidate(text, "the Joint Staff that Gozo had launched boats", "citing", agency)
    (one,) = with_handed_on(layout_of(nlp, text), [cited])
    assert read(text, one) == (agency, "earlier reported", ("that Gozo had launched boats",))


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (
            "The return to fighting is costly, the Office for Roads (OR) said on Thursday.",
            ("The return to fighting is costly, the Office for Roads", "said", "OR)"),
            ("the Office for Roads (OR)", "said", ("The return to fighting is costly",)),
        ),
        (
            "The army is targeting rebels, a diplomat and an envoy, who requested anonymity, told AFP.",
            ("The army is targeting rebels, a diplomat and an envoy, who requested anonymity", "told", "AFP"),
            ("a diplomat and an envoy, who requested anonymity", "told", ("The army is targeting rebels",)),
        ),
        (
            "Last port raided, hundreds feared dead, UN and Maltese officials say\n\nIt was late.",
            ("Last port raided", "say", "hundreds feared dead, UN and Maltese officials"),
            ("UN and Maltese officials", "say", ("Last port raided, hundreds feared dead",)),
        ),
    ],
)
def test_source_is_taken_from_the_right_side(
    nlp: Language, text: str, found: tuple[str, str, str], expected: tuple[str, str, tuple[str, ...]]
) -> None:
    (one,) = with_turned_sources(layout_of(nlp, text), [candidate(text, *found)])
    assert read(text, one) == expected


def test_apposition_of_a_headlines_source_stays(nlp: Language) -> None:
    text = "Last port to open in May, Ana Ruiz, the mayor, says\n\nIt was late."
    one = candidate(text, "Last port to open in May", "says", "Ana Ruiz, the mayor,")
    assert with_turned_sources(layout_of(nlp, text), [one]) == [one]


@pytest.mark.parametrize(
    ("text", "content", "source", "whole"),
    [
        (
            "Kos is making references to the old king - he is stuck in those times, Weber said.",
            "he is stuck in those times",
            "Weber",
            "Kos is making references to the old king - he is stuck in those times",
        ),
        (
            "Since the party has been in parliament, it has only caused harm, its director Karl Weber said.",
            "it has only caused harm",
            "its director Karl Weber",
            "Since the party has been in parliament, it has only caused harm",
        ),
        (
            "When asked about it on Monday, it has only caused harm, its director Karl Weber said.",
            "it has only caused harm",
            "its director Karl Weber",
            "it has only caused harm",
        ),
        (
            "Karl Weber said in order to avoid a clash with the crowd, he left the hall through a window.",
            "in order to avoid a clash with the crowd",
            "Karl Weber",
            "in order to avoid a clash with the crowd, he left the hall through a window",
        ),
    ],
)
def test_content_is_a_whole_sentence(nlp: Language, text: str, content: str, source: str, whole: str) -> None:
    (one,) = with_whole_clauses(layout_of(nlp, text), [candidate(text, content, "said", source)])
    assert read(text, one)[2] == (whole,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The port\n\n“We want to go on,” said Communications Minister Karl Weber at a press conference Tuesday.",
            ("Communications Minister Karl Weber", "said", ("“We want to go on,”",)),
        ),
        (
            "The port\n\n“Nobody has died here,” said BHTA Head Lt. Gen. Suwondo, quoted by Antara, Thursday, June 9.",
            ("BHTA Head Lt. Gen. Suwondo", "said", ("“Nobody has died here,”",)),
        ),
    ],
)
def test_occasion_and_who_handed_it_on_are_no_part_of_it(
    nlp: Language, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert expected in told(nlp, text)


def test_document_in_which_it_was_said_is_no_part_of_it(nlp: Language) -> None:
    report = "in a report released to coincide with a meeting on the situation in Malta that “time is of the essence.”"
    text = f"Ana Ruiz said {report}"
    (one,) = with_openings(layout_of(nlp, text), [candidate(text, report, "said", "Ana Ruiz")])
    assert read(text, one)[2] == ("that “time is of the essence.”",)


def test_quoted_sentence_goes_on_behind_a_sentence_with_quoted_words(nlp: Language) -> None:
    text = (
        "The port\n\nThe group's leader Karl Weber said the behavior of all guests was “uncivilized” and not theirs. "
        "“For that, I apologize as the leader of the group.” However, visitors were checked."
    )
    assert "“For that, I apologize as the leader of the group.”" in [
        part for _, _, said in told(nlp, text) for part in said
    ]
