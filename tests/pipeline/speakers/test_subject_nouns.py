from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import speakers

LEAD = (
    "Eva Lund on fame and ferries\n\nEva Lund does not like mornings. “I trust nobody before nine,” she says.\n\n"
    "Her sister, Kaja, tells it differently. “Eva jumped,” she says. “She always jumped.”\n\n"
)


def test_she_is_the_noun_that_the_paragraph_is_about(nlp: Language) -> None:
    text = LEAD + "The author, who turns sixty in June, has written eleven novels. “Ten of them are bad,” she says.\n"
    assert speakers(nlp(text))[-1] == "Eva Lund"


@pytest.mark.parametrize(("lead", "pronoun"), [("Her editor at Delta Press, Omar Haddad, disagrees.", "he")])
def test_he_is_whoever_is_named_beside_the_subject(nlp: Language, lead: str, pronoun: str) -> None:
    text = LEAD + f"{lead} “Three of them are very good,” {pronoun} says.\n"
    assert speakers(nlp(text))[-1] == "Omar Haddad"


def test_he_is_not_whom_the_subject_names_in_passing(nlp: Language) -> None:
    text = LEAD + "The editor of Omar Haddad, who is ill, disagrees. “Three of them are very good,” he says.\n"
    assert speakers(nlp(text))[-1] != "Kaja"
