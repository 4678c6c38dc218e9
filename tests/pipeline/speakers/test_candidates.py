"""Whom a noun may mean: whose campaign, which of the organisations of its sort."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.sources.organisation_sorts import called, sorts_of_name, sorts_of_noun
from claims.pipeline.speakers.features.all import features_of
from claims.pipeline.text.surface import Surface
from tests.pipeline.asking import names_asked, question_on

_RIVALS = "Lucia Ferro's campaign is small. Tomas Berg met Karin Lund. "


@pytest.mark.parametrize(
    ("text", "source", "campaigns"),
    [
        (_RIVALS + "The campaign said no.", "The campaign", ["Lucia Ferro campaign"]),
        (_RIVALS + "Tomas Berg's campaign said no.", "Tomas Berg's campaign", ["Tomas Berg campaign"]),
        (_RIVALS + "Lucia Ferro slept. Her campaign said no.", "Her campaign", ["Lucia Ferro campaign"]),
        (_RIVALS + "The Berg campaign said no. The Berg campaign left.", "The Berg campaign", ["Tomas Berg campaign"]),
    ],
)
def test_campaign_is_whose_the_text_says(nlp: Language, text: str, source: str, campaigns: list[str]) -> None:
    named = [name for name in names_asked(question_on(nlp, text, source)) if name.endswith("campaign")]
    assert named == campaigns


def test_campaign_with_a_word_of_its_own_is_no_persons(nlp: Language) -> None:
    asked = question_on(nlp, _RIVALS + "The presidential campaign showed it.", "The presidential campaign")
    assert names_asked(asked) == ["presidential campaign"]


def test_campaign_named_last_is_marked(nlp: Language) -> None:
    text = "Tomas Berg's campaign grew. Lucia Ferro's campaign is small. Tomas Berg slept. The campaign said no."
    asked = question_on(nlp, text, "The campaign")
    marked = [one.speaker.name for one, found in zip(asked.candidates, features_of(asked), strict=True)
              if found.get("campaign named last") and one.speaker]  # fmt: skip
    assert marked == ["Lucia Ferro campaign"]


def test_group_of_people_is_no_named_organisation(nlp: Language) -> None:
    asked = question_on(nlp, "Oyelaran Bank closed. A group of nurses said no.", "A group of nurses")
    assert names_asked(asked) == ["group of nurses"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The lobby group Amberley Trust met.", "group"),
        ("Amberley Trust, a small charity, met.", "charity"),
        ("They run a charity called Amberley Trust.", "charity"),
        ("Amberley Trust, Perth's oldest newspaper, met.", "newspaper"),
    ],
)
def test_text_says_what_an_organisation_is(nlp: Language, text: str, noun: str) -> None:
    surface = Surface(nlp(text))
    entity = next(one for one in find_mentions(surface).entities if "Amberley" in one.name)
    assert noun in called(surface, entity)


@pytest.mark.parametrize(
    ("name", "noun", "fits"),
    [
        ("Kestrel Airlines", "company", "fits"),
        ("Ministry of Fisheries", "ministry", "fits"),
        ("Ministry of Fisheries", "company", "differs"),
        ("Daily Herald", "newspaper", "fits"),
        ("Daily Herald", "party", "differs"),
    ],
)
def test_name_says_what_sort_an_organisation_is(nlp: Language, name: str, noun: str, fits: str) -> None:
    entity = find_mentions(Surface(nlp(f"The {name} closed on Monday."))).entities[0]
    assert bool(sorts_of_name(entity) & sorts_of_noun(noun)) == (fits == "fits")


def test_features_tell_the_organisation_that_the_text_calls_so(nlp: Language) -> None:
    text = "The lobby group Amberley Trust met the Northlake Party. The group said no."
    asked = question_on(nlp, text, "The group")
    told = {
        one.speaker.name: found for one, found in zip(asked.candidates, features_of(asked), strict=True) if one.speaker
    }
    assert told["Amberley Trust"]["called so, definite"] == 1.0
    assert told["Northlake Party"]["sort differs"] == 1.0
    assert told["group"]["words, though somebody is called so"] == 1.0
