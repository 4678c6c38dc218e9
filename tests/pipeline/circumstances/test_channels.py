from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tests.pipeline.quoting import read


def relays(doc: Doc, index: int = 0) -> list[tuple[str, str]]:
    return [(relay.name, relay.kind) for relay in doc._.claims_relays[index]]


@pytest.mark.parametrize("paper", ["Harbour-Review", "Clarion-Herald"])
def test_of_two_newspapers_that_became_one_the_second_tells_what_it_is(nlp: Language, paper: str) -> None:
    doc = read(nlp, f"“It can be done,” Ana Ruiz told The {paper}.", ("“It can be done,”", "told", "Ana Ruiz"))
    assert relays(doc) == [(paper, "outlet")]
    assert doc._.claims_addressees == ((),)


def test_a_broadcast_is_called_by_the_title_behind_the_word_for_it(nlp: Language) -> None:
    text = "In an interview with Omar Haddad on his podcast “The Tide Files,” Ana Ruiz said that the ferry would sail."
    doc = read(nlp, text, ("that the ferry would sail", "said", "Ana Ruiz"))
    assert relays(doc) == [("The Tide Files", "outlet")]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("Norland renewed its calls for the port to close.", "the port to close", "renewed", "Norland"),
        ("Ana Ruiz announced in capital letters, “I am leaving.”", "“I am leaving.”", "announced", "Ana Ruiz"),
        ("Ana Ruiz waded into the ferry debate, urging the port to wait.", "the port to wait", "urging", "Ana Ruiz"),
        ("On a visit to Norland, Ana Ruiz said the port was full.", "the port was full", "said", "Ana Ruiz"),
        ("Another complaint is that the ferry is late.", "that the ferry is late", "is", None),
        (
            "The leading journal of elite harbour opinion presented an answer: sailors loathe the port.",
            "sailors loathe the port", "presented", "The leading journal of elite harbour opinion",
        ),
    ],
)  # fmt: skip
def test_more_turns_of_phrase_are_no_channels(
    nlp: Language, text: str, content: str, cue: str, source: str | None
) -> None:
    assert relays(read(nlp, text, (content, cue, source))) == []


def test_a_broadcast_at_the_end_of_what_was_said_on_it_is_the_channel(nlp: Language) -> None:
    text = "Ana Ruiz stated that the matter of the ferry has moved on Friday’s broadcast of HBO’s “Low Tide.”"
    doc = read(nlp, text, (text[16:], "stated", "Ana Ruiz"))
    assert relays(doc) == [("HBO", "outlet"), ("Low Tide", "outlet")]


def test_an_outlet_that_speaks_under_its_longer_name_relays_nothing(nlp: Language) -> None:
    text = "Time Magazine chose the ferry. Every year, Time announces who wins the prize."
    doc = read(nlp, text, ("the ferry", "chose", "Time Magazine"), ("who wins the prize", "announces", "Time"))
    assert relays(doc, 1) == []


def test_an_outlet_that_employs_who_told_another_relays_nothing(nlp: Language) -> None:
    text = "Sam Vogt, Time’s managing editor, explained to CBS why the ferry won. Vogt called it a wonder."
    doc = read(
        nlp,
        text,
        ("why the ferry won", "explained", "Sam Vogt, Time’s managing editor,"),
        ("a wonder", "called", "Vogt"),
    )
    assert [relays(doc, 0), relays(doc, 1)] == [[("CBS", "outlet")], [("CBS", "outlet")]]


def test_what_another_of_the_sentence_made_relays_nothing(nlp: Language) -> None:
    text = "On Monday Ana Ruiz signed an order to close the port, while Omar Haddad proposed that we wake up."
    doc = read(
        nlp, text, ("to close the port", "signed an order", "Ana Ruiz"), ("that we wake up", "proposed", "Omar Haddad")
    )
    assert relays(doc, 1) == []


def test_the_polls_of_an_average_are_no_channel_beside_it(nlp: Language) -> None:
    text = "Ruiz leads Haddad by six points, according to a Harbour Review average of recent polls."
    doc = read(
        nlp, text, ("Ruiz leads Haddad by six points", "according to", "a Harbour Review average of recent polls")
    )
    assert relays(doc) == [("average", "document")]


def test_messages_in_a_series_are_one_channel(nlp: Language) -> None:
    text = "In a series of tweets, Ana Ruiz said that the port was full."
    assert relays(read(nlp, text, ("that the port was full", "said", "Ana Ruiz"))) == [("tweets", "social")]


