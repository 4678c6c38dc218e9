"""What a source is behind "according to" belongs to it, and not to what was said."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("Omar Haddad, a former port worker who joined the strike", "the cranes stood still for a week"),
        ("the Harbour League, a group of dockers", "pay fell by a third"),
        ("a report by the Transport Institute, a think tank in Norville", "31 of the city's bridges are unsafe"),
        ("Kestrel, a maker of locks", "sales doubled"),
        ("the report", "a bridge in Harlan, built in 1931, leaks"),
        ("police", "a woman, 34, was hurt"),
    ],
)
def test_apposition_belongs_to_the_source(nlp: Language, source: str, content: str) -> None:
    assert told(nlp, f"According to {source}, {content}.") == [(source, "According to", (content,))]


def test_name_before_a_description_that_no_comma_ends_speaks(nlp: Language) -> None:
    text = "Hearings start\n\nSenator Ana Ruiz (D-DE), the new chair of the Roads Committee has announced hearings."
    assert [source for source, _, _ in told(nlp, text)] == [
        "Senator Ana Ruiz (D-DE), the new chair of the Roads Committee"
    ]
