"""What articles on world politics have: envoys with offices before a comma, agencies that hand on, other spellings."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In Basra, the head of the water panel, Omar Haddad, said no.", "head of the water panel"),
        ("“No,” said the Movement's secretary general, Sheikh Omar Haddad.", "Movement's secretary general"),
        ("Malta's deputy envoy to the Balkans, Ana Ruiz, said no.", "Malta's deputy envoy to the Balkans"),
        ("After meeting the minister, Ana Ruiz said no.", None),
        ("North Korean Ambassador Omar Haddad said no.", "North Korean Ambassador"),
        (
            "Omar Haddad, a spokesman for the senate's Home Affairs and Public Safety Committee, said no.",
            "spokesman for the senate's Home Affairs and Public Safety Committee",
        ),
    ],
)
def test_role_stands_in_front_of_a_comma_too_and_is_whole(nlp: Language, text: str, role: str | None) -> None:
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.role == role
