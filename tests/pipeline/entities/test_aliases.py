"""Other names of somebody, where the article says that they are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.text.surface import Surface
from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("before", "alias", "name"),
    [
        ("Marcel Lazar Lehel, the hacker known as “Guccifer,” had access. ", "Guccifer", "Marcel Lazar Lehel"),
        ("Brian Burton, AKA Danger Mouse, wrote songs. ", "Danger Mouse", "Brian Burton"),
        ("Chris Chrabaszcz, who goes by “Vito,” was there. ", "Vito", "Chris Chrabaszcz"),
        ("Abu Omar al-Karim, whose real name is Hassan Tahan, left. ", "Tahan", "Abu Omar al-Karim"),
        ("The rapper Jo Lind, better known as Nix, came home. ", "Nix", "Jo Lind"),
        ("Chelsea Manning - then known as Bradley Manning - left. ", "Bradley Manning", "Chelsea Manning"),
        ("Anthony Lazar sent letters with the moniker Guccifer under them. ", "Guccifer", "Anthony Lazar"),
    ],
)
def test_one_person_with_two_names(nlp: Language, before: str, alias: str, name: str) -> None:
    text = f"{before}{alias} said that the server was open."
    assert speakers(read(nlp, text, ("that the server was open", "said", alias))) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The law, known as Sarbanes-Oxley, was passed. Ana Ruiz read it.", {"Ana Ruiz"}),
        ("Ana Ruiz knew of the race known as the Harlan Classic. Bo Lind ran it.", {"Ana Ruiz", "Bo Lind"}),
        ("Ana Ruiz is known. As Bo Lind came, she left.", {"Ana Ruiz", "Bo Lind"}),
        ("Ana Ruiz sat with Bo Lind, known as a friend of Jo Hart.", {"Ana Ruiz", "Bo Lind", "Jo Hart"}),
    ],
)
def test_two_persons_stay_two(nlp: Language, text: str, names: set[str]) -> None:
    found = {one.name for one in find_mentions(Surface(nlp(text))).entities if one.kind == "person"}
    assert names <= found