@pytest.mark.parametrize(
    ("named", "told", "expected"),
    [
        ("Omar Haddad spoke on “Meet the Press” on Friday.", "the show", "Meet the Press"),
        ("The New York Times asked Omar Haddad on Friday.", "the newspaper", "New York Times"),
        ("Omar Haddad spoke about a play on Friday.", "the show", "show"),
    ],
)
def test_the_newspaper_is_the_one_named_before(nlp: Language, named: str, told: str, expected: str) -> None:
    doc = read(
        nlp, f"{named} “The ferry will sail,” Ana Ruiz told {told}.", ("“The ferry will sail,”", "told", "Ana Ruiz")
    )
    assert relays(doc) == [(expected, "outlet")]


@pytest.mark.parametrize(
    ("text", "quote", "names"),
    [
        ("“We will dig,” Ana Ruiz told sailors in Novi, N.L., on Monday.", ("“We will dig,”", "told"), []),
        ("“We will dig,” Ana Ruiz told NLT on Monday.", ("“We will dig,”", "told"), ["NLT"]),
        ("Ana Ruiz went on with her call to bring the ports together.", ("to bring the ports together", "call"), []),
        (
            "Ana Ruiz said in a recent issue of Reuters magazine that the ferry is late.",
            ("that the ferry is late", "said"), ["Reuters"],
        ),
        (
            "“We will dig,” Ana Ruiz added during her appearance on “Morning Joe.”",
            ("“We will dig,”", "added"), ["Morning Joe"],
        ),
        ("“We will dig,” Ana Ruiz said in an appearance in Novi.", ("“We will dig,”", "said"), ["appearance"]),
    ],
)  # fmt: skip
def test_places_appeals_and_words_for_an_outlet_are_no_channels_beside_it(
    nlp: Language, text: str, quote: tuple[str, str], names: list[str]
) -> None:
    assert [name for name, _ in relays(read(nlp, text, (*quote, "Ana Ruiz")))] == names


def test_organisation_whose_name_ends_in_service_is_no_speech(nlp: Language) -> None:
    text = "“I want to go,” Ana Ruiz told the judge and Courts Service this week."
    doc = read(nlp, text, ("“I want to go,”", "told", "Ana Ruiz"))
    assert doc._.claims_relays[0] == ()


def test_media_group_that_is_spoken_to_is_an_outlet(nlp: Language) -> None:
    text = "It rained. Speaking to the Tarn Media Group, Ana Ruiz said the club was safe."
    doc = read(nlp, text, ("the club was safe", "said", "Ana Ruiz"))
    assert [(one.name, one.kind) for one in doc._.claims_relays[0]] == [("Tarn Media Group", "outlet")]


def test_page_that_is_told_is_an_outlet(nlp: Language) -> None:
    doc = read(nlp, "It rained. “We are here,” Ana Ruiz told Harlow.com.", ("“We are here,”", "told", "Ana Ruiz"))
    assert [one.name for one in doc._.claims_relays[0]] == ["Harlow.com"]
    assert doc._.claims_addressees[0] == ()


def test_sentencing_somebody_is_what_a_judge_does(nlp: Language) -> None:
    text = "It rained. Sentencing, Judge Ana Ruiz told him: “You are a danger.”"
    assert read(nlp, text, ("“You are a danger.”", "told", "Judge Ana Ruiz"))._.claims_relays[0] == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A Facebook spokesman explained the bug. “It is fixed,” he said.", ("“It is fixed,”", "said", "he")),
        ("Twitter outlined its plans. “It is fixed,” Ana Ruiz said.", ("“It is fixed,”", "said", "Ana Ruiz")),
        (
            "Ana Ruiz said sales will weigh on its performance.",
            ("sales will weigh on its performance", "said", "Ana Ruiz"),
        ),
    ],
)
def test_a_firm_and_its_results_are_no_channels(nlp: Language, text: str, quote: tuple[str, str, str]) -> None:
    assert relays(read(nlp, text, quote)) == []


@pytest.mark.parametrize(
    ("medium", "relay"),
    [
        ("Vexo Media Network", ("Vexo Media Network", "outlet")),
        ("Vexo News agency", ("Vexo News", "outlet")),
    ],
)
def test_noun_that_ends_an_outlets_name_is_no_other_channel(nlp: Language, medium: str, relay: tuple[str, str]) -> None:
    doc = read(nlp, f"Ana Ruiz told {medium} that it was safe.", ("that it was safe", "told", "Ana Ruiz"))
    assert relays(doc) == [relay]
    assert doc._.claims_addressees == ((),)


def test_what_a_minister_is_for_is_no_magazine(nlp: Language) -> None:
    text = "Minister of Foreign Affairs Ana Ruiz spoke. In a statement, Ruiz said it was safe."
    assert relays(read(nlp, text, ("it was safe", "said", "Ruiz"))) == [("statement", "statement")]
    text = "In an essay in Foreign Affairs, Ana Ruiz said it was safe."
    assert ("Foreign Affairs", "outlet") in relays(read(nlp, text, ("it was safe", "said", "Ana Ruiz")))
