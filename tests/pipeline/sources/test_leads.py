from __future__ import annotations

from spacy.language import Language

from tests.pipeline.quoting import read, speakers


def test_statement_from_somebodys_agent_is_the_agents(nlp: Language) -> None:
    text = "Omar Haddad died on Friday. A statement from Haddad's agent said the road is open."
    assert speakers(read(nlp, text, ("the road is open", "said", "A statement from Haddad's agent"))) != ["Omar Haddad"]


def test_people_is_no_magazine_where_it_is_a_noun(nlp: Language) -> None:
    doc = read(nlp, "People said the road is open.", ("the road is open", "said", "People"))
    assert [speaker.kind for speaker in doc._.claims_speakers if speaker] == ["group"]


def test_prime_minister_is_no_other_minister(nlp: Language) -> None:
    text = "Tory former minister Lena Vogt asked about tolls. The road is open, the PM said."
    assert speakers(read(nlp, text, ("The road is open", "said", "the PM"))) != ["Lena Vogt"]
