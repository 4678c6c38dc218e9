from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    ("text", "source", "principal"),
    [
        ("A spokesman for Harbour Board said it was over.", "A spokesman for Harbour Board", "Harbour Board"),
        ("Harbour Ministry spokesman Omar Haddad said it was over.", "Omar Haddad", "Harbour Ministry"),
        ("Omar Haddad, a spokesman for the Harbour Ministry, said it was over.", "Omar Haddad", "Harbour Ministry"),
        ("A police spokesman said it was over.", "A police spokesman", "police"),
        ("A spokesman for the company said it was over.", "A spokesman for the company", "company"),
        ("State Department spokesman Omar Haddad said it was over.", "Omar Haddad", "State Department"),
        ("Omar Haddad, Ana Ruiz's communications director, said it was over.", "Omar Haddad", "Ana Ruiz"),
        ("The spokesman of the Harbour Guards Col. Omar Haddad said it was over.", "Omar Haddad", "Harbour Guards"),
        ("Yesterday Royal Harbour Police spokesman Omar Haddad said it was over.", "Omar Haddad",
         "Royal Harbour Police"),
        ("Former Harbour Ministry spokesman Omar Haddad said it was over.", "Omar Haddad", None),
        ("Mayor Omar Haddad said it was over.", "Omar Haddad", None),
        ("A senior official said it was over.", "A senior official", None),
    ],
)  # fmt: skip
def test_for_whom_a_spokesman_speaks(nlp: Language, text: str, source: str, principal: str | None) -> None:
    doc = read(nlp, text, ("it was over", "said", source))
    assert doc._.claims_speakers[0].speaks_for == principal


def test_what_the_article_calls_a_spokesman_once_holds_for_all_of_it(nlp: Language) -> None:
    text = "Harbour Board spokesman Omar Haddad said it was over. “It is done,” Haddad said."
    doc = read(nlp, text, ("it was over", "said", "Omar Haddad"), ("“It is done,”", "said", "Haddad"))
    assert [one.speaks_for for one in doc._.claims_speakers] == ["Harbour Board", "Harbour Board"]


def test_somebodys_unnamed_spokesman_is_another_one(nlp: Language) -> None:
    text = "Ana Ruiz was ill. Her spokesman said it was over."
    (speaker,) = read(nlp, text, ("it was over", "said", "Her spokesman"))._.claims_speakers
    assert (speaker.name, speaker.speaks_for) == ("Ana Ruiz's spokesman", "Ana Ruiz")


def test_whose_spokesman_it_is_has_no_title(nlp: Language) -> None:
    text = "Mayor Ana Ruiz was ill. Mayor Ruiz's spokesman said it was over."
    (speaker,) = read(nlp, text, ("it was over", "said", "Mayor Ruiz's spokesman"))._.claims_speakers
    assert speaker.speaks_for == "Ana Ruiz"
