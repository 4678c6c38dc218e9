"""Who "the team" is in news of research."""

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.quoting import read


def test_a_team_of_scientists_is_a_group(nlp: Language) -> None:
    text = "A new planet\n\nThe Daily Record printed it.\n\nAn international team of astronomers said it was large."
    doc = read(nlp, text, ("it was large", "said", "An international team of astronomers"))
    assert [(one.name, one.kind) for one in doc._.claims_speakers] == [("international team of astronomers", "group")]


def test_the_team_is_the_researchers_who_spoke_before(nlp: Language) -> None:
    text = "Researchers at Dover University found that mice sleep. The team said that they slept long."
    quotes = [
        ("that mice sleep", "found", "Researchers at Dover University"),
        ("that they slept long", "said", "The team"),
    ]
    found = [(one.name, one.kind) for one in read(nlp, text, *quotes)._.claims_speakers]
    assert found == [("researchers at Dover University", "group")] * 2
