"""Whose "the letter" is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.asking import names_asked, question_on
from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("lead", "quote", "noun"),
    [
        ("Mayor Ana Ruiz warned in a letter to the unions", "the dam leaks", "letter"),
        ("Mayor Ana Ruiz said in an open letter", "the dam leaks", "letter"),
        ("The ministry said in a statement", "the dam leaks", "statement"),
    ],
)
def test_letter_is_of_who_spoke_in_it(nlp: Language, lead: str, quote: str, noun: str) -> None:
    text = f"{lead} that {quote}. Aide Omar Haddad read it out and met Eva Lund. “Wages are late,” the {noun} said."
    cue = "warned" if "warned" in lead else "said"
    source = lead.partition(f" {cue}")[0]
    found = speakers(read(nlp, text, (f"that {quote}", cue, source), ("“Wages are late,”", "said", f"the {noun}")))
    assert found[1] == found[0]


def test_statement_is_of_whom_it_is_from(nlp: Language) -> None:
    text = (
        "Governor Omar Haddad said that dams leak, according to a statement from the Harbour Council. Haddad met a "
        "delegation of Eva Lund, the statement read.\n\nLund was late, the statement added."
    )
    quotes = [
        ("that dams leak", "said", "Governor Omar Haddad"),
        ("Haddad met a delegation of Eva Lund", "read", "the statement"),
        ("Lund was late", "added", "the statement"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["Omar Haddad", "Harbour Council", "Harbour Council"]


def test_readout_on_somebodys_website_is_of_somebody(nlp: Language) -> None:
    text = (
        "President Ana Ruiz met Malta's envoy Omar Haddad on Monday.\n\nA readout published on the president's website "
        "said talks went well.\n\nHaddad was grateful, the readout added."
    )
    quotes = [
        ("talks went well", "said", "A readout published on the president's website"),
        ("Haddad was grateful", "added", "the readout"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["Ana Ruiz", "Ana Ruiz"]


def test_statement_of_an_unnamed_office_is_not_of_who_speaks_next(nlp: Language) -> None:
    text = (
        "A statement from the office of the top cleric called on politicians to listen. The statement also said that "
        "he received nobody.\n\nGovernor Omar Haddad said in a statement that wages were late."
    )
    quotes = [
        ("politicians to listen", "called on", "A statement from the office of the top cleric"),
        ("that he received nobody", "said", "The statement"),
        ("that wages were late", "said", "Governor Omar Haddad"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["office of the top cleric"] * 2 + ["Omar Haddad"]


def test_other_document_of_the_sort_is_not_taken_for_it(nlp: Language) -> None:
    text = "Mayor Ana Ruiz warned in a letter that dams leak. Omar Haddad was there. A letter from Eva Lund said no."
    quotes = [("that dams leak", "warned", "Mayor Ana Ruiz"), ("no", "said", "A letter from Eva Lund")]
    assert speakers(read(nlp, text, *quotes))[1] == "Eva Lund"


def test_study_by_somebodys_ministry_is_the_ministrys(nlp: Language) -> None:
    text = "Economy Minister Omar Haddad said that roads are fine. A study by his ministry found that bridges are not."
    quotes = [
        ("that roads are fine", "said", "Economy Minister Omar Haddad"),
        ("that bridges are not", "found", "A study by his ministry"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["Omar Haddad", "Omar Haddad's ministry"]


def test_email_is_of_who_sent_it(nlp: Language) -> None:
    text = (
        "Mayor Ana Ruiz ran again. The Harbour Union sent a fundraising email Wednesday saying that the race is close. "
        "“Weber can't win,” the email read."
    )
    quotes = [
        ("that the race is close", "sent a fundraising email Wednesday saying", "The Harbour Union"),
        ("“Weber can't win,”", "read", "the email"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["Harbour Union", "Harbour Union"]


@pytest.mark.parametrize("source", ["most surveys", "several polls", "other polls"])
def test_polls_of_several_are_not_those_of_the_one_named_before(nlp: Language, source: str) -> None:
    asked = question_on(nlp, f"Weber was third in a survey from Harlan State College. {source} say so.", source)
    assert "Harlan State College" not in names_asked(asked)


@pytest.mark.parametrize("noun", ["suit", "lawsuit"])
def test_suit_is_of_the_only_one_who_filed_one(nlp: Language, noun: str) -> None:
    text = (
        "Mayor Omar Haddad's office slammed a lawsuit on Monday. Rosa Lind filed the lawsuit after she was dismissed. "
        f"The {noun} claims that the city lied."
    )
    assert speakers(read(nlp, text, ("that the city lied", "claims", f"The {noun}"))) == ["Rosa Lind"]


def test_suit_is_of_nobody_where_two_filed_one(nlp: Language) -> None:
    text = "Rosa Lind filed a lawsuit. Omar Haddad filed a lawsuit, too. The suit claims that the city lied."
    assert speakers(read(nlp, text, ("that the city lied", "claims", "The suit"))) not in (
        ["Rosa Lind"],
        ["Omar Haddad"],
    )


def test_a_report_of_which_is_told_again_is_of_nobody_named_meanwhile(nlp: Language) -> None:
    text = (
        "A man was held, according to a police report. Peter Hollis was drunk, according to the report.\n\n"
        "The University of Dover was closed."
    )
    quotes = [
        ("A man was held", "according to", "a police report"),
        ("Peter Hollis was drunk", "according to", "the report"),
    ]
    assert speakers(read(nlp, text, *quotes)) == ["police report", "police report"]
