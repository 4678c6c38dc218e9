"""Nouns that a pronoun may mean, and what speaks for them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.sources.source import read_source
from claims.pipeline.speakers.candidates import Candidate, wanted_of
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.speakers.features.all import features_of
from claims.pipeline.speakers.nouns_near import with_nouns
from claims.pipeline.speakers.question import Question
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker
from tests.pipeline.quoting import MARKS


def ask(nlp: Language, text: str, pronoun: str) -> Question:
    """The question whom the last such pronoun of a text means, with the nouns that it may mean only."""
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        surface = Surface(MARKS(nlp(text)))
    start = text.rindex(pronoun)
    where = start, start + len(pronoun)
    attribution = Attribution(content=((where[1] + 1, len(text)),), source=where)
    conversation = Conversation(surface, find_mentions(surface), [attribution])
    source = read_source(surface, conversation.mentions, where)
    candidates = tuple(with_nouns([], conversation, start, wanted_of(source)))
    return Question(0, conversation, attribution, source, wanted_of(source), candidates)


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.speaker.name for one in candidates if one.speaker is not None]


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("Fishermen in Galway are angry. They want the harbour back.", "They", "fishermen"),
        ("Some of the nurses have left. They fear for their pay.", "They", "some of the nurses"),
        ("The Chilean government raised the tax, which it says will pay for schools.", "it", "Chilean government"),
        ("A woman stood at the gate in Lagos. She said the clinic was shut.", "She", "woman"),
    ],
)
def test_noun_before_a_pronoun_may_be_meant(nlp: Language, text: str, pronoun: str, noun: str) -> None:
    assert noun in names(ask(nlp, text, pronoun).candidates)


def test_two_who_are_named_together_may_be_meant_by_they(nlp: Language) -> None:
    text = "Amina Diallo and Pedro Santos wrote the report. They found that the dam leaked."
    assert "Amina Diallo and Pedro Santos" in names(ask(nlp, text, "They").candidates)


def test_two_things_say_nothing(nlp: Language) -> None:
    text = "The minister spoke about housing and finance. They said that prices fell."
    assert not any("housing" in name for name in names(ask(nlp, text, "They").candidates))


def test_plural_is_not_meant_by_he(nlp: Language) -> None:
    assert not ask(nlp, "The nurses waited in Nairobi. He said they were tired.", "He").candidates


def test_noun_that_is_the_subject_right_before_is_told_apart(nlp: Language) -> None:
    question = ask(nlp, "Farmers in Punjab marched past the guards. They want higher prices.", "They")
    found = dict(zip(names(question.candidates), features_of(question), strict=True))
    subject = {name for name, features in found.items() if features["noun, main subject"]}
    assert subject == {"farmers"}
    assert all(features["noun, previous sentence"] for features in found.values())


def test_a_city_that_spoke_is_not_the_city_and_another_one(nlp: Language) -> None:
    question = ask(nlp, "The city of Harlan sued. The city sent a letter. It said so.", "It")
    spoke = Candidate("spoken", Speaker("city of Harlan", "organisation"))
    found = with_nouns([spoke], question.conversation, question.place, "it")
    assert names(tuple(found)).count("city") == 0


def test_nobody_in_particular_is_meant_by_they(nlp: Language) -> None:
    question = ask(nlp, "Voters left. The parties failed to win any states. They rely on turnout.", "They")
    assert "any states" not in [one.speaker.name for one in question.candidates if one.speaker is not None]
