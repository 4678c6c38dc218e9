"""Which paragraphs are printed in headline case, where capitals do not tell names."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.text.surface import Surface
from tests.pipeline.quoting import BLANK


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Ana Ruiz Opens New Road in Harlan",
        "Obama to Asians Worried About Vote: It Will Be Fine.",
        "Karl Weber Sounds Strangely Calm With A Foreign Accent.",
        "Ana Ruiz Just Dropped A Powerful 3-Word Response To Weber’s Stunning Tirade.",
    ],
)
def test_headline_prints_its_verb_with_a_capital(line: str) -> None:
    assert Surface(BLANK(f"{line}\n\nThe road is open.")).in_headline(0)


@pytest.mark.parametrize(
    "line",
    [
        "Turkish President Recep Tayyip Erdogan met Iraqi Kurdish leader Masoud Barzani on Sunday.",
        "Ruiz won Harlan, Norland, Sundria, Massif and Port Alder on Tuesday.",
        "Weber spoke to the Harlan Press Club in June and to Norland Right to Life in September.",
    ],
)
def test_a_sentence_full_of_names_is_no_headline(line: str) -> None:
    assert not Surface(BLANK(f"{line}\n\nThe road is open.")).in_headline(0)


def test_names_are_found_in_a_sentence_full_of_them(nlp: Language) -> None:
    text = (
        "Talks go on\n\nTurkish President Recep Tayyip Erdogan met Iraqi Kurdish leader Masoud Barzani on Sunday.\n\n"
        "Barzani's office said oil would flow. An aide to Erdogan said the talks were frank."
    )
    found = {(entity.name, entity.kind) for entity in find_mentions(Surface(nlp(text))).entities}
    assert {("Recep Tayyip Erdogan", "person"), ("Masoud Barzani", "person")} <= found
