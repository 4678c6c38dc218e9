"""Contents that were cut out of a sentence, and whom something is said to in front of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found
from tests.pipeline.attributions.test_component import told

_TAKEN = (
    "Council members are finally taking the long-awaited step of asking for records of Karl Weber, the mayor’s son, "
    "as part of their long-shot bid at an inquiry against Weber"
)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The former head of the Agency testified that on the night the storm made landfall, he called an aide.",
            "that on the night the storm made landfall, he called an aide",
        ),
        (f"{_TAKEN}, Roads Committee Chairman Omar Haddad announced in a hearing Thursday.", _TAKEN),
        (
            "The lawmakers also stressed to Omar Haddad’s attorney that the mayor’s son will receive no help.",
            "that the mayor’s son will receive no help",
        ),
    ],
)
def test_content_is_a_whole_clause(nlp: Language, text: str, content: str) -> None:
    assert [said for _, _, said in told(nlp, text)] == [(content,)]


def test_infinitive_in_front_of_a_clause_stays(nlp: Language) -> None:
    text = "The council is seeking to downplay allegations that officials there destroyed documents."
    assert all(not said[0].startswith("that officials") for _, _, said in told(nlp, text))


def test_infinitive_of_what_was_done_is_the_end_of_a_sentence(nlp: Language) -> None:
    said = "President Ana Ruiz had phone talks with President Omar Haddad on Friday night to discuss the new port"
    text = f"It rained.\n\n{said}, the palace said."
    cut = said[said.index("to discuss") :]
    assert found(nlp, text, (cut, "said", "the palace")) == [("the palace", "said", (said,))]
