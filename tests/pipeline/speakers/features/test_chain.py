"""Who the sentences before a pronoun are about."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.sources.source import read_source
from claims.pipeline.speakers.candidates import find_candidates, wanted_of
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.speakers.features.all import features_of
from claims.pipeline.speakers.question import Question
from claims.pipeline.text.surface import Surface
from tests.pipeline.quoting import MARKS


def having(nlp: Language, feature: str, text: str, pronoun: str) -> set[str]:
    """The candidates for the last such pronoun of a text that have a feature."""
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        surface = Surface(MARKS(nlp(text)))
    start = text.rindex(f"{pronoun} ")
    where = start, start + len(pronoun)
    attribution = Attribution(content=((where[1] + 1, len(text)),), source=where)
    conversation = Conversation(surface, find_mentions(surface), [attribution])
    source = read_source(surface, conversation.mentions, where)
    candidates = tuple(find_candidates(conversation, source, start))
    question = Question(0, conversation, attribution, source, wanted_of(source), candidates)
    found = zip(candidates, features_of(question), strict=True)
    return {one.speaker.name for one, features in found if one.speaker is not None and features.get(feature)}


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Tunde Bello ran for mayor. He beat Musa Okoro. He promised new roads.", "He"),
        ("Musa Okoro spoke first. When Tunde Bello came in, he asked for a vote.", "he"),
        ("Musa Okoro spoke first. Tunde Bello lives in Lagos. He asked for a vote.", "He"),
    ],
)  # fmt: skip
def test_subjects_before_a_pronoun_tell_whom_it_is_about(nlp: Language, text: str, pronoun: str) -> None:
    assert having(nlp, "topic", text, pronoun) == {"Tunde Bello"}


def test_name_that_is_no_subject_leaves_open_whom_it_is_about(nlp: Language) -> None:
    text = "Tunde Bello opened the clinic. It had cost Musa Okoro two years. He was glad."
    assert not having(nlp, "topic", text, "He")


def test_others_are_not_whom_the_sentences_are_about(nlp: Language) -> None:
    text = "Ana Ruiz sued Eva Lindt. She wants the house back."
    assert having(nlp, "not the topic", text, "She") == {"Eva Lindt"}


def test_subject_of_the_other_gender_is_passed_over(nlp: Language) -> None:
    text = "Ana Ruiz joined the choir. John Haddad leads it. She sings alto."
    assert having(nlp, "topic", text, "She") == {"Ana Ruiz"}


def test_object_of_the_pronouns_own_verb_is_somebody_else(nlp: Language) -> None:
    text = "Omar Haddad met Karl Weber in Graz. Later he told Karl Weber that it was safe."
    assert having(nlp, "object of the same verb", text, "he") == {"Karl Weber"}


def test_object_of_a_clause_without_a_subject_is_somebody_else(nlp: Language) -> None:
    text = "Tunde Bello was tired. Campaigning against Musa Okoro in 2012, he said so."
    assert having(nlp, "object of the same verb", text, "he") == {"Musa Okoro"}


def test_holder_of_an_office_is_who_the_office_is_about(nlp: Language) -> None:
    text = "Governor Tunde Bello met Musa Okoro. In defeat, the governor appeared cowed. He said so."
    assert having(nlp, "topic", text, "He") == {"Tunde Bello"}


def test_what_is_an_office_holders_is_about_that_person(nlp: Language) -> None:
    text = "Governor Tunde Bello met Musa Okoro. The governor's roots came into play. In Lagos, he said so."
    assert having(nlp, "topic", text, "he") == {"Tunde Bello"}
