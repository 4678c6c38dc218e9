from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tests.pipeline.quoting import read


def addressees(doc: Doc, index: int) -> list[str]:
    return [one.name for one in doc._.claims_addressees[index]]


def test_two_who_talk_to_each_other_are_each_addressed_by_the_other(nlp: Language) -> None:
    text = (
        "“The ferry will sail,” Ana Ruiz said in an interview with host Omar Haddad.\n\n"
        "“That is what they all promise,” Haddad said.\n\n“I do not promise,” Ruiz said."
    )
    doc = read(
        nlp, text, ("“The ferry will sail,”", "said", "Ana Ruiz"),
        ("“That is what they all promise,”", "said", "Haddad"), ("“I do not promise,”", "said", "Ruiz"),
    )  # fmt: skip
    assert [addressees(doc, index) for index in range(3)] == [["Omar Haddad"], ["Ana Ruiz"], ["Omar Haddad"]]


def test_two_who_are_quoted_after_each_other_do_not_therefore_talk(nlp: Language) -> None:
    text = "“The ferry will sail,” Ana Ruiz said.\n\n“It will not,” Omar Haddad said."
    doc = read(nlp, text, ("“The ferry will sail,”", "said", "Ana Ruiz"), ("“It will not,”", "said", "Omar Haddad"))
    assert [addressees(doc, 0), addressees(doc, 1)] == [[], []]


def test_somebody_else_quoted_word_for_word_ends_a_conversation(nlp: Language) -> None:
    text = (
        "Ana Ruiz told Omar Haddad in March that the ferry would sail.\n\n“It sank,” Mina Park said.\n\n"
        "“It will not,” Haddad said.\n\n“They are late again,” Ruiz said."
    )
    doc = read(
        nlp, text, ("that the ferry would sail", "told", "Ana Ruiz"), ("“It sank,”", "said", "Mina Park"),
        ("“It will not,”", "said", "Haddad"), ("“They are late again,”", "said", "Ruiz"),
    )  # fmt: skip
    assert [addressees(doc, 2), addressees(doc, 3)] == [[], []]


def test_the_turns_of_a_transcript_address_nobody_by_name(nlp: Language) -> None:
    text = "Ana Ruiz spoke with Omar Haddad.\n\nRUIZ: Who is to pay?\n\nHADDAD: She is.\n\nRUIZ: And if not?"
    doc = read(
        nlp, text, ("Who is to pay?", ":", "RUIZ"), ("She is.", ":", "HADDAD"), ("And if not?", ":", "RUIZ")
    )  # fmt: skip
    assert [addressees(doc, index) for index in range(3)] == [[], [], []]
