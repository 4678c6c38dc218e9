"""What fact-checks, court reports, obituaries, parliaments' reports and business news have."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers

LEAD = "The talks went on for days.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Facebook post claims that the bridge in Harlow has collapsed.", "Facebook post"),
        ("A Twitter user wrote that the mayor had fled.", "Twitter user"),
        ("An image shared on Twitter claiming to show the “Minister of Sports” is false.", "image shared on Twitter"),
        ("According to the Maltese government website, there is no such ministry.", "Maltese government"),
    ],
)
def test_platform_only_carries_what_is_posted_there(nlp: Language, text: str, name: str) -> None:
    assert speakers(nlp, LEAD + text)[0] == name


def test_platform_speaks_as_a_firm(nlp: Language) -> None:
    text = "Facebook said the page was gone. It added that the rules were clear."
    assert speakers(nlp, LEAD + text) == ["Facebook", "Facebook"]


def test_message_is_whose_words_on_a_platform_came_before(nlp: Language) -> None:
    text = (
        'The singer\'s son Chris Vale confirmed the news. "Although this is a sad day, I have peace," he said via '
        'Facebook.\n\n"He was the best father anyone could ask for, and my coach," the message continued.'
    )
    assert speakers(nlp, LEAD + text)[-1] == "Chris Vale"


def test_verdict_before_a_headlines_colon_says_nothing(nlp: Language) -> None:
    text = "FALSE: This image does not show the minister of sports\n\nThe picture was taken in Oslo in May."
    assert speakers(nlp, text) == []


@pytest.mark.parametrize(
    "headline", ["Sudan: Cholera, Dengue and Other Outbreaks", "UK weather forecast: Met Office issues flood warning"]
)
def test_place_and_topic_before_a_headlines_colon_say_nothing(nlp: Language, headline: str) -> None:
    assert speakers(nlp, f"{headline}\n\nThe city of Omdurman is cut off.") == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("KBC managing director Tom Ashe said it was late.", "Tom Ashe", "KBC managing director"),
        ("WHO Director-General Dr Kofi Gebre told reporters that it was late.", "Kofi Gebre", "WHO Director-General"),
        ("Kofi Gebre, WHO director-general, said it was late.", "Kofi Gebre", "WHO director-general"),
        ("Nordbank analyst, Paul Weber commented that the shares were dear.", "Paul Weber", "Nordbank analyst"),
        ("The Nordbank managing director, Ana Ruiz, said it was late.", "Ana Ruiz", "Nordbank managing director"),
        (
            "“They were hit,” said Karl Weber, Coast Watch International's Middle East and North Africa director.",
            "Karl Weber",
            "Coast Watch International's Middle East and North Africa director",
        ),
        (
            "Ana Vale, a geologist and research associate at the Museum of Ayr, says it is old.",
            "Ana Vale",
            "geologist and research associate at the Museum of Ayr",
        ),
        ("Marlow's niece, Nancy Holt, said his death was a shock.", "Nancy Holt", "Marlow's niece"),
    ],
)
def test_offices_beside_names(nlp: Language, text: str, name: str, role: str) -> None:
    one = said(nlp, LEAD + text)[0]
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.role) == (name, "person", role)


def test_justice_of_a_court_is_the_judge(nlp: Language) -> None:
    text = "Mrs Justice Vane said the trial would go on. The judge added: “We sit again on Monday morning.”"
    assert speakers(nlp, LEAD + text) == ["Vane", "Vane"]


def test_office_behind_initials_of_a_body_is_no_name(nlp: Language) -> None:
    text = "UN Secretary-General on Monday urged all countries to act.\n\n“It is time,” said António Guterres."
    assert speakers(nlp, LEAD + text) == ["António Guterres", "António Guterres"]


def test_lobby_is_no_company(nlp: Language) -> None:
    text = (
        "The mine was closed on Monday, Amnesty International said today.\n\nNordbank was told of it. The company said "
        "it had sold the mine."
    )
    assert speakers(nlp, LEAD + text)[-1] == "Nordbank"


def test_statement_that_reads_is_whose_it_is(nlp: Language) -> None:
    text = LEAD + "Nordbank has released an official statement on the matter, which reads: “We are sure of it.”"
    assert speakers(nlp, text)[-1] != "matter"


def test_member_of_a_parliament_has_a_seat_behind_the_name(nlp: Language) -> None:
    text = (
        "Points of order\n\nMr. Karl Weber (Ayr): On a point of order, Mr. Speaker, of which I gave notice.\n\n"
        "Mr. Speaker: That is not a matter for me; Ministers are responsible for their replies.\n\n"
        "Ana Eames (Harlow): Further to that point of order, Mr. Speaker. It is a matter of great regret to me.\n\n"
        "Mr. Speaker: I am grateful to the hon. Lady for what she has said."
    )
    assert speakers(nlp, text) == ["Karl Weber", "Mr. Speaker", "Ana Eames", "Mr. Speaker"]


def test_quoted_paragraph_goes_on_with_who_spoke_before_it(nlp: Language) -> None:
    text = (
        "Police appeal\n\nDetective Inspector Craig Burch said he was appealing to anyone who saw it to come forward."
        '\n\n"No arrests have been made at this time, and there will be more police in the area."\n\n'
        "Det Sgt Ellie Gomez, of Preston CID, said: “This is an appalling crime. My thoughts are with him.”"
    )
    first, second = said(nlp, text)
    assert first.content[-1].text.startswith('"No arrests')
    assert [part.text for part in second.content] == ["“This is an appalling crime. My thoughts are with him.”"]


def test_mum_is_no_name(nlp: Language) -> None:
    text = "Mum speaks of “nightmare” as killer is jailed\n\nThe court in Ayr rose at noon."
    assert all(one.speaker is None or one.speaker.kind != "organisation" for one in said(nlp, text))


def test_verdict_behind_which_somebody_speaks_is_no_channel(nlp: Language) -> None:
    (one,) = said(nlp, LEAD + "Ana Ruiz said after the verdict: “My life ended on that day in May.”")
    assert one.relays == ()


def test_who_confirms_to_an_outlet_at_the_end_of_a_sentence(nlp: Language) -> None:
    text = (
        "HARLOW (KBCHarlow/KBCNews) -- Legendary actor Burt Reinhold, the star of countless action films, died "
        "Thursday morning in Florida at the age of 82, his publicist, Jeffrey Lane, confirmed to KBCNews."
    )
    assert speakers(nlp, LEAD + text) == ["Jeffrey Lane"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Multiple Facebook posts shared hundreds of times in Harlow claim that the drug can be used as a vaccine.",
            "claim",
            "that the drug can be used as a vaccine",
        ),
        (
            "A Facebook post shared thousands of times claims that the bridge in Ayr has collapsed.",
            "claims",
            "that the bridge in Ayr has collapsed",
        ),
    ],
)
def test_how_often_a_post_was_shared_is_not_what_it_says(nlp: Language, text: str, cue: str, content: str) -> None:
    one = said(nlp, LEAD + text)[0]
    assert one.cue is not None
    assert (one.cue.text, [part.text for part in one.content]) == (cue, [content])
