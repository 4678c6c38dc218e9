"""Statements that a heading announces, and sentences that only announce one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told

STATEMENT = "“I am committed to a safe harbour. The port stays open for all of us.”"


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("Harbour vote\n\nStatement from Port Director Leila Haddad:", "Port Director Leila Haddad"),
        ("Statement from Mayor Leila Haddad on the Harbour Strike", "Mayor Leila Haddad"),
        ("Statement by Mayor Leila Haddad\n\nRegarding the closure of the harbour", "Mayor Leila Haddad"),
        ("Mayor Haddad Statement on the Harbour Strike", "Mayor Haddad"),
    ],
)
def test_a_quoted_paragraph_is_of_whom_its_heading_names(nlp: Language, heading: str, who: str) -> None:
    assert (who, heading[heading.index("Statement") :][:9], (STATEMENT,)) in told(
        nlp, f"{heading}\n\n{STATEMENT}\n\nThe port opened in 1950.\n"
    )


def test_all_quoted_paragraphs_are_of_whom_the_title_promises(nlp: Language) -> None:
    text = (
        "What Tom Baker Said After the Draw\n\nOpening statement\n\n“I am happy for our team and for our fans.”\n\n"
        "On the referee\n\n“He had a long night, as we all had.”\n"
    )
    assert told(nlp, text)[-2:] == [
        ("Tom Baker", None, ("“I am happy for our team and for our fans.”",)),
        ("Tom Baker", None, ("“He had a long night, as we all had.”",)),
    ]


def test_a_verb_beside_the_statement_says_more_than_the_title(nlp: Language) -> None:
    text = f"Statement from Leila Haddad on the Harbour\n\n{STATEMENT[:-2]},” said her deputy Omar Vale on Monday.\n"
    assert [source for source, cue, _ in told(nlp, text) if cue == "said"] == ["her deputy Omar Vale"]
    assert all(source != "Leila Haddad" for source, _, _ in told(nlp, text))


def test_a_sentence_that_announces_a_statement_says_nothing_but_it(nlp: Language) -> None:
    lead = "Mayor Leila Haddad released the following statement on a lawsuit filed by the port against the county:"
    text = f"Harbour sued\n\nALDER — {lead}\n\n{STATEMENT}\n"
    source, cue, content = told(nlp, text)[-1]
    assert (source, content) == ("Mayor Leila Haddad", (STATEMENT,))
    assert cue is not None
    assert cue.startswith("released the following statement")


def test_a_signature_is_nearer_than_the_verb_of_the_paragraph_before(nlp: Language) -> None:
    text = (
        "The harbour bill\n\nMayor Haddad stands by her previous remarks supporting the bill and its role.\n\n"
        f"{STATEMENT}\n\n-Mayor Leila Haddad\n\nFor questions, call the port.\n"
    )
    assert told(nlp, text)[-1] == ("Mayor Leila Haddad", None, (STATEMENT,))
