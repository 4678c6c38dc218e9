"""Two persons of whom the first has two offices."""

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.quoting import read, speakers


def test_first_of_two_may_have_two_offices(nlp: Language) -> None:
    source = "Maltese Port Minister and Deputy Prime Minister Ana Ruiz and Omani Foreign Minister Omar Haddad"
    text = f"The port\n\n{source} agreed to open the port."
    assert speakers(read(nlp, text, ("to open the port", "agreed", source))) == ["Ana Ruiz and Omar Haddad"]


def test_two_offices_of_one_person_stay_one(nlp: Language) -> None:
    source = "Maltese Port Minister and Deputy Prime Minister Ana Ruiz"
    text = f"The port\n\n{source} agreed to open the port."
    assert speakers(read(nlp, text, ("to open the port", "agreed", source))) == ["Ana Ruiz"]
