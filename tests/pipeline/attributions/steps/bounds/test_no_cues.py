"""What no finder's cue is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.steps.bounds.no_cues import without_false_cues
from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    ("text", "content", "cue", "left"),
    [
        ("The ministry called off the talks.", "the talks", "called off", 0),
        ("The ministry called the talks off the record.", "the talks", "called", 1),
        ("Remarks by party chief Sayyed Omar Haddad that he is ready", "that he is ready", "Sayyed", 0),
        ("Ruiz called on Prime Minister Haddad at his office.", "Prime Minister Haddad", "called on", 0),
        ("Ruiz called on Congress to act at once.", "Congress to act at once", "called on", 1),
        ("Answering another question, Ruiz said no.", "another question", "Answering", 0),
        ("Muscat can discuss the port in May.", "the port in May", "can discuss", 0),
        ("The port, which was confirmed by Ruiz, is open.", "which", "was confirmed by", 0),
        ("Ana Ruiz Warns that the road is closed", "that the road is closed", "Warns", 1),
    ],
)
def test_acts_and_titles_say_nothing(nlp: Language, text: str, content: str, cue: str, left: int) -> None:
    layout = Layout(read(nlp, text))
    start, end = text.index(content), text.index(content) + len(content)
    one = Candidate(
        content=((start, end),),
        cue=(text.index(cue), text.index(cue) + len(cue)),
        source=(0, text.index(" ")),
        rule="tagger",
        confidence=0.9,
    )
    assert len(without_false_cues(layout, [one])) == left
