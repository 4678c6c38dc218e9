"""Bodies of the United Nations by what they are for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize(
    ("source", "behind", "speaker"),
    [
        ("the U.N. refugee agency", "Ana Ruiz, spokeswoman for UNHCR, left.", "UNHCR"),
        ("the U.N. health agency", "The World Health Organization (WHO) left.", "World Health Organization"),
        ("the UN children's agency", "Ana Ruiz left.", "UN children's agency"),
    ],
)
def test_body_is_called_by_its_name_where_the_text_has_it(
    nlp: Language, source: str, behind: str, speaker: str
) -> None:
    text = f"The storm\n\nMany people are missing, {source} said Sunday.\n\n{behind}"
    assert speakers(read(nlp, text, ("Many people are missing", "said", source))) == [speaker]
