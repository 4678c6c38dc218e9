from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.quoting import read, speakers


@pytest.mark.parametrize("name", ["Jack Del Rosso", "Ana Del Castillo"])
def test_particle_with_a_capital_is_no_delegate(nlp: Language, name: str) -> None:
    text = f"The road is open, coach {name} said."
    assert speakers(read(nlp, text, ("The road is open", "said", f"coach {name}"))) == [name]


def test_delegate_is_a_title_with_its_full_stop(nlp: Language) -> None:
    text = "The road is open, Virginia Del. Ana Ruiz said."
    assert speakers(read(nlp, text, ("The road is open", "said", "Virginia Del. Ana Ruiz"))) == ["Ana Ruiz"]
