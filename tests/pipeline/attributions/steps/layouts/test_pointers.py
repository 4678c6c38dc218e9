from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found
from tests.pipeline.attributions.test_component import told


@pytest.mark.parametrize(
    "title", ["What the coaches said", "Budget reactions - who said what", "Harlow 1-3 Ayr: what the managers said"]
)
def test_a_heading_that_announces_what_was_said_says_nothing(nlp: Language, title: str) -> None:
    assert told(nlp, f"{title}\n\nHarlow lost to Ayr on Sunday.\n") == []


def test_what_somebody_said_is_the_paragraph_that_is_pointed_to(nlp: Language) -> None:
    said = "I welcome the vote, and we will open the lock in May. Nobody expected it to be easy."
    text = f"Live: the lock\n\nLena Vogt has spoken in the council.\n\nHere's what Vogt said.\n\n{said}\n"
    assert told(nlp, text)[-1] == ("Vogt", "said", (said,))


def test_a_paragraph_that_nobody_speaks_in_is_not_pointed_to(nlp: Language) -> None:
    text = "Live: the lock\n\nHere's what Vogt said.\n\nThe lock was built in 1901.\n"
    assert not [one for one in told(nlp, text) if "built" in one[2][0]]


def test_this_that_was_said_somewhere_is_told_before(nlp: Language) -> None:
    text = "It rained.\n\nThe lock is safe. Lena Vogt said this in her speech at the opening of the lock."
    assert found(nlp, text, ("this", "said", "Lena Vogt")) == []
