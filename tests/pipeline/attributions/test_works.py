"""What films and books are called, which nobody says."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


@pytest.mark.parametrize("work", ["her new film, “Farmhouse.”", "the series “A Night on the Ferry,” which ended"])
def test_what_a_work_is_called_is_no_quotation(nlp: Language, work: str) -> None:
    text = f"It rained in May.\n\nThree were hurt last spring at a screening of {work}"
    called = work[work.index("“") : work.index("”") + 1]
    assert found(nlp, text, (called, "were hurt", "last spring")) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [("Of the film, Lind said “Boring.”", "said"), ("Lind called the book “a waste of paper.”", "called")],
)
def test_what_is_said_of_a_work_stays(nlp: Language, text: str, cue: str) -> None:
    assert len(found(nlp, f"It rained in May.\n\n{text}", (text[text.index("“") :], cue, "Lind"))) == 1
