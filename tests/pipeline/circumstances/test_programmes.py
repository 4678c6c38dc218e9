from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("on CNN's “The Late Tide”", ["CNN", "The Late Tide"]),
        ("on CNN's Late Tide", ["CNN", "Late Tide"]),
        ("in an appearance on NBC's Harbour and Friends", ["NBC", "Harbour and Friends"]),
    ],
)
def test_a_network_and_its_broadcast_are_named_together(nlp: Language, place: str, names: list[str]) -> None:
    doc = read(nlp, f"“It can be done,” Ana Ruiz said {place}.", ("“It can be done,”", "said", "Ana Ruiz"))
    assert [one.name for one in doc._.claims_relays[0] if one.kind == "outlet"] == names


def test_both_go_on_as_far_as_one_does(nlp: Language) -> None:
    text = (
        "“It can be done,” Ana Ruiz told CNN's “The Late Tide.”\n\nThe port has been shut.\n\n"
        "“We will dig,” she told “The Late Tide.”"
    )
    doc = read(nlp, text, ("“It can be done,”", "told", "Ana Ruiz"), ("“We will dig,”", "told", "she"))
    assert [one.name for one in doc._.claims_relays[0]] == ["CNN", "The Late Tide"]


@pytest.mark.parametrize("place", ["CNN's Omar Haddad", "CNN's correspondent"])
def test_who_works_for_a_network_is_no_broadcast(nlp: Language, place: str) -> None:
    doc = read(nlp, f"“It can be done,” Ana Ruiz told {place}.", ("“It can be done,”", "told", "Ana Ruiz"))
    assert "Omar Haddad" not in [one.name for one in doc._.claims_relays[0]]
    assert "correspondent" not in [one.name for one in doc._.claims_relays[0]]
