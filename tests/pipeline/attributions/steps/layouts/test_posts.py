from __future__ import annotations

from spacy.language import Language

from claims.quotation import Relay
from tests.pipeline.attributions.test_component import told

TEXT = (
    "The lock keeper\n\nFriends remembered Omar Haddad on Friday.\n\n"
    "So sad to hear about Omar Haddad. He taught me to swim — Lena Vogt (@lenavogt) April 7, 2017\n"
)


def test_a_post_is_of_whoever_signs_it_with_a_handle(nlp: Language) -> None:
    said = "So sad to hear about Omar Haddad. He taught me to swim"
    assert told(nlp, TEXT)[-1] == ("Lena Vogt", None, (said,))


def test_the_handle_is_the_relay_and_the_day_the_date(nlp: Language) -> None:
    doc = nlp(TEXT)
    start = TEXT.index("@lenavogt")
    assert doc._.claims_relays[-1] == (Relay("@lenavogt", "social", start, start + len("@lenavogt")),)


def test_a_handle_in_a_sentence_signs_nothing(nlp: Language) -> None:
    assert told(nlp, "The lock\n\nFollow us - and Lena Vogt (@lenavogt) - for news of the lock.\n") == []
