"""Headlines that end in what somebody said."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said


@pytest.mark.parametrize(
    ("headline", "below", "speaker"),
    [
        (
            "Vogt commends Haddad for bridge deal: ‘We were able to get along’",
            "“I am glad. We were able to get along and get things done,” Petra Vogt said.",
            "Petra Vogt",
        ),
        (
            "Bridge debate leaves Vogt stuttering: “Those tolls are deceptive”",
            "“No. Those tolls are done, those tolls are deceptive,” Mayor Petra Vogt said of Omar Haddad.",
            "Petra Vogt",
        ),
        (
            "Vogt commends Haddad for bridge deal: “We were able to get along”",
            "Mayor Petra Vogt thanked Omar Haddad. “We were able to get along and get things done,” she said.",
            "Petra Vogt",
        ),
    ],
)
def test_words_behind_the_colon_are_of_whom_the_text_quotes(
    nlp: Language, headline: str, below: str, speaker: str
) -> None:
    quote = headline.partition(": ")[2]
    (one,) = (one for one in said(nlp, f"{headline}\n\n{below}") if one.content[0].text == quote)
    assert one.speaker is not None
    assert one.speaker.name == speaker


def test_nobody_is_taken_for_the_speaker_where_the_text_quotes_nobody(nlp: Language) -> None:
    found = said(nlp, "Storm hits Harlow: ‘It was a loud night’\n\nNobody slept in Harlow, Petra Vogt said.")
    assert all(one.speaker is None for one in found if one.content[0].text.startswith("‘"))
