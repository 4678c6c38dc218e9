"""Quoted first paragraphs that the sentence below them gives to somebody."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said

_QUOTED = "“They know what my number is, all they have to do is call.”"


@pytest.mark.parametrize("title", ["Shutdown begins", "Strike enters third day"])
def test_who_is_pointed_at_says_what_stands_above(nlp: Language, title: str) -> None:
    text = f"{title}\n\n{_QUOTED}\n\nThat was Mayor Omar Haddad speaking on HNN's “Daybreak,” clearly tired."
    first = said(nlp, text)[0]
    assert first.speaker is not None
    assert (first.speaker.name, first.cue, [one.text for one in first.content]) == ("Omar Haddad", None, [_QUOTED])
    assert "HNN" in {one.name for one in first.relays}


def test_what_nobody_is_pointed_at_for_stays_as_it_is(nlp: Language) -> None:
    text = f"Strike enters third day\n\n{_QUOTED}\n\nThat was three weeks ago, before the buses stopped."
    assert [one for one in said(nlp, text) if one.source is not None and "three" in one.source.text] == []
