"""Errors that articles written to find some showed, by class: affidavits, fact-checks, features, obituaries."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.circumstances.channels import find_channels
from claims.pipeline.extract import extract
from claims.pipeline.text.surface import surface_of
from claims.quotation import Quotation
from tests.pipeline.quoting import read


def said(nlp: Language, text: str) -> list[Quotation]:
    return list(extract(text, nlp=nlp).quotations)


def speakers(nlp: Language, text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker is not None else None for one in said(nlp, text)]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Senator Ana Ruiz was quoted by the Harbour Gazette as saying that the bridge was safe.", "Harbour Gazette"),
        ("Senator Ana Ruiz was quoted in the Harbour Gazette as saying that the bridge was safe.", "Harbour Gazette"),
        ("Senator Ana Ruiz was quoted last month as saying that the bridge was safe.", None),
    ],
)
def test_who_was_quoted_said_it_and_who_quoted_her_relays_it(nlp: Language, text: str, outlet: str | None) -> None:
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert (one.speaker.name, [relay.name for relay in one.relays]) == ("Ana Ruiz", [outlet] if outlet else [])


def test_he_and_she_and_a_cousin_are_no_affidavit(nlp: Language) -> None:
    text = (
        "Omar Haddad was arrested on Friday, according to an arrest affidavit. His neighbor told officers that he had "
        "heard shots. The affidavit states that a witness came forward. She told officers that Haddad ran away."
    )
    doc = read(
        nlp,
        text,
        ("Omar Haddad was arrested on Friday", "according to", "an arrest affidavit"),
        ("that he had heard shots", "told", "His neighbor"),
        ("that a witness came forward", "states", "The affidavit"),
        ("that Haddad ran away", "told", "She"),
    )
    for index in (1, 3):
        names = [one.speaker.name for one in doc._.claims_choices[index] if one.speaker is not None]
        assert not [name for name in names if "affidavit" in name]


def test_people_at_the_beginning_of_a_sentence_are_no_magazine(nlp: Language) -> None:
    text = "The buyer pulled out on Monday. People close to the talks said that the price was too high."
    assert speakers(nlp, text) == ["people close to the talks"]


def test_people_inside_a_sentence_is_the_magazine(nlp: Language) -> None:
    (one,) = said(nlp, "Ana Ruiz told People that the wedding was off.")
    assert [relay.name for relay in one.relays] == ["People"]


def test_labels_of_a_fact_check_say_nothing(nlp: Language) -> None:
    text = (
        "Did the mayor close the school?\n\nCLAIM: Mayor Ana Ruiz closed the school in 2011.\n\n"
        "VERDICT: False. The county closed it. The post has been deleted."
    )
    assert speakers(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Three officials familiar with the ruling said that the school would close.",
        "People briefed on the report left early.",
        "Attorney Ana Ruiz entered a plea of not guilty for Omar Haddad.",
    ],
)
def test_what_is_known_or_pleaded_is_no_channel(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert find_channels(surface_of(doc), doc._.claims_names) == []


def test_given_names_with_diacritics_tell_man_and_woman(nlp: Language) -> None:
    text = (
        "Jörg Paulsen, a party leader, shared the tape and wrote: “Look at this.” The full tape shows minister Karin "
        "Brandt reading a letter aloud. “A woman wrote this to me,” she said."
    )
    assert speakers(nlp, text) == ["Jörg Paulsen", "Karin Brandt"]


@pytest.mark.parametrize(
    ("between", "second"),
    [
        ("Her deputy, Omar Haddad, was less sure.", "Omar Haddad"),
        ("Omar Haddad disagreed.", "Omar Haddad"),
        ("Her colleague at the finance ministry, Omar Haddad, was more careful.", "Omar Haddad"),
        ("She shrugged.", "Ana Ruiz"),
        ("Ruiz then left the hall.", "Ana Ruiz"),
    ],
)
def test_quotation_is_of_whom_the_sentence_before_it_is_about(nlp: Language, between: str, second: str) -> None:
    text = f"“It is fine for now,” said Ana Ruiz. {between} “It may rain all night.”"
    found = {part.text: one.speaker.name for one in said(nlp, text) if one.speaker is not None for part in one.content}
    assert found == {"“It is fine for now,”": "Ana Ruiz", "“It may rain all night.”": second}


def test_paragraphs_of_their_own_are_of_who_was_speaking(nlp: Language) -> None:
    text = (
        "Ana Ruiz, a diver, described her first winter under the ice.\n\n“I could not see my own hands. It was like "
        "soup.\n\n“Then the lamp went out, and I prayed.”\n\nShe retired in 2004."
    )
    last = said(nlp, text)[-1]
    assert last.speaker is not None
    assert last.source is not None
    assert (last.speaker.name, last.cue, last.source.text, len(last.content)) == (
        "Ana Ruiz",
        None,
        "Ana Ruiz, a diver",
        2,
    )


@pytest.mark.parametrize(
    ("before", "cue", "source"),
    [
        ("Ana Ruiz argued in her letter that the bridge was unsafe.", "argued", "Ana Ruiz"),
        ("The bridge, Ana Ruiz argued in her letter, was unsafe.", "argued", "Ana Ruiz"),
        ("Omar Haddad left. Ana Ruiz then listed the marks of a bridge that is about to fall:", None, "Ana Ruiz"),
        ("Ana Ruiz said that it was late. The bridge was closed in May.", None, None),
    ],
)
def test_paragraph_of_its_own_goes_on_with_the_sentence_before(
    nlp: Language, before: str, cue: str | None, source: str | None
) -> None:
    text = f"{before}\n\n“In the light of this it would be best to close the bridge for the winter.”\n\nIt rained."
    last = next(one for one in said(nlp, text) if one.content[-1].text.startswith("“In the light"))
    assert (last.cue and last.cue.text.split()[0], last.source and last.source.text) == (cue, source)
    assert last.speaker is not None
    assert last.speaker.name == "Ana Ruiz"


@pytest.mark.parametrize("box", ["“Harbour Lights”", "“the day the music died”"])
def test_titles_in_paragraphs_of_their_own_are_no_quotations(nlp: Language, box: str) -> None:
    text = f"Ana Ruiz said that the bridge was safe.\n\n{box}\n\nThe film opens on Friday."
    assert speakers(nlp, text) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Omar Haddad was raised by his grandmother, who told him that the sea was a thief.", "grandmother"),
        ("Omar Haddad sent for his lawyer, who said that the letter was forged.", "lawyer"),
    ],
)
def test_who_behind_his_grandmother_is_she(nlp: Language, text: str, speaker: str) -> None:
    assert speakers(nlp, text) == [f"Omar Haddad's {speaker}"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A friend of mine, @HarbourAna,", "HarbourAna"),
        ("One reader, @omar_h,", "omar_h"),
        ("A user named HarbourAna77", "HarbourAna77"),
        ("An account called HarbourAna", "HarbourAna"),
        ("A woman named Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_name_that_somebody_goes_by_on_a_network_is_the_speaker(nlp: Language, source: str, speaker: str) -> None:
    assert speakers(nlp, f"The mayor was mocked. {source} replied on Twitter: “Go home, all of you.”")[-1] == speaker


def test_quoted_as_calling_is_behind_who_was_quoted(nlp: Language) -> None:
    text = (
        "In 2012 the parish begged the town for a crossing; a trustee at the time, Omar Haddad, was quoted by the "
        "Harbour Gazette as calling it “a toy for the rich.”"
    )
    one = said(nlp, text)[-1]
    assert one.speaker is not None
    assert (one.speaker.name, one.content[0].text) == ("Omar Haddad", "it “a toy for the rich.”")


def test_paragraph_that_opens_its_marks_again_is_not_of_the_next_speaker(nlp: Language) -> None:
    text = (
        "A neighbor described the night of the flood.\n\n“It was like a train. The doors went first.\n\n“Then the "
        "water came, and we ran.”\n\nThe council said on its website that a shelter would open on Friday."
    )
    found = [[part.text for part in one.content] for one in said(nlp, text)]
    assert found[-1] == ["that a shelter would open on Friday"]
    assert found[-2] == ["“It was like a train. The doors went first.", "“Then the water came, and we ran.”"]


def test_last_week_is_no_part_of_a_role(nlp: Language) -> None:
    text = "Last week Mayor Ana Ruiz said that the pier would close."
    (one,) = read(nlp, text, ("that the pier would close", "said", "Mayor Ana Ruiz"))._.claims_speakers
    assert (one.name, one.role) == ("Ana Ruiz", "Mayor")
