from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from claims.pipeline.dates.component import add_dates
from claims.quotation import Relay, RelayKind
from tests.pipeline.quoting import read

WEDNESDAY = date(2021, 2, 3)
MONDAY = date(2021, 2, 1)


def days(nlp: Language, text: str, channel: str, kind: RelayKind) -> list[date | None]:
    """When Ruiz's and then Haddad's words were said, both through the channel where the text names it first."""
    doc = read(
        nlp,
        text,
        ("“The ferry leaks,”", "said", "Ana Ruiz"),
        ("that the ferry is sound", "countering", "Omar Haddad"),
        published=WEDNESDAY,
    )
    start = text.index(channel)
    doc._.claims_relays = ((Relay(channel, kind, start, start + len(channel)),),) * 2
    return [said.first if said is not None else None for said in add_dates(doc)._.claims_dates]


COUNTERED = (
    "\n\nHer stridency surprised the harbour.\n\nOmar Haddad stood beside her, countering that the ferry is sound."
)


@pytest.mark.parametrize(
    ("words", "channel", "kind"),
    [
        ("during Monday night's mayoral debate", "debate", "speech"),
        ("on “The Late Tide” on Monday", "The Late Tide", "outlet"),
    ],
)
def test_who_else_spoke_there_spoke_on_the_same_day(nlp: Language, words: str, channel: str, kind: RelayKind) -> None:
    text = f"“The ferry leaks,” Ana Ruiz said {words}.{COUNTERED}"
    assert days(nlp, text, channel, kind) == [MONDAY, MONDAY]


def test_a_document_has_no_day_on_which_all_is_said(nlp: Language) -> None:
    text = f"“The ferry leaks,” Ana Ruiz said on Monday in her book.{COUNTERED}"
    assert days(nlp, text, "book", "document") == [MONDAY, None]


def test_a_day_in_another_sentence_than_the_channel_is_not_that_channels(nlp: Language) -> None:
    text = f"The debate was long. “The ferry leaks,” Ana Ruiz said on Monday.{COUNTERED}"
    assert days(nlp, text, "debate", "speech") == [MONDAY, None]


@pytest.mark.parametrize(("named", "day"), [("the", MONDAY), ("the televised", MONDAY), ("a", None), ("another", None)])
def test_the_debate_is_the_one_named_before(nlp: Language, named: str, day: date | None) -> None:
    text = (
        f"“The ferry leaks,” Ana Ruiz said at a debate on Monday.\n\nIn {named} debate Omar Haddad rose, countering "
        "that the ferry is sound."
    )
    doc = read(
        nlp, text, ("“The ferry leaks,”", "said", "Ana Ruiz"),
        ("that the ferry is sound", "countering", "Omar Haddad"), published=WEDNESDAY,
    )  # fmt: skip
    places = [text.index("debate"), text.rindex("debate")]
    doc._.claims_relays = tuple((Relay("debate", "speech", start, start + 6),) for start in places)
    assert [said and said.first for said in add_dates(doc)._.claims_dates] == [MONDAY, day]
