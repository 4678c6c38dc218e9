from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_component import told


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("“We never got an answer,” Omar Haddad, an analyst with Nordbank.", "Omar Haddad, an analyst with Nordbank"),
        ("“We never got an answer at all.” Ferry users' spokesman Omar Haddad", "Ferry users' spokesman Omar Haddad"),
        ("“We never got an answer at all.” - Mayor Omar Haddad on Delta FM", "Mayor Omar Haddad"),
        ("‘We never got an answer at all’: Omar Haddad. Photograph: Eva Lund/Delta", "Omar Haddad"),
    ],
)
def test_who_is_named_behind_a_quotation_signs_it(nlp: Language, line: str, source: str) -> None:
    text = f"The ferry\n\nReactions came in on Monday.\n\n{line}\n\nThe ferry starts in May.\n"
    assert [one[0] for one in told(nlp, text)] == [source]


def test_a_signature_is_nearer_than_a_heading_with_a_verb(nlp: Language) -> None:
    text = (
        "The budget\n\nThe opposition opposes\n\n“All it brings is debt and more debt.” - Harlow councillor Lena Vogt\n"
    )
    assert told(nlp, text)[-1][0] == "Harlow councillor Lena Vogt"


def test_what_goes_on_behind_a_quotation_is_no_signature(nlp: Language) -> None:
    text = "The ferry\n\n“We never got an answer.” Omar Haddad waited for an hour.\n"
    assert not [one for one in told(nlp, text) if one[0] == "Omar Haddad waited for an hour"]
