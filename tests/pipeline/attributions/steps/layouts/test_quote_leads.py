from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told


@pytest.mark.parametrize("end", ["", ":"])
def test_quotations_under_topics_are_those_of_whoever_heads_them(nlp: Language, end: str) -> None:
    text = (
        "What we heard after the derby\n\nHarlow Town drew with Ayr on Sunday.\n\nTom Baker\n\n"
        f"On losing the lead{end}\n“We stopped running, and they did not.”\n\n"
        f"On his goalkeeper{end}\n“He kept us in it for an hour.”\n"
    )
    assert told(nlp, text)[-2:] == [
        ("Tom Baker", None, ("“We stopped running, and they did not.”",)),
        ("Tom Baker", None, ("“He kept us in it for an hour.”",)),
    ]


def test_who_speaks_to_a_broadcaster_needs_no_verb_and_goes_on_under_a_topic(nlp: Language) -> None:
    text = (
        "Harlow 1-1 Ayr\n\nHarlow manager Tom Baker speaking to Delta FM: “We stopped running, and they did not.\n"
        "“That cannot happen to us again.”\n\nOn his goalkeeper: “He kept us in it for an hour.”\n"
    )
    source = "Harlow manager Tom Baker"
    assert told(nlp, text) == [
        (source, None, ("“We stopped running, and they did not.", "“That cannot happen to us again.”")),
        (source, None, ("“He kept us in it for an hour.”",)),
    ]


def test_whoever_the_text_hands_over_to_is_quoted_in_the_next_paragraph(nlp: Language) -> None:
    text = (
        "The strike\n\nIt will not be easy. Here is Lena Vogt, who teaches in Harlow:\n\n"
        "“We do not want to be out here at all.”\n"
    )
    assert told(nlp, text)[-1] == ("Lena Vogt", None, ("“We do not want to be out here at all.”",))


def test_a_day_is_no_topic_where_nothing_is_quoted_under_it(nlp: Language) -> None:
    text = "The fair\n\nOn Monday the rides opened\n\nVisitors came by the thousand.\n"
    assert told(nlp, text) == []
