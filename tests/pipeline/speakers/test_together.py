"""Those who spoke together and are then called by what they are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("group", "noun", "meant"),
    [
        ("Sens. Ana Ruiz, R-Tenn., and Omar Haddad, D-Md.,", "the senators", "Ana Ruiz and Omar Haddad"),
        ("Researchers Ana Ruiz and Omar Haddad", "the researchers", "Ana Ruiz and Omar Haddad"),
        ("Researchers Ana Ruiz and Omar Haddad", "the two researchers", "Ana Ruiz and Omar Haddad"),
        ("Researchers Ana Ruiz and Omar Haddad", "the mayors", "mayors"),
    ],
)
def test_plural_means_those_whom_the_text_calls_so(nlp: Language, group: str, noun: str, meant: str) -> None:
    text = f"The dock\n\n{group} said that the wood is rotten. “It will not last,” {noun} wrote."
    quotes = [("that the wood is rotten", "said", group), ("“It will not last,”", "wrote", noun)]
    assert speakers(read(nlp, text, *quotes))[-1] == meant


def test_both_are_the_two_who_spoke_together(nlp: Language) -> None:
    text = "The dock\n\nAna Ruiz and Omar Haddad criticized the plan. Both said they opposed the dock."
    quotes = [("the plan", "criticized", "Ana Ruiz and Omar Haddad"), ("they opposed the dock", "said", "Both")]
    assert speakers(read(nlp, text, *quotes))[-1] == "Ana Ruiz and Omar Haddad"
