"""Headlines whose last words say who speaks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said

_BELOW = "\n\nThe bridge stayed shut. Minister Omar Haddad spoke of it, and so did the Riders' Union. KTNA was there."


@pytest.mark.parametrize(
    ("headline", "content", "source"),
    [
        ("Bridge will open again in May: Haddad", "Bridge will open again in May", "Haddad"),
        ("Two killed as bridge falls in Basra: official", "Two killed as bridge falls in Basra", "official"),
        ("Fares should fall for all – Riders' Union", "Fares should fall for all", "Riders' Union"),
        ("Panel misusing bridge funds: Minister Omar Haddad", "Panel misusing bridge funds", "Minister Omar Haddad"),
        ("Iran: Fares have not gone up - ministry spokesman", "Iran: Fares have not gone up", "ministry spokesman"),
        ("Bridge has not been paid for -KTNA", "Bridge has not been paid for", "KTNA"),
        ("‘Nobody was asked about the bridge’: Omar Haddad", "‘Nobody was asked about the bridge’", "Omar Haddad"),
    ],
)
def test_headline_ends_in_who_says_it(nlp: Language, headline: str, content: str, source: str) -> None:
    first = said(nlp, headline + _BELOW)[0]
    assert [span.text for span in first.content] == [content]
    assert first.source is not None
    assert first.source.text == source


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge stays shut in Basra: What we know",
        "Bridge stays shut in Basra - Reuters",
        "Bridge stays shut in Basra: All the pictures",
        "The bridge and its friends: Haddad",
        "Bridge stays shut in Basra: Lind",
    ],
)
def test_headline_that_ends_in_something_else_is_nobodys(nlp: Language, headline: str) -> None:
    found = said(nlp, headline + _BELOW)
    assert not [one for one in found if one.cue is not None and one.cue.start < len(headline)]


def test_name_before_the_colon_speaks_though_a_name_ends_the_line(nlp: Language) -> None:
    first = said(nlp, "Riders' Union: No bridge without Haddad" + _BELOW)[0]
    assert first.source is not None
    assert first.source.text == "Riders' Union"
