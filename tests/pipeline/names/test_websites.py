"""Firms that are called by the address of their website."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.names.websites import with_websites
from claims.pipeline.text.surface import Surface
from tests.pipeline.quoting import BLANK, read, speakers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TackleTrader.com said no.", ["TackleTrader.com"]),
        ("TackleTrader.com's owner said no.", ["TackleTrader.com"]),
        ("Write to Ana@TackleTrader.com or see TackleTrader.com/about for more.", []),
        ("The listing stood on tackletrader.com for a day.", []),
    ],
)
def test_address_with_a_capital_is_a_name(text: str, found: list[str]) -> None:
    names = with_websites(Surface(BLANK(text)), [])
    assert [text[name.start : name.end] for name in names] == found


def test_statement_on_a_website_is_of_whom_it_names(nlp: Language) -> None:
    text = (
        "The auction\n\nLeon Harding tried to sell the boat, but two sites took it down. A statement posted on "
        "the website TackleTrader.com said listings are made by users."
    )
    source = "A statement posted on the website TackleTrader.com"
    assert speakers(read(nlp, text, ("listings are made by users", "said", source))) == ["TackleTrader.com"]
